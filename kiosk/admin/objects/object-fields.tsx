import { Panel } from "../../controls/panel.tsx";
import type { Form } from "../../forms/form.ts";
import { useSentences } from "../../site/use-site.ts";
import { AnyField } from "./any-field.tsx";
import type { FieldLooks, FormPanel } from "./object-kind.ts";
import { schemaAt } from "./read-object.ts";

interface ObjectFieldsProps {
  readonly form: Form;
  readonly panels: readonly FormPanel[];
  readonly schemas: Readonly<Record<string, object>>;
  readonly looks: FieldLooks;
}

/** Every field of a form, in the panels and the order of the guide. */
export function ObjectFields({ form, panels, schemas, looks }: ObjectFieldsProps) {
  const t = useSentences();
  const { inShort: InShort } = looks;
  return (
    <>
      {panels.map(({ title, fields }) => (
        <Panel key={fields.join()} title={title(t)}>
          {fields.map((field) => (
            <AnyField key={field} form={form} path={field} schema={schemaAt(schemas, field)} looks={looks} />
          ))}
        </Panel>
      ))}
      {InShort !== undefined && <InShort form={form} />}
    </>
  );
}
