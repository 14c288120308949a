import type { AgentState } from "../../../daemon/contracts/queue-state.ts";
import { Button } from "../../controls/button.tsx";
import { May } from "../../controls/may.tsx";
import { Name } from "../../controls/name.tsx";
import { Panel } from "../../controls/panel.tsx";
import { useNow } from "../../site/use-now.ts";
import { useSentences, useSite } from "../../site/use-site.ts";

/** What every agent does, and what may be done for one who cannot do it himself [AGT-07]. */
export function AgentsPanel({ agents }: { readonly agents: readonly AgentState[] }) {
  const t = useSentences().livePage;
  const all = useSentences();
  const byNumber = [...agents].sort((one, other) =>
    one.number.localeCompare(other.number, undefined, { numeric: true }),
  );
  return (
    <Panel title={t.agents}>
      {agents.length === 0 ? (
        <p class="quiet">{t.noAgents}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{t.agent}</th>
              <th scope="col">{t.state}</th>
              <th scope="col">{t.desk}</th>
              <th scope="col" class="wide-only">
                {t.since}
              </th>
              <th scope="col" class="row-actions">
                <span class="unseen">{all.actions}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {byNumber.map((agent) => (
              <AgentLine key={agent.number} agent={agent} />
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

function AgentLine({ agent: { number, name, desk, state, since } }: { readonly agent: AgentState }) {
  const site = useSite();
  const all = useSentences();
  const t = all.livePage;
  const now = useNow();
  const who = name === "" ? number : name;
  const done = (answer: Awaited<ReturnType<typeof pause>>) => {
    if (answer.kind !== "done") site.notices.failed(answer.kind === "away" ? all.away : site.told(answer.problem));
  };
  const pause = (isPaused: boolean) => site.ask("agents.pause", { parameters: { number }, body: { isPaused } });
  const logOut = () => site.ask("agents.logout", { parameters: { number } });
  return (
    <tr>
      <th scope="row">
        {number} <Name>{name}</Name>
      </th>
      <td>
        <span class={`member-state ${state}`}>{t.memberStates[state]}</span>
      </td>
      <td>{desk}</td>
      <td class="wide-only figures">{since === null ? "" : site.formats.value.duration(now - since)}</td>
      <td class="row-actions">
        {desk !== null && (
          <May>
            <Button
              label={state === "paused" ? t.resumeOne(who) : t.pauseOne(who)}
              onClick={() => void pause(state !== "paused").then(done)}
            >
              {state === "paused" ? t.resume : t.pause}
            </Button>{" "}
            <Button label={t.logOutOne(who)} onClick={() => void logOut().then(done)}>
              {t.logOut}
            </Button>
          </May>
        )}
      </td>
    </tr>
  );
}
