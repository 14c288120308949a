import type { TargetedEvent } from "preact";
import { useId } from "preact/hooks";

interface GateFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly kind?: "text" | "password";
  readonly name: string;
  readonly autocomplete: string;
  readonly help?: string;
  readonly issue?: string | undefined;
}

/** A field with its label above it, for pages that hold little else. */
export function GateField({ label, value, onChange, kind = "text", name, autocomplete, help, issue }: GateFieldProps) {
  const id = useId();
  const shared = {
    id,
    name,
    autocomplete,
    autocapitalize: "none",
    spellcheck: false,
    "aria-invalid": issue === undefined ? undefined : "true",
    "aria-describedby": `${id}-issue ${id}-help`,
    value,
    onInput: (event: TargetedEvent<HTMLInputElement>) => onChange(event.currentTarget.value),
  } as const;
  return (
    <div class="gate-field">
      <label for={id}>{label}</label>
      {kind === "password" ? <input {...shared} type="password" /> : <input {...shared} type="text" />}
      <p class="issue" id={`${id}-issue`}>
        {issue}
      </p>
      <p class="row-help" id={`${id}-help`}>
        {help}
      </p>
    </div>
  );
}
