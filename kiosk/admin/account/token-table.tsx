import type { ProgramToken } from "../../../daemon/contracts/program-token.ts";
import { Name } from "../../controls/name.tsx";
import { RemoveButton } from "../../controls/remove-button.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";

interface TokenTableProps {
  readonly tokens: readonly ProgramToken[];
  readonly revoke: (token: ProgramToken) => void;
}

export function TokenTable({ tokens, revoke }: TokenTableProps) {
  const all = useSentences();
  const t = all.tokens;
  const { moment } = useSite().formats.value;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t.name}</th>
          <th scope="col">{t.right}</th>
          <th scope="col" class="wide-only">
            {t.createdAt}
          </th>
          <th scope="col" class="wide-only">
            {t.createdBy}
          </th>
          <th scope="col" class="row-actions">
            <span class="unseen">{all.actions}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {tokens.map((token) => (
          <tr key={token.id}>
            <th scope="row" class="grows">
              <Name>{token.name}</Name>
            </th>
            <td>{t.rights[token.right]}</td>
            <td class="wide-only">{moment(token.createdAt)}</td>
            <td class="wide-only">
              <Name>{token.createdBy}</Name>
            </td>
            <td class="row-actions">
              <RemoveButton label={t.revoke(token.name)} onClick={() => revoke(token)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
