import type { ComponentChildren } from "preact";
import type { LiveCall } from "../../../daemon/contracts/api/live-entries.ts";
import { Name } from "../../controls/name.tsx";
import { useNow } from "../../site/use-now.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import type { Sentences } from "../../words/fr.ts";

interface CallTableProps {
  readonly calls: readonly LiveCall[];
  /** What may be done to a call, in a column of its own. */
  readonly act?: (call: LiveCall) => ComponentChildren;
}

/** Calls that are up, in the order given. */
export function CallTable({ calls, act }: CallTableProps) {
  const all = useSentences();
  const t = all.homePage;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t.caller}</th>
          <th scope="col">{t.called}</th>
          <th scope="col" class="wide-only">
            {t.party}
          </th>
          <th scope="col" class="wide-only">
            {t.direction}
          </th>
          <th scope="col">{t.callState}</th>
          <th scope="col">{t.duration}</th>
          {act !== undefined && (
            <th scope="col" class="row-actions">
              <span class="unseen">{all.actions}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {calls.map((call) => (
          <CallLine key={call.call} call={call}>
            {act?.(call)}
          </CallLine>
        ))}
      </tbody>
    </table>
  );
}

function CallLine({ call, children }: { readonly call: LiveCall; readonly children: ComponentChildren }) {
  const all = useSentences();
  const { formats } = useSite();
  const { caller, dialled, parties, names = {}, direction, state, startedAt, answeredAt, conference } = call;
  return (
    <tr>
      <td>
        {caller.number} <Name>{caller.name}</Name>
      </td>
      <td>
        <Dialled name={names[dialled]}>{dialled}</Dialled>
      </td>
      <td class="wide-only">
        {conference === null
          ? parties.map((number, index) => (
              <span key={number}>
                {index > 0 && ", "}
                {number} {number !== dialled && <Name>{names[number] ?? ""}</Name>}
              </span>
            ))
          : roomOf(conference, all.livePage)}
      </td>
      <td class="wide-only">{all.journal.directions[direction]}</td>
      <td>{all.homePage.callStates[state]}</td>
      <td class="figures">{formats.value.duration(useNow() - (answeredAt ?? startedAt))}</td>
      {children !== undefined && <td class="row-actions">{children}</td>}
    </tr>
  );
}

/** What was dialled may be any text; what somebody outside is known by is a number, which breaks into no lines. */
function Dialled({ name, children }: { readonly name: string | undefined; readonly children: string }) {
  if (name === undefined) return <Name>{children}</Name>;
  return (
    <>
      {children} <Name>{name}</Name>
    </>
  );
}

/** A room has a number; one that was put together for the occasion has none. */
const roomOf = (
  { conference }: NonNullable<LiveCall["conference"]>,
  { inRoom, threeWay }: Sentences["livePage"],
): string => (conference.startsWith("occasion-") ? threeWay : inRoom(conference));
