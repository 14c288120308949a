import { useOffice } from "../site/use-office.ts";
import { useSentences } from "../site/use-site.ts";
import type { ControlProps } from "./control-props.ts";
import { SchemaField } from "./schema-field.tsx";

/** One of the sites of the office, or none. */
export function SiteField({ form, path, schema }: ControlProps) {
  const t = useSentences();
  const names = useOffice()?.sites ?? [];
  const own = form.text(path);
  // A site that is not known (yet) stays what it is.
  const known = own === "" || names.includes(own) ? names : [own, ...names];
  const choices = [{ value: "", label: t.noneChosen }, ...known.map((name) => ({ value: name, label: name }))];
  return <SchemaField form={form} name={path} schema={schema} choices={choices} />;
}
