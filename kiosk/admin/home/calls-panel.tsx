import type { LiveCall } from "../../../daemon/contracts/api/live-entries.ts";
import { Link } from "../../controls/link.tsx";
import { Panel } from "../../controls/panel.tsx";
import { useSentences } from "../../site/use-site.ts";
import { CallTable } from "../live/call-table.tsx";

/** More than that, and the page moves too much; all of them are on « En direct ». */
const MOST = 6;

/** The calls that are up, with durations that tick. */
export function CallsPanel({ calls }: { readonly calls: readonly LiveCall[] }) {
  const t = useSentences().homePage;
  const oldestFirst = [...calls].sort((one, other) => one.startedAt - other.startedAt);
  return (
    <Panel title={t.calls}>
      {calls.length === 0 ? <p class="quiet">{t.noCalls}</p> : <CallTable calls={oldestFirst.slice(0, MOST)} />}
      <p class="panel-end">
        <Link to="/en-direct">{t.allLive(calls.length - MOST)}</Link>
      </p>
    </Panel>
  );
}
