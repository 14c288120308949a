import type { LiveExtension } from "../../../daemon/contracts/api/live-entries.ts";
import { Dot } from "../../controls/dot.tsx";
import { Link } from "../../controls/link.tsx";
import { Name } from "../../controls/name.tsx";
import { Panel } from "../../controls/panel.tsx";
import { useSentences } from "../../site/use-site.ts";

/** Every extension with its dot, as on a board of lamps [POS-12, POS-13]. */
export function ExtensionsPanel({ extensions }: { readonly extensions: readonly LiveExtension[] }) {
  const t = useSentences().livePage;
  return (
    <Panel title={t.extensions}>
      {extensions.length === 0 ? (
        <p class="quiet">{t.noExtensions}</p>
      ) : (
        <ul class="lamps">
          {extensions.map(({ number, name, state }) => (
            <li key={number} class="lamp">
              <Link to={`/postes/${number}`}>
                <span class="lamp-who">
                  {number} <Name>{name}</Name>
                </span>
                <Dot state={state} />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
