import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useId } from "preact/hooks";

/** What ties a control to its name and help. */
export interface FilterTies {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
}

interface FilterFieldProps {
  readonly label: string;
  readonly help?: string;
  readonly control: (ties: FilterTies) => JSX.Element;
}

/** One choice above a list, its name on top of it. */
export function FilterField({ label, help, control }: FilterFieldProps) {
  const id = useId();
  const helpId = help === undefined ? undefined : `${id}-help`;
  return (
    <div class="filter-field">
      <label for={id}>{label}</label>
      {control({ id, "aria-describedby": helpId })}
      {help !== undefined && <small id={helpId}>{help}</small>}
    </div>
  );
}

/** How long somebody may think between two letters. */
const PAUSE_MS = 350;

interface TypedInputProps {
  readonly ties: FilterTies;
  readonly value: string;
  /** Of a `datalist` with what is often typed. */
  readonly list?: string;
  readonly onChange: (value: string) => void;
}

/** What is typed counts once who types pauses, or goes on with Enter. */
export function TypedInput({ ties, value, list, onChange }: TypedInputProps) {
  const typed = useSignal(value);
  useEffect(() => {
    typed.value = value;
  }, [value]);
  useEffect(() => {
    if (typed.value === value) return;
    const timer = setTimeout(() => onChange(typed.value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed.value]);
  return (
    <input
      {...ties}
      type="text"
      list={list}
      autocomplete="off"
      maxLength={40}
      value={typed.value}
      onInput={(event) => {
        typed.value = event.currentTarget.value;
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter") onChange(typed.value);
      }}
    />
  );
}
