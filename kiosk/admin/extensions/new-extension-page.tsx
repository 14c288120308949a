import { BackLink } from "../../controls/back-link.tsx";
import { FormFrame } from "../../controls/form-frame.tsx";
import { showRefusal } from "../../site/show-refusal.ts";
import { useForm } from "../../site/use-form.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { Page } from "../frame/page.tsx";
import { extensionDraft, readExtension } from "./extension-body.ts";
import { ExtensionFields } from "./extension-fields.tsx";

/** The page of parameters behind the green + [POS-03]. */
export function NewExtensionPage() {
  const site = useSite();
  const t = useSentences();
  const form = useForm(() => extensionDraft({}));

  const add = async () => {
    const read = readExtension(form.draft.value);
    if (read.kind === "issues") {
      form.issues.value = read.issues;
      return;
    }
    const answer = await site.ask("extensions.create", { body: read.body });
    if (answer.kind !== "done") return showRefusal(site, form, answer);
    form.saved();
    // To the extension itself: that is where the identity for its telephone is.
    site.place.go(`/postes/${read.body.number}`);
    site.notices.done(t.extensions.added, site.warned(answer.body));
  };
  return (
    <Page
      title={t.extensions.add}
      trail={[{ to: "/postes", text: t.extensions.title }]}
      actions={<BackLink to="/postes" />}
    >
      <FormFrame form={form} submit={t.add} onSubmit={add}>
        <ExtensionFields form={form} isNew />
      </FormFrame>
    </Page>
  );
}
