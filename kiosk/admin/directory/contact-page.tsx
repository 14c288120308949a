import { useSignal } from "@preact/signals";
import type { Contact } from "../../../daemon/model/directory/contact.ts";
import { listedName } from "../../../daemon/model/directory/contact-names.ts";
import { Answered } from "../../controls/answered.tsx";
import { BackLink } from "../../controls/back-link.tsx";
import { Button } from "../../controls/button.tsx";
import { Link } from "../../controls/link.tsx";
import { May } from "../../controls/may.tsx";
import { useAnswer } from "../../site/use-answer.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { Page } from "../frame/page.tsx";
import { readFields } from "../objects/read-object.ts";
import { SavedForm } from "../objects/saved-form.tsx";
import { ContactAside } from "./contact-aside.tsx";
import { contactDraft, contactLooks, contactPanels, contactSchemas } from "./contact-form.tsx";
import { RemoveContacts } from "./remove-contacts.tsx";

/** « Annuaire > Dupont Jeanne »: a contact, changed and removed here. */
export function ContactPage({ id }: { readonly id: string }) {
  const site = useSite();
  const all = useSentences();
  const t = all.directory;
  const parameters = { contact: id };
  const { asked, again } = useAnswer(() => site.ask("directory.get", { parameters }));
  const removing = useSignal(false);
  const contact = asked.value.kind === "here" ? asked.value.value : null;
  return (
    <Page
      title={contact === null ? t.one("").trim() : listedName(contact)}
      trail={[{ to: "/annuaire", text: t.title }]}
      actions={
        <>
          {contact !== null && (
            <May>
              <Link to={`/annuaire/ajouter/${id}`} class="button">
                {all.copyObject}
              </Link>
              <Button warns onClick={() => (removing.value = true)}>
                {all.remove}
              </Button>
            </May>
          )}
          <BackLink to="/annuaire" />
        </>
      }
    >
      <Answered asked={asked} again={again}>
        {({ tag, ...saved }) => (
          <>
            <ContactAside contact={saved} />
            <ContactForm contact={saved} tag={tag ?? ""} />
          </>
        )}
      </Answered>
      {removing.value && contact !== null && (
        <RemoveContacts
          contacts={[contact]}
          close={() => (removing.value = false)}
          removed={() => {
            site.place.release();
            site.place.go("/annuaire");
          }}
        />
      )}
    </Page>
  );
}

function ContactForm({ contact, tag }: { readonly contact: Contact; readonly tag: string }) {
  const site = useSite();
  const t = useSentences().directory;
  const parameters = { contact: contact.id };
  return (
    <SavedForm
      panels={contactPanels}
      schemas={contactSchemas}
      looks={contactLooks}
      saved={contact}
      tag={tag}
      draftOf={contactDraft}
      read={(draft) => readFields(contactSchemas, draft)}
      replace={(body, seen) => site.ask("directory.change", { parameters, body, tag: seen })}
      fetch={async () => {
        const now = await site.ask("directory.get", { parameters });
        return now.kind === "done" ? { kind: "done", saved: now.body, tag: now.tag ?? "" } : now;
      }}
      done={() => {
        site.place.go("/annuaire");
        site.notices.done(t.changed);
      }}
    />
  );
}
