import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import type { LiveProcess } from "../../../daemon/contracts/api/live-entries.ts";
import { Button } from "../../controls/button.tsx";
import { Confirm } from "../../controls/confirm.tsx";
import { May } from "../../controls/may.tsx";
import { Row } from "../../controls/row.tsx";
import { useSentences } from "../../site/use-site.ts";
import { OrderLine } from "../home/order-line.tsx";
import { ProcessState } from "../home/process-state.tsx";
import { type Act, useService } from "../home/use-service.ts";
import { dhcpStanding } from "./dhcp-standing.ts";

interface DhcpServiceProps {
  readonly running: LiveProcess | undefined;
  /** What stands after the sentence that it has nothing to give. */
  readonly whenIdle?: ComponentChildren;
}

/** État, Démarrer, Redémarrer, Arrêter of what gives addresses, as rows of a panel [ACC-07…09]. */
export function DhcpService({ running, whenIdle }: DhcpServiceProps) {
  const words = useSentences().homePage;
  const t = words.dhcp;
  const asking = useSignal<"stop" | "restart" | null>(null);
  const service = useService("dnsmasq", (what) => t.asked[what]);
  const standing = dhcpStanding(running);
  const act = (what: Act) => {
    asking.value = null;
    service.act(what);
  };
  const row = (text: string, help: string, onClick: () => void) => (
    <Row label="" help={help}>
      <Button busy={service.isBusy} onClick={onClick}>
        {text}
      </Button>
    </Row>
  );
  return (
    <>
      <Row label={words.state} help={words.stateHelp}>
        {standing === "unlisted" && <span class="quiet">{t.unlisted}</span>}
        {standing === "idle" && (
          <p>
            {t.idle} {whenIdle}
          </p>
        )}
        {running !== undefined && standing !== "idle" && (
          <>
            <ProcessState state={running.state} />
            <OrderLine order={running.order} />
            {running.trouble !== null && (
              <p class="issue">
                <bdi>{running.trouble}</bdi>
              </p>
            )}
          </>
        )}
      </Row>
      <May>
        {standing === "stopped" && row(words.start, t.startHelp, () => act("start"))}
        {standing === "running" && (
          <>
            {row(words.restart, t.restartHelp, () => (asking.value = "restart"))}
            {row(words.stop, t.stopHelp, () => (asking.value = "stop"))}
          </>
        )}
      </May>
      {asking.value !== null && (
        <Confirm
          title={asking.value === "stop" ? t.stopTitle : t.restartTitle}
          yes={asking.value === "stop" ? words.stop : words.restart}
          onYes={() => act(asking.value ?? "restart")}
          onNo={() => (asking.value = null)}
        >
          <p>{asking.value === "stop" ? t.stopText : t.restartText}</p>
        </Confirm>
      )}
    </>
  );
}
