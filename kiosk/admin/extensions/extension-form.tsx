import { useSignal } from "@preact/signals";
import type { Extension } from "../../../daemon/model/config/extensions.ts";
import { type Choices, Conflict } from "../../controls/conflict.tsx";
import { FormFrame } from "../../controls/form-frame.tsx";
import { chosenDraft, compareDrafts } from "../../forms/compare-drafts.ts";
import type { Draft } from "../../forms/draft.ts";
import { fieldNotes } from "../../forms/field-notes.ts";
import { showRefusal } from "../../site/show-refusal.ts";
import { useForm } from "../../site/use-form.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { extensionDraft, extensionFields, readExtension } from "./extension-body.ts";
import { ExtensionFields } from "./extension-fields.tsx";

interface ExtensionFormProps {
  readonly extension: Extension;
  /** The version that the form was filled from. */
  readonly tag: string;
}

/** Changes an extension; what somebody else saved in between is never overwritten unseen. */
export function ExtensionForm({ extension, tag }: ExtensionFormProps) {
  const site = useSite();
  const t = useSentences();
  const form = useForm(() => extensionDraft(extension));
  const seen = useSignal(tag);
  const theirs = useSignal<{ readonly draft: Draft; readonly tag: string } | null>(null);
  const parameters = { number: extension.number };

  const save = async () => {
    const read = readExtension(form.draft.value);
    if (read.kind === "issues") {
      form.issues.value = read.issues;
      return;
    }
    const answer = await site.ask("extensions.replace", { parameters, body: read.body, tag: seen.value });
    if (answer.kind === "done") {
      form.saved();
      site.place.go("/postes");
      return site.notices.done(t.extensions.changed, site.warned(answer.body));
    }
    if (answer.kind === "refused" && answer.problem.status === 412) await compare();
    else showRefusal(site, form, answer);
  };
  const compare = async () => {
    const now = await site.ask("extensions.get", { parameters });
    if (now.kind !== "done") return showRefusal(site, form, now);
    theirs.value = { draft: extensionDraft(now.body.extension), tag: now.tag ?? "" };
  };
  const keep = (choices: Choices) => {
    if (theirs.value === null) return;
    form.draft.value = chosenDraft(theirs.value.draft, form.draft.value, choices);
    form.initial.value = theirs.value.draft;
    seen.value = theirs.value.tag;
    theirs.value = null;
    void save();
  };
  const isField = (key: string): key is keyof typeof extensionFields => key in extensionFields;
  return (
    <>
      <FormFrame form={form} submit={t.change} onSubmit={save}>
        <ExtensionFields form={form} isNew={false} />
      </FormFrame>
      {theirs.value !== null && (
        <Conflict
          differences={compareDrafts(form.initial.value, theirs.value.draft, form.draft.value).filter(
            ({ key }) => key !== "password",
          )}
          labelOf={(key) => (isField(key) ? site.inWords(fieldNotes(extensionFields[key]).label) : key)}
          onKeep={keep}
          onCancel={() => (theirs.value = null)}
        />
      )}
    </>
  );
}
