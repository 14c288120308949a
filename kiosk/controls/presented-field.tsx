import { notesOf } from "../../daemon/model/config/field.ts";
import { fieldsOf } from "../forms/draft.ts";
import { useSentences, useSite } from "../site/use-site.ts";
import type { ControlProps } from "./control-props.ts";
import { More } from "./more.tsx";
import { SchemaField } from "./schema-field.tsx";
import { TickField } from "./tick-field.tsx";

/** The number that is presented outside: that of the line, or one of its own, which is asked for then [PRE-01, PRE-02]. */
export function PresentedField({ form, path, schema }: ControlProps) {
  const site = useSite();
  const t = useSentences().presentation;
  const { automatic = {}, number = {} } = fieldsOf(schema);
  const { label, help } = notesOf(automatic);
  const isAutomatic = form.value(`${path}/automatic`) === true;
  return (
    <>
      <TickField
        label={site.inWords(label)}
        help={
          <>
            {site.inWords(help)} <More title={t.autoTitle} texts={t.autoText} />
          </>
        }
        ticked={isAutomatic}
        onChange={(ticked) => form.set(`${path}/automatic`, ticked)}
      />
      {!isAutomatic && <SchemaField form={form} name={`${path}/number`} schema={number} />}
    </>
  );
}
