import type { ControlProps } from "../../controls/control-props.ts";
import { SchemaField } from "../../controls/schema-field.tsx";
import { dhcpInterfaces } from "./dhcp-interfaces.ts";
import { useDhcp } from "./use-dhcp.ts";
import { useDhcpWords } from "./use-dhcp-words.ts";

/** On which interface of the box addresses are given [DHC-05]. */
export function DhcpInterfaceField({ form, path, schema }: ControlProps) {
  const t = useDhcpWords();
  const { value } = useDhcp().asked;
  const chosen = form.text(path);
  const { choices, isGone } = dhcpInterfaces(
    chosen,
    value.kind === "here" ? value.value.interfaces : null,
    t.interfaces,
  );
  const more = isGone ? <strong>{t.interfaceGone(chosen)}</strong> : undefined;
  return <SchemaField form={form} name={path} schema={schema} choices={choices} more={more} />;
}
