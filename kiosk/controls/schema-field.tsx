import type { ComponentChildren } from "preact";
import { notesOf } from "../../daemon/model/config/field.ts";
import { isRecord } from "../../daemon/model/config/json.ts";
import { DAY } from "../../daemon/model/config/planning.ts";
import { controlShape } from "../forms/draft.ts";
import type { Form } from "../forms/form.ts";
import { useSite } from "../site/use-site.ts";
import { ChoiceField } from "./choice-field.tsx";
import { TextField } from "./text-field.tsx";
import { TickField } from "./tick-field.tsx";

interface SchemaFieldProps {
  readonly form: Form;
  readonly name: string;
  /** Label, help and shape come from here. */
  readonly schema: object;
  /** Words of a choice; also makes a choice of a text. */
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
  readonly secret?: boolean;
  /** In place of the help of the schema. */
  readonly help?: string;
  /** What stands after the help of the schema. */
  readonly more?: ComponentChildren;
}

/** One field of a form, drawn from its schema. */
export function SchemaField({ form, name, schema, choices, secret, help, more }: SchemaFieldProps) {
  const site = useSite();
  const { kind, maxLength, choices: values } = controlShape(schema);
  const notes = notesOf(schema);
  const issue = form.issueOf(name);
  const shared = {
    label: site.inWords(notes.label),
    help: (
      <>
        {help ?? site.inWords(notes.help)} {more}
      </>
    ),
    issue: issue && site.told(issue),
    onChange: (value: string | boolean) => form.set(name, value),
  };
  const value = form.value(name) ?? "";
  if (kind === "tick") return <TickField {...shared} ticked={value === true} />;
  if (kind === "choice" || choices !== undefined) {
    const shown = choices ?? values.map((one) => ({ value: one, label: one }));
    return <ChoiceField {...shared} value={String(value)} choices={shown} />;
  }
  return (
    <TextField
      {...shared}
      kind={secret === true ? "password" : kind === "number" ? "number" : isDay(schema) ? "date" : "text"}
      autocomplete={secret === true ? "new-password" : "off"}
      maxLength={maxLength}
      value={String(value)}
    />
  );
}

const isDay = (schema: object): boolean => isRecord(schema) && schema.pattern === DAY;
