import type { ComponentChildren } from "preact";
import { Field } from "./field.tsx";

interface ChoiceFieldProps {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
  readonly help?: ComponentChildren;
  readonly issue?: string | undefined;
}

export function ChoiceField({ label, value, choices, onChange, help, issue }: ChoiceFieldProps) {
  return (
    <Field
      label={label}
      help={help}
      issue={issue}
      control={(ties) => (
        <select {...ties} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    />
  );
}
