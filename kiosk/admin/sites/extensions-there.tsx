import type { Reference } from "../../api/ask.ts";
import { Link } from "../../controls/link.tsx";
import { Name } from "../../controls/name.tsx";
import { Panel } from "../../controls/panel.tsx";
import { useSentences } from "../../site/use-site.ts";

/** The postes of a site [POS-11]. */
export function ExtensionsThere({ references }: { readonly references: readonly Reference[] }) {
  const t = useSentences().sites;
  const there = references.filter(({ kind }) => kind === "extension");
  return (
    <Panel title={t.there}>
      {there.length === 0 && <p class="quiet">{t.nobody}</p>}
      <ul class="plain-list">
        {there.map(({ number, name }) => (
          <li key={number}>
            <Link to={`/postes/${number}`}>
              {number} <Name>{name}</Name>
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
