import type { AuditLine } from "../../../daemon/contracts/audit.ts";
import { Name } from "../../controls/name.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";

export function AuditTable({ lines }: { readonly lines: readonly AuditLine[] }) {
  const t = useSentences().accounts.audit;
  const site = useSite();
  const { moment } = site.formats.value;
  return (
    <table class="records">
      <thead>
        <tr>
          <th scope="col">{t.at}</th>
          <th scope="col">{t.author}</th>
          <th scope="col">{t.action}</th>
          <th scope="col" class="grows">
            {t.text}
          </th>
          <th scope="col" class="wide-only">
            {t.revision}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ line, at, author, address, action, text, revision }) => (
          <tr key={line}>
            <th scope="row">{moment(at)}</th>
            <td>
              <Name>{site.who(author)}</Name>
              {address !== undefined && <span class="quiet row-note">{address}</span>}
            </td>
            <td>{said(t.actions, action)}</td>
            <td class="grows breaks">
              <Name>{text}</Name>
            </td>
            <td class="wide-only figures">{revision ?? ""}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** In words where there are any; a later version may note what this one has none for. */
const said = (words: Readonly<Record<string, string>>, code: string): string =>
  Object.hasOwn(words, code) ? (words[code] ?? code) : code;
