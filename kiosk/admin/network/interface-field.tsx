import type { ControlProps } from "../../controls/control-props.ts";
import { SchemaField } from "../../controls/schema-field.tsx";
import { interfaceChoices } from "./interface-choices.ts";
import { useNetwork } from "./use-network.ts";
import { useNetworkWords } from "./use-network-words.ts";

/** Which interface of the box has the fixed address. */
export function InterfaceField({ form, path, schema }: ControlProps) {
  const t = useNetworkWords();
  const { value } = useNetwork().asked;
  const interfaces = value.kind === "here" ? value.value.interfaces : null;
  const choices = interfaceChoices(form.text(path), interfaces, t.interfaceChoice);
  return <SchemaField form={form} name={path} schema={schema} choices={choices} />;
}
