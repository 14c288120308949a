import type { Restart } from "../../../daemon/contracts/telephone-restart.ts";
import { Link } from "../../controls/link.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";

/** What became of telephones that were told to restart, a line each; told to who cannot see it, too. */
export function RestartList({ items }: { readonly items: readonly Restart[] }) {
  const { moment } = useSite().formats.value;
  const t = useSentences().telephones;
  return (
    <div role="status">
      {items.length > 0 && (
        <ul class="devices">
          {items.map(({ number, state, at }) => (
            <li key={number}>
              <Link to={`/postes/${number}`}>{number}</Link>
              <span class="quiet">
                {t.restarts[state]} · {moment(at)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
