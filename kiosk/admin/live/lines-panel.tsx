import type { LiveLine } from "../../../daemon/contracts/api/live-entries.ts";
import { Dot } from "../../controls/dot.tsx";
import { Name } from "../../controls/name.tsx";
import { Panel } from "../../controls/panel.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";

/** The shape and colour that people know from the postes. */
const DOTS = { "in-service": "idle", "out-of-service": "unregistered", unknown: "unknown" } as const;

/** Each line with its dot, since when, and why it is so [LIG-34]. */
export function LinesPanel({ lines }: { readonly lines: readonly LiveLine[] }) {
  const t = useSentences().livePage;
  const site = useSite();
  return (
    <Panel title={t.lines}>
      {lines.length === 0 ? (
        <p class="quiet">{t.noLines}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{t.state}</th>
              <th scope="col">{t.line}</th>
              <th scope="col" class="wide-only">
                {t.why}
              </th>
              <th scope="col" class="wide-only">
                {t.since}
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ number, name, state, why, since }) => (
              <tr key={number}>
                <td>
                  <Dot state={DOTS[state]} />
                </td>
                <th scope="row">
                  {number} <Name>{name}</Name>
                </th>
                <td class="wide-only">
                  <bdi>{site.because(why)}</bdi>
                </td>
                <td class="wide-only">{since > 0 && site.formats.value.moment(since)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
