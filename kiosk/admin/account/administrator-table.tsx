import type { Administrator } from "../../../daemon/contracts/store-access.ts";
import { Icon } from "../../controls/icon.tsx";
import { Name } from "../../controls/name.tsx";
import { RemoveButton } from "../../controls/remove-button.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";

interface AdministratorTableProps {
  readonly administrators: readonly Administrator[];
  readonly change: (administrator: Administrator) => void;
  readonly remove: (administrator: Administrator) => void;
}

export function AdministratorTable({ administrators, change, remove }: AdministratorTableProps) {
  const site = useSite();
  const all = useSentences();
  const t = all.accounts.administrators;
  const me = site.account.value?.name;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t.name}</th>
          <th scope="col">{t.role}</th>
          <th scope="col" class="wide-only">
            {t.factor}
          </th>
          <th scope="col" class="wide-only">
            {t.since}
          </th>
          <th scope="col" class="row-actions">
            <span class="unseen">{all.actions}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {administrators.map((one) => (
          <tr key={one.name}>
            <th scope="row" class="grows">
              <Name>{one.name}</Name> {one.name === me && <span class="badge">{t.you}</span>}
              {one.isTemporary && <span class="quiet row-note">{t.waiting}</span>}
            </th>
            <td>{all.accounts.roles[one.role]}</td>
            <td class="wide-only">{one.hasSecondFactor ? t.hasFactor : t.noFactor}</td>
            <td class="wide-only">{one.since === null ? "" : site.formats.value.moment(one.since)}</td>
            <td class="row-actions">
              <button
                type="button"
                class="row-action"
                aria-label={t.change(one.name)}
                title={t.change(one.name)}
                onClick={() => change(one)}
              >
                <Icon name="tools" />
              </button>
              {one.name !== me && <RemoveButton label={t.remove(one.name)} onClick={() => remove(one)} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
