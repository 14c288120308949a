import type { ComponentChildren, TargetedEvent } from "preact";
import { Field } from "./field.tsx";

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly help?: ComponentChildren;
  readonly issue?: string | undefined;
  readonly kind?: "text" | "password" | "number" | "date";
  readonly autocomplete?: string;
  readonly maxLength?: number | undefined;
}

export function TextField({ label, value, onChange, help, issue, kind = "text", ...rest }: TextFieldProps) {
  const shared = {
    dir: "auto",
    autocomplete: rest.autocomplete ?? "off",
    spellcheck: false,
    maxLength: rest.maxLength,
    value,
    onInput: (event: TargetedEvent<HTMLInputElement>) => onChange(event.currentTarget.value),
  } as const;
  return (
    <Field
      label={label}
      help={help}
      issue={issue}
      control={(ties) =>
        kind === "password" ? (
          <input {...ties} {...shared} type="password" />
        ) : kind === "number" ? (
          <input {...ties} {...shared} type="text" class="short" inputMode="numeric" />
        ) : kind === "date" ? (
          <input {...ties} {...shared} type="date" class="day" />
        ) : (
          <input {...ties} {...shared} type="text" />
        )
      }
    />
  );
}
