import type { ControlProps } from "../../controls/control-props.ts";
import { SchemaField } from "../../controls/schema-field.tsx";
import { TickField } from "../../controls/tick-field.tsx";
import { useSentences } from "../../site/use-site.ts";

/** Défaut keeps « Anonymous »; without it another text is asked for [LIG-21, A-11]. */
export function UnknownNameField({ form, path, schema }: ControlProps) {
  const t = useSentences().trunks;
  const usual = usualOf(schema);
  const isUsual = form.text(path) === usual;
  return (
    <>
      <TickField
        label={t.defaultName}
        help={t.defaultNameHelp}
        ticked={isUsual}
        onChange={(ticked) => form.set(path, ticked ? usual : "")}
      />
      {!isUsual && <SchemaField form={form} name={path} schema={schema} />}
    </>
  );
}

const usualOf = (schema: object): string => ("default" in schema ? String(schema.default) : "");
