import type { ComponentChildren, JSX } from "preact";
import { useId } from "preact/hooks";
import { Row } from "./row.tsx";

/** What ties a control to its label, help and issue. */
export interface FieldTies {
  readonly id: string;
  readonly "aria-describedby": string;
  readonly "aria-invalid": "true" | undefined;
}

interface FieldProps {
  readonly label: string;
  readonly help?: ComponentChildren;
  readonly issue?: string | undefined;
  readonly control: (ties: FieldTies) => JSX.Element;
}

/** One row of a form; what is wrong is said beside the control. */
export function Field({ label, help, issue, control }: FieldProps) {
  const id = useId();
  const ties: FieldTies = {
    id,
    "aria-describedby": `${id}-issue ${id}-help`,
    "aria-invalid": issue === undefined ? undefined : "true",
  };
  return (
    <Row label={<label for={id}>{label}</label>} help={<div id={`${id}-help`}>{help}</div>}>
      {control(ties)}
      <p class="issue" id={`${id}-issue`}>
        {issue !== undefined && <bdi>{issue}</bdi>}
      </p>
    </Row>
  );
}
