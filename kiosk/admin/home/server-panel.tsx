import { useSignal } from "@preact/signals";
import type { LiveProcess } from "../../../daemon/contracts/api/live-entries.ts";
import { Button } from "../../controls/button.tsx";
import { Confirm } from "../../controls/confirm.tsx";
import { May } from "../../controls/may.tsx";
import { Panel } from "../../controls/panel.tsx";
import { Row } from "../../controls/row.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";
import { reloadServer } from "../frame/reload-server.ts";
import { OrderLine } from "./order-line.tsx";
import { ProcessState } from "./process-state.tsx";
import { type Act, useService } from "./use-service.ts";

interface ServerPanelProps {
  readonly running: LiveProcess | undefined;
  /** How many calls are up. */
  readonly calls: number;
}

/** SERVEUR SIPLEO [ACC-01…05]; when it is stopped, Arrêter becomes Démarrer. */
export function ServerPanel({ running, calls }: ServerPanelProps) {
  const site = useSite();
  const all = useSentences();
  const t = all.homePage;
  const asking = useSignal<"stop" | "restart" | null>(null);
  const service = useService("pbx", (what) => t.asked[what]);
  const state = running?.state ?? "stopped";

  const act = (what: Act) => {
    asking.value = null;
    service.act(what);
  };
  const button = (text: string, onClick: () => void) => (
    <May>
      <Button busy={service.isBusy} onClick={onClick}>
        {text}
      </Button>
    </May>
  );
  return (
    <Panel title={t.server}>
      <Row label={t.state} help={t.stateHelp}>
        <ProcessState state={state} />
        <OrderLine order={running?.order ?? null} />
        {running?.trouble && (
          <p class="issue">
            <bdi>{running.trouble}</bdi>
          </p>
        )}
      </Row>
      {state === "stopped" ? (
        <Row label="" help={t.startHelp}>
          {button(t.start, () => act("start"))}
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
          onYes={() => act(asking.value ?? "restart")}
          onNo={() => (asking.value = null)}
        >
          <p>{asking.value === "stop" ? t.stopWarning : t.restartWarning}</p>
          <p>{t.callsUp(calls)}</p>
        </Confirm>
      )}
    </Panel>
  );
}
