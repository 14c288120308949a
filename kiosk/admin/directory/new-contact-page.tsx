import type { Contact } from "../../../daemon/model/directory/contact.ts";
import { Answered } from "../../controls/answered.tsx";
import { BackLink } from "../../controls/back-link.tsx";
import { FormFrame } from "../../controls/form-frame.tsx";
import { showRefusal } from "../../site/show-refusal.ts";
import { useAnswer } from "../../site/use-answer.ts";
import { useForm } from "../../site/use-form.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { Page } from "../frame/page.tsx";
import { ObjectFields } from "../objects/object-fields.tsx";
import { readFields } from "../objects/read-object.ts";
import { contactDraft, contactLooks, contactPanels, contactSchemas } from "./contact-form.tsx";

/** What is behind the green + [MEN-19], empty or like another contact: a colleague of the same company. */
export function NewContactPage({ like }: { readonly like?: string }) {
  const t = useSentences().directory;
  return (
    <Page title={t.add} trail={[{ to: "/annuaire", text: t.title }]} actions={<BackLink to="/annuaire" />}>
      {like === undefined ? <NewContactForm model={empty} /> : <CopyForm like={like} />}
    </Page>
  );
}

type Model = Pick<Contact, "company" | "numbers" | "notes"> & Partial<Contact>;

/** One number is there to be filled in. */
const empty: Model = { company: "", notes: "", numbers: [{ kind: "work", number: "" }] };

function CopyForm({ like }: { readonly like: string }) {
  const site = useSite();
  const { asked, again } = useAnswer(() => site.ask("directory.get", { parameters: { contact: like } }));
  return (
    <Answered asked={asked} again={again}>
      {({ company, numbers, notes }) => <NewContactForm model={{ company, numbers, notes }} />}
    </Answered>
  );
}

function NewContactForm({ model }: { readonly model: Model }) {
  const site = useSite();
  const t = useSentences();
  const form = useForm(() => contactDraft(model));
  const add = async () => {
    const read = readFields(contactSchemas, form.draft.value);
    if (read.kind === "issues") {
      form.issues.value = read.issues;
      return;
    }
    const answer = await site.ask("directory.add", { body: read.body });
    if (answer.kind !== "done") return showRefusal(site, form, answer);
    form.saved();
    site.place.go("/annuaire");
    site.notices.done(t.directory.added);
  };
  return (
    <FormFrame form={form} access="write" submit={t.add} onSubmit={add}>
      <ObjectFields form={form} panels={contactPanels} schemas={contactSchemas} looks={contactLooks} />
    </FormFrame>
  );
}
