import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Dhcp, OtherServers as Others } from "../../../daemon/contracts/dhcp.ts";
import { Button } from "../../controls/button.tsx";
import { May } from "../../controls/may.tsx";
import { Panel } from "../../controls/panel.tsx";
import { Row } from "../../controls/row.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";
import { useDhcpWords } from "./use-dhcp-words.ts";

/** What the search takes, in seconds. */
const SEARCH_SECONDS = 5;

interface OtherServersProps {
  readonly dhcp: Dhcp;
  readonly again: () => void;
}

/** Who else gives addresses on the network of the box, as it was last found out, and the button that looks again. */
export function OtherServers({ dhcp: { others, state }, again }: OtherServersProps) {
  const site = useSite();
  const all = useSentences();
  const t = useDhcpWords();
  const busy = useSignal(false);
  const look = async () => {
    busy.value = true;
    const answer = await site.ask("dhcp.askOthers");
    busy.value = false;
    if (answer.kind === "done") {
      again();
      if (answer.body.others === null) site.notices.failed(t.nowhere);
    } else site.notices.failed(answer.kind === "away" ? all.away : site.told(answer.problem));
  };
  return (
    <Panel title={t.others}>
      <div role="status">
        {busy.value ? <p class="panel-line">{t.lookingFor}</p> : <Found others={others} state={state} />}
      </div>
      {busy.value && <Progress label={t.looking} />}
      <May access="settings">
        <Row label="" help={t.othersHelp}>
          <Button busy={busy.value} onClick={() => void look()}>
            {busy.value ? t.looking : t.look}
          </Button>
        </Row>
      </May>
    </Panel>
  );
}

function Found({ others, state }: { readonly others: Others | null } & Pick<Dhcp, "state">) {
  const t = useDhcpWords();
  const { moment } = useSite().formats.value;
  if (others === null) return <p class="panel-line quiet">{t.notAsked}</p>;
  const { servers, code, at } = others;
  const isAnswered = servers.length > 0;
  return (
    <>
      <p class="panel-line">
        {code !== null && t.askFailed(code)}
        {code === null && (isAnswered ? t.answered(servers.join(", "), servers.length) : t.nobodyElse)}{" "}
        {isAnswered && (state.kind === "serves" ? <strong>{t.meansBoth}</strong> : t.meansOff)}
      </p>
      <p class="panel-line quiet">{t.askedAt(others.interface, moment(at))}</p>
    </>
  );
}

/** How far the search should be; the answer itself says when it is done. */
function Progress({ label }: { readonly label: string }) {
  const seconds = useSignal(0);
  useEffect(() => {
    const timer = setInterval(() => {
      seconds.value = Math.min(SEARCH_SECONDS, seconds.peek() + 0.5);
    }, 500);
    return () => clearInterval(timer);
  }, []);
  return (
    <p class="panel-line">
      <progress aria-label={label} max={SEARCH_SECONDS} value={seconds.value} />
    </p>
  );
}
