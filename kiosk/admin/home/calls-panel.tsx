import type { LiveCall } from "../../../daemon/contracts/api/live-entries.ts";
import { Name } from "../../controls/name.tsx";
import { Panel } from "../../controls/panel.tsx";
import { useNow } from "../../site/use-now.ts";
import { useSentences, useSite } from "../../site/use-site.ts";

/** The calls that are up, with durations that tick. */
export function CallsPanel({ calls }: { readonly calls: readonly LiveCall[] }) {
  const t = useSentences().homePage;
  if (calls.length === 0) {
    return (
      <Panel title={t.calls}>
        <p class="quiet">{t.noCalls}</p>
      </Panel>
    );
  }
  return (
    <Panel title={t.calls}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t.caller}</th>
            <th scope="col">{t.called}</th>
            <th scope="col" class="wide-only">
              {t.party}
            </th>
            <th scope="col">{t.callState}</th>
            <th scope="col">{t.duration}</th>
          </tr>
        </thead>
        <tbody>
          {[...calls]
            .sort((one, other) => one.startedAt - other.startedAt)
            .map((call) => (
              <CallLine key={call.call} call={call} />
            ))}
        </tbody>
      </table>
    </Panel>
  );
}

function CallLine({ call }: { readonly call: LiveCall }) {
  const t = useSentences().homePage;
  const { formats } = useSite();
  const since = useNow() - (call.answeredAt ?? call.startedAt);
  return (
    <tr>
      <td>
        {call.caller.number} <Name>{call.caller.name}</Name>
      </td>
      <td>
        <Name>{call.dialled}</Name>
      </td>
      <td class="wide-only">{call.parties.join(", ")}</td>
      <td>{t.callStates[call.state]}</td>
      <td class="figures">{formats.value.duration(since)}</td>
    </tr>
  );
}
