import type { ControlProps } from "../../controls/control-props.ts";
import { SchemaField } from "../../controls/schema-field.tsx";
import { useOffice } from "../../site/use-office.ts";
import { useSentences } from "../../site/use-site.ts";

/** « (902) svi fermeture »: one of the menu numbers, or none [SVI-03]. */
export function DirectNumberField({ form, path, schema }: ControlProps) {
  const t = useSentences();
  const numbers = useOffice()?.callable.filter(({ kind }) => kind === "menus") ?? [];
  const own = form.text(path);
  const known =
    own === "" || numbers.some(({ number }) => number === own) ? numbers : [{ number: own, name: "" }, ...numbers];
  const choices = [
    { value: "", label: t.noneChosen },
    ...known.map(({ number, name }) => ({ value: number, label: `(${number}) ${name}` })),
  ];
  return <SchemaField form={form} name={path} schema={schema} choices={choices} />;
}
