import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { Row } from "./row.tsx";

interface RadioFieldProps {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
  readonly help?: ComponentChildren;
  readonly issue?: string | undefined;
}

/** A few values of which one holds, all of them in sight. */
export function RadioField({ label, value, choices, onChange, help, issue }: RadioFieldProps) {
  const id = useId();
  return (
    <Row label={<span id={id}>{label}</span>} help={<div id={`${id}-help`}>{help}</div>}>
      <div
        class="radios"
        role="radiogroup"
        aria-labelledby={id}
        aria-describedby={`${id}-help`}
        aria-invalid={issue === undefined ? undefined : "true"}
        tabIndex={issue === undefined ? undefined : -1}
      >
        {choices.map((choice) => (
          <label key={choice.value} class="side">
            <input type="radio" name={id} checked={choice.value === value} onChange={() => onChange(choice.value)} />
            {choice.label}
          </label>
        ))}
      </div>
      <p class="issue">{issue !== undefined && <bdi>{issue}</bdi>}</p>
    </Row>
  );
}
