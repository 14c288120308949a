import type { Contact } from "../../../daemon/model/directory/contact.ts";
import { listedName } from "../../../daemon/model/directory/contact-names.ts";
import { EditLink } from "../../controls/edit-link.tsx";
import { Link } from "../../controls/link.tsx";
import { Name } from "../../controls/name.tsx";
import { RemoveButton } from "../../controls/remove-button.tsx";
import { useSentences } from "../../site/use-site.ts";
import { shownNumber } from "./shown-number.ts";

interface ContactTableProps {
  readonly contacts: readonly Contact[];
  readonly ticked: readonly string[];
  readonly onTick: (id: string, on: boolean) => void;
  /** Null: they are looked at only. */
  readonly onRemove: ((contact: Contact) => void) | null;
}

/** Contacts by name; the row leads to each. */
export function ContactTable({ contacts, onRemove, ...rest }: ContactTableProps) {
  const all = useSentences();
  const t = all.directory;
  return (
    <table class="objects">
      <thead>
        <tr>
          {onRemove !== null && (
            <th scope="col" class="col-tick">
              <span class="unseen">{t.tick}</span>
            </th>
          )}
          <th scope="col">{t.name}</th>
          <th scope="col" class="wide-only">
            {t.company}
          </th>
          <th scope="col">{t.number}</th>
          <th scope="col" class="wide-only">
            {t.mail}
          </th>
          <th scope="col" class="row-actions">
            <span class="unseen">{all.actions}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {contacts.map((contact) => (
          <Line key={contact.id} contact={contact} onRemove={onRemove} {...rest} />
        ))}
      </tbody>
    </table>
  );
}

type LineProps = Omit<ContactTableProps, "contacts"> & { readonly contact: Contact };

function Line({ contact, ticked, onTick, onRemove }: LineProps) {
  const t = useSentences().directory;
  const { id, company, numbers, mails } = contact;
  const name = listedName(contact);
  const to = `/annuaire/${id}`;
  const [number] = numbers;
  const [mail = ""] = mails;
  return (
    <tr>
      {onRemove !== null && (
        <td class="col-tick">
          <input
            type="checkbox"
            aria-label={t.one(name)}
            checked={ticked.includes(id)}
            onChange={(event) => onTick(id, event.currentTarget.checked)}
          />
        </td>
      )}
      <th scope="row">
        <Link to={to}>
          <Name>{name}</Name>
        </Link>
      </th>
      <td class="wide-only">
        <Name>{company}</Name>
      </td>
      <td>
        {number !== undefined && (
          <>
            {shownNumber(number.number)} <span class="quiet">{t.kinds[number.kind]}</span>
          </>
        )}
      </td>
      <td class="wide-only">
        <Name>{mail}</Name>
      </td>
      <td class="row-actions">
        {onRemove !== null && (
          <>
            <EditLink to={to} label={t.change(name)} />
            <RemoveButton label={t.remove(name)} onClick={() => onRemove(contact)} />
          </>
        )}
      </td>
    </tr>
  );
}
