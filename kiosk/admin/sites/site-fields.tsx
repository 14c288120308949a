import { Panel } from "../../controls/panel.tsx";
import { SchemaField } from "../../controls/schema-field.tsx";
import type { Form } from "../../forms/form.ts";
import { useSentences } from "../../site/use-site.ts";
import { siteFields } from "./site-body.ts";

export function SiteFields({ form }: { readonly form: Form }) {
  const { name, address } = siteFields;
  return (
    <Panel title={useSentences().extensions.general}>
      <SchemaField form={form} name="name" schema={name} />
      <SchemaField form={form} name="address" schema={address} />
    </Panel>
  );
}
