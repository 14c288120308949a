import { notesOf } from "../../../daemon/model/config/field.ts";
import { type ContactFields, LONGEST_NOTES, writtenContactSchema } from "../../../daemon/model/directory/contact.ts";
import type { ControlProps } from "../../controls/control-props.ts";
import { Field } from "../../controls/field.tsx";
import { type Draft, draftOf } from "../../forms/draft.ts";
import { useSite } from "../../site/use-site.ts";
import type { FieldLooks, FormPanel } from "../objects/object-kind.ts";
import { shownNumber } from "./shown-number.ts";

/** The form of a contact as data [ANN-03…06]. */
export const contactSchemas = writtenContactSchema.properties;

export const contactPanels: readonly FormPanel[] = [
  { title: (t) => t.directory.general, fields: ["lastName", "firstName", "company"] },
  { title: (t) => t.directory.numbers, fields: ["numbers", "mails"] },
  { title: (t) => t.directory.notes, fields: ["notes"] },
];

export const contactLooks: FieldLooks = {
  choices: (t) => ({ "numbers/*/kind": t.directory.kinds }),
  controls: { notes: NotesField },
};

/** Numbers as they are read out; they may be typed in any way. */
export const contactDraft = (fields: Partial<ContactFields>): Draft =>
  draftOf(contactSchemas, {
    ...fields,
    numbers: (fields.numbers ?? []).map(({ kind, number }) => ({ kind, number: shownNumber(number) })),
  });

/** Free text in several lines [ANN-05]. */
function NotesField({ form, path, schema }: ControlProps) {
  const site = useSite();
  const { label, help } = notesOf(schema);
  const issue = form.issueOf(path);
  return (
    <Field
      label={site.inWords(label)}
      help={site.inWords(help)}
      issue={issue && site.told(issue)}
      control={(ties) => (
        <textarea
          {...ties}
          rows={6}
          dir="auto"
          maxLength={LONGEST_NOTES}
          value={form.text(path)}
          onInput={({ currentTarget: { value } }) => form.set(path, value)}
        />
      )}
    />
  );
}
