import type { ComponentChildren } from "preact";
import { Field } from "./field.tsx";

interface TickFieldProps {
  readonly label: string;
  readonly ticked: boolean;
  readonly onChange: (ticked: boolean) => void;
  readonly help?: ComponentChildren;
  readonly issue?: string | undefined;
}

export function TickField({ label, ticked, onChange, help, issue }: TickFieldProps) {
  return (
    <Field
      label={label}
      help={help}
      issue={issue}
      control={(ties) => (
        <input {...ties} type="checkbox" checked={ticked} onChange={(event) => onChange(event.currentTarget.checked)} />
      )}
    />
  );
}
