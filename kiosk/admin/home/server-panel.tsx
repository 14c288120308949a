import { useSignal } from "@preact/signals";
import type { LiveProcess } from "../../../daemon/contracts/api/live-entries.ts";
import { Button } from "../../controls/button.tsx";
import { Confirm } from "../../controls/confirm.tsx";
import { Panel } from "../../controls/panel.tsx";
import { Row } from "../../controls/row.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";
import { reloadServer } from "../frame/reload-server.ts";
import { ProcessState } from "./process-state.tsx";

interface ServerPanelProps {
  readonly running: LiveProcess | undefined;
  /** How many calls are up. */
  readonly calls: number;
}

type Act = "start" | "stop" | "restart";

/** SERVEUR SIPLEO [ACC-01…05]; when it is stopped, Arrêter becomes Démarrer. */
export function ServerPanel({ running, calls }: ServerPanelProps) {
  const site = useSite();
  const all = useSentences();
  const t = all.homePage;
  const asking = useSignal<"stop" | "restart" | null>(null);
  const busy = useSignal(false);
  const state = running?.state ?? "stopped";

  const act = async (what: Act) => {
    asking.value = null;
    busy.value = true;
    const answer = await site.ask(`service.${what}`, { parameters: { name: "pbx" } });
    busy.value = false;
    if (answer.kind === "done") site.notices.done(t.asked[what]);
    else site.notices.failed(answer.kind === "away" ? all.away : site.told(answer.problem));
  };
  const button = (text: string, onClick: () => void) => (
    <Button busy={busy.value} onClick={onClick}>
      {text}
    </Button>
  );
  return (
    <Panel title={t.server}>
      <Row label={t.state} help={t.stateHelp}>
        <ProcessState state={state} />
        {running?.trouble && (
          <p class="issue">
            <bdi>{running.trouble}</bdi>
          </p>
        )}
      </Row>
      {state === "stopped" ? (
        <Row label="" help={t.startHelp}>
          {button(t.start, () => void act("start"))}
        </Row>
      ) : (
        <>
          <Row label="" help={t.reloadHelp}>
            {button(all.reload.short, () => void reloadServer(site))}
          </Row>
          <Row label="" help={`${t.restartHelp} ${t.restartWarning}`}>
            {button(t.restart, () => (asking.value = "restart"))}
          </Row>
          <Row label="" help={t.stopHelp}>
            {button(t.stop, () => (asking.value = "stop"))}
          </Row>
        </>
      )}
      {asking.value !== null && (
        <Confirm
          title={asking.value === "stop" ? t.stopTitle : t.restartTitle}
          yes={asking.value === "stop" ? t.stop : t.restart}
          onYes={() => void act(asking.value ?? "restart")}
          onNo={() => (asking.value = null)}
        >
          <p>{asking.value === "stop" ? t.stopWarning : t.restartWarning}</p>
          <p>{t.callsUp(calls)}</p>
        </Confirm>
      )}
    </Panel>
  );
}
