import { useOffice } from "../site/use-office.ts";
import { useSentences } from "../site/use-site.ts";
import type { ControlProps } from "./control-props.ts";
import { SchemaField } from "./schema-field.tsx";

interface LineFieldProps extends ControlProps {
  /** What is said of none. */
  readonly none: string;
}

/** One of the lines of the office [LIG-33]. */
export function LineField({ form, path, schema, none }: LineFieldProps) {
  const t = useSentences().rules;
  const office = useOffice();
  const own = form.text(path);
  const lines = office?.callable.filter(({ kind }) => kind === "trunks") ?? [];
  // A line that is not known (yet) stays what it is.
  const known = own === "" || lines.some(({ number }) => number === own) ? [] : [{ value: own, label: own }];
  const choices = [
    { value: "", label: none },
    ...known,
    ...lines.map(({ number, name }) => ({ value: number, label: `${number} ${name}` })),
  ];
  const more = office !== null && lines.length === 0 ? t.noLineYet : undefined;
  return <SchemaField form={form} name={path} schema={schema} choices={choices} more={more} />;
}
