import { Name } from "../../controls/name.tsx";
import { RemoveButton } from "../../controls/remove-button.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";
import { browserWords } from "./browser-words.ts";
import type { OpenLogin } from "./logins-page.tsx";

interface LoginTableProps {
  readonly logins: readonly OpenLogin[];
  readonly end: (login: OpenLogin) => void;
}

export function LoginTable({ logins, end }: LoginTableProps) {
  const all = useSentences();
  const t = all.accounts.logins;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t.who}</th>
          <th scope="col">{t.browser}</th>
          <th scope="col" class="wide-only">
            {t.address}
          </th>
          <th scope="col" class="wide-only">
            {t.since}
          </th>
          <th scope="col">{t.used}</th>
          <th scope="col" class="row-actions">
            <span class="unseen">{all.actions}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {logins.map((login) => (
          <Line key={login.id} login={login} end={() => end(login)} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ login, end }: { readonly login: OpenLogin; readonly end: () => void }) {
  const all = useSentences();
  const t = all.accounts.logins;
  const { moment } = useSite().formats.value;
  const { name, role, origin, since, usedAt, remembered, isThis } = login;
  const { browser, system } = browserWords(origin?.browser ?? "");
  const shown = browser === null ? t.unknown : system === null ? browser : t.under(browser, system);
  return (
    <tr>
      <th scope="row">
        <Name>{name}</Name> <span class="quiet">{all.accounts.roles[role]}</span>
      </th>
      <td>
        {shown} {isThis && <span class="badge">{t.isThis}</span>}
        {remembered && <span class="quiet"> {t.remembered}</span>}
      </td>
      <td class="wide-only">{origin?.address ?? t.unknown}</td>
      <td class="wide-only">{moment(since)}</td>
      <td>{moment(usedAt)}</td>
      <td class="row-actions">{!isThis && <RemoveButton label={t.end(name, shown)} onClick={end} />}</td>
    </tr>
  );
}
