import { useSignal } from "@preact/signals";
import type { Contact } from "../../../daemon/model/directory/contact.ts";
import { listedName } from "../../../daemon/model/directory/contact-names.ts";
import { Confirm } from "../../controls/confirm.tsx";
import { Name } from "../../controls/name.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";

interface RemoveContactsProps {
  /** As they were shown when somebody wished them gone: one that is another by now stays. */
  readonly contacts: readonly Contact[];
  readonly removed: () => void;
  readonly close: () => void;
}

/** So many names are shown; the others are counted. */
const MOST_SHOWN = 5;

/** Asks, then removes one contact or several. */
export function RemoveContacts({ contacts, removed, close }: RemoveContactsProps) {
  const site = useSite();
  const all = useSentences();
  const t = all.directory;
  const busy = useSignal(false);
  const [first, second] = contacts;
  const remove = async () => {
    if (first === undefined) return close();
    busy.value = true;
    const answer =
      second === undefined
        ? await site.ask("directory.remove", { parameters: { contact: first.id }, tag: `"${first.version}"` })
        : await site.ask("directory.removeMany", { body: { contacts: contacts.map(({ id }) => id) } });
    if (answer.kind === "done") {
      site.notices.done(second === undefined ? t.removed : t.removedMany(answer.body.count));
      return removed();
    }
    site.notices.failed(answer.kind === "away" ? all.away : site.told(answer.problem));
    close();
  };
  return (
    <Confirm
      title={t.removeManyTitle(contacts.length)}
      yes={all.remove}
      busy={busy.value}
      onYes={() => void remove()}
      onNo={close}
    >
      <ul>
        {contacts.slice(0, MOST_SHOWN).map((contact) => (
          <li key={contact.id}>
            <Name>{listedName(contact)}</Name>
          </li>
        ))}
        {contacts.length > MOST_SHOWN && <li>…</li>}
      </ul>
      <p>{t.removeText}</p>
    </Confirm>
  );
}
