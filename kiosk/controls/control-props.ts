import type { Form } from "../forms/form.ts";

/** What the control of a field is handed: where its value stands, and what the schema says of it. */
export interface ControlProps {
  readonly form: Form;
  /** `numbers/0/extension`. */
  readonly path: string;
  readonly schema: object;
}
