import { useOffice } from "../site/use-office.ts";
import { useSentences } from "../site/use-site.ts";
import type { ControlProps } from "./control-props.ts";
import { SchemaField } from "./schema-field.tsx";

/** One of the menus of the voice server; a form of a menu may also lead to itself, by the name that it has there. */
export function MenuField({ form, path, schema }: ControlProps) {
  const t = useSentences();
  const own = form.text(path);
  const names = [...new Set([own, form.text("name").trim(), ...(useOffice()?.menus ?? [])])].filter(
    (name) => name !== "",
  );
  const choices = [
    ...(own === "" ? [{ value: "", label: t.voiceServer.chooseMenu }] : []),
    ...names.map((name) => ({ value: name, label: name })),
  ];
  return <SchemaField form={form} name={path} schema={schema} choices={choices} />;
}
