import type { ControlProps } from "../../controls/control-props.ts";
import { SchemaField } from "../../controls/schema-field.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";
import { interfaceChoices } from "./interface-choices.ts";

/** By which address of the box the line leaves [LIG-24]. */
export function InterfaceField({ form, path, schema }: ControlProps) {
  const t = useSentences().trunks.interfaces;
  const interfaces = useSite().feed.picture.value?.health?.interfaces ?? null;
  const own = form.text(path);
  const { choices, isGone } = interfaceChoices(own, interfaces, t);
  const more = isGone ? <strong>{t.goneHelp(own)}</strong> : undefined;
  return <SchemaField form={form} name={path} schema={schema} choices={choices} more={more} />;
}
