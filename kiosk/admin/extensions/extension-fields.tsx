import { More } from "../../controls/more.tsx";
import { Panel } from "../../controls/panel.tsx";
import { SchemaField } from "../../controls/schema-field.tsx";
import type { Form } from "../../forms/form.ts";
import { useAnswer } from "../../site/use-answer.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { extensionFields as fields } from "./extension-body.ts";

interface ExtensionFieldsProps {
  readonly form: Form;
  readonly isNew: boolean;
}

/** Every field of an extension, in the order of the guide [POS-04…11]. */
export function ExtensionFields({ form, isNew }: ExtensionFieldsProps) {
  const site = useSite();
  const t = useSentences().extensions;
  const sites = useAnswer(() => site.ask("sites.list")).asked.value;
  const names = sites.kind === "here" ? sites.value.items.map(({ name }) => name) : [];
  const own = form.text("site");
  // A site that is not known (yet) stays what it is.
  const known = own === "" || names.includes(own) ? names : [own, ...names];
  const siteChoices = [{ value: "", label: t.noSite }, ...known.map((name) => ({ value: name, label: name }))];
  const kinds = (["extended", "simple"] as const).map((value) => ({ value, label: t.kindChoices[value] }));
  return (
    <>
      <Panel title={t.general}>
        <SchemaField form={form} name="name" schema={fields.name} />
        <SchemaField form={form} name="number" schema={fields.number} />
        <SchemaField
          form={form}
          name="password"
          schema={fields.password}
          secret
          {...(isNew ? {} : { help: t.passwordKept })}
        />
      </Panel>
      <Panel title={t.advanced}>
        <SchemaField form={form} name="kind" schema={fields.kind} choices={kinds} />
        <SchemaField form={form} name="macAddress" schema={fields.macAddress} />
        <SchemaField form={form} name="ipAddress" schema={fields.ipAddress} />
        <SchemaField
          form={form}
          name="hidesNumber"
          schema={fields.hidesNumber}
          more={<More title={t.hideTitle} texts={t.hideText} />}
        />
        <SchemaField form={form} name="isListed" schema={fields.isListed} />
        <SchemaField form={form} name="simultaneousCalls" schema={fields.simultaneousCalls} />
        <SchemaField form={form} name="maxDevices" schema={fields.maxDevices} />
        <SchemaField form={form} name="ringSeconds" schema={fields.ringSeconds} />
        <SchemaField form={form} name="intercom" schema={fields.intercom} />
        <SchemaField form={form} name="site" schema={fields.site} choices={siteChoices} />
      </Panel>
    </>
  );
}
