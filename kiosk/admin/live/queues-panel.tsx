import type { QueueState } from "../../../daemon/contracts/queue-state.ts";
import { Name } from "../../controls/name.tsx";
import { Panel } from "../../controls/panel.tsx";
import { useNow } from "../../site/use-now.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { busiestFirst, queueFigures } from "./queue-figures.ts";

/** Who waits in which queue, for how long, and who is there to answer [SVI-15]. */
export function QueuesPanel({ queues }: { readonly queues: readonly QueueState[] }) {
  const t = useSentences().livePage;
  return (
    <Panel title={t.queues}>
      {queues.length === 0 ? (
        <p class="quiet">{t.noQueues}</p>
      ) : (
        <ul class="queues">
          {busiestFirst(queues).map((queue) => (
            <QueueLine key={queue.number} queue={queue} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function QueueLine({ queue }: { readonly queue: QueueState }) {
  const t = useSentences().livePage;
  const { formats } = useSite();
  const now = useNow();
  const { waiting, longestSince, free, present } = queueFigures(queue);
  const duration = (since: number) => formats.value.duration(now - since);
  return (
    <li class="queue">
      <h3>
        {queue.number} <Name>{queue.name}</Name>
      </h3>
      <dl class="queue-figures">
        <div>
          <dt>{t.waiting}</dt>
          <dd class={waiting > 0 ? "much" : ""}>{waiting}</dd>
        </div>
        <div>
          <dt>{t.longest}</dt>
          <dd class="figures">{longestSince === null ? "–" : duration(longestSince)}</dd>
        </div>
        <div>
          <dt>{t.free}</dt>
          <dd>
            {free} / {present}
          </dd>
        </div>
      </dl>
      {waiting === 0 ? (
        <p class="quiet">{t.nobodyWaits}</p>
      ) : (
        <ol class="queue-waiting">
          {queue.waiting.map(({ call, caller, since, isRinging }, index) => (
            <li key={call ?? `${caller.number} ${since}`}>
              <span class="quiet">{t.place(index + 1)}</span>{" "}
              <span>
                {caller.number} <Name>{caller.name}</Name>
              </span>{" "}
              <span class="figures">{duration(since)}</span>{" "}
              {isRinging && <span class="process-state good">{t.rings}</span>}
              {call === null && <span class="process-state moving">{t.callBack}</span>}
            </li>
          ))}
        </ol>
      )}
      <ul class="queue-members" aria-label={t.members}>
        {queue.members.map(({ number, name, at, state }) => (
          <li key={number} class={`member ${state}`}>
            <span>
              {number} <Name>{name}</Name>
              {at !== null && at !== number && <span class="quiet"> ({at})</span>}
            </span>
            <span class="member-state">{t.memberStates[state]}</span>
          </li>
        ))}
      </ul>
    </li>
  );
}
