import { useSignal } from "@preact/signals";
import type { LiveProcess } from "../../../daemon/contracts/api/live-entries.ts";
import type { Dhcp } from "../../../daemon/contracts/dhcp.ts";
import { Answered } from "../../controls/answered.tsx";
import { Link } from "../../controls/link.tsx";
import { Panel } from "../../controls/panel.tsx";
import { useSite } from "../../site/use-site.ts";
import { Page } from "../frame/page.tsx";
import { GiveTelephone } from "../telephones/give-telephone.tsx";
import { DhcpService } from "./dhcp-service.tsx";
import { dhcpStanding } from "./dhcp-standing.ts";
import { DhcpStateView } from "./dhcp-state-view.tsx";
import { LeaseList } from "./lease-list.tsx";
import { LeftOut } from "./left-out.tsx";
import { OtherServers } from "./other-servers.tsx";
import { useAskAtEnd } from "./use-ask-at-end.ts";
import { useDhcp } from "./use-dhcp.ts";
import { useDhcpWords } from "./use-dhcp-words.ts";

/** DHCP [MEN-12, DHC-01…07]: whether the box gives addresses and why not, who else does, and which device has which. */
export function DhcpPage() {
  const picture = useSite().feed.picture.value;
  const t = useDhcpWords();
  const { asked, again } = useDhcp();
  const isNetAway = picture !== null && picture.dhcp === null;
  const process = picture?.processes.get("dnsmasq");
  return (
    <Page
      title={t.title}
      actions={
        <Link to="/dhcp/reglages" class="button">
          {t.settings}
        </Link>
      }
    >
      <p class="intro">{t.intro}</p>
      <div role="status">
        {isNetAway && (
          <div class="notice trouble">
            <p>
              {t.netAway} {t.netAwayAsked}
            </p>
          </div>
        )}
      </div>
      {isNetAway && asked.value.kind === "away" ? (
        <Panel title={t.server}>
          <DhcpService running={process} />
        </Panel>
      ) : (
        <Answered asked={asked} again={again}>
          {(dhcp) => <Shown dhcp={dhcp} again={again} running={process} />}
        </Answered>
      )}
    </Page>
  );
}

interface ShownProps {
  readonly dhcp: Dhcp;
  readonly again: () => void;
  readonly running: LiveProcess | undefined;
}

/** While addresses are given, who has which is what people come for; else why none are. */
function Shown({ dhcp, again, running }: ShownProps) {
  const t = useDhcpWords();
  const { state } = dhcp;
  const isRunning = running?.state === "ready";
  const server = (
    <Panel title={t.server}>
      {/* That it is idle follows from what is said of the addresses. */}
      {(state.kind === "serves" || dhcpStanding(running) !== "idle") && <DhcpService running={running} />}
      <DhcpStateView dhcp={dhcp} />
    </Panel>
  );
  const others = <OtherServers dhcp={dhcp} again={again} />;
  const leases = <Leases dhcp={dhcp} again={again} />;
  if (state.kind !== "serves") {
    return (
      <>
        {server}
        {others}
        {leases}
      </>
    );
  }
  return (
    <>
      <p class="intro" role="status">
        <strong>{isRunning ? t.serves(state.interface) : t.doesNotRun}</strong> {isRunning && t.tells}
      </p>
      <LeftOut fixed={state.leftOut} />
      {leases}
      {server}
      {others}
    </>
  );
}

function Leases({ dhcp: { leases, state }, again }: { readonly dhcp: Dhcp; readonly again: () => void }) {
  const giving = useSignal<string | null>(null);
  useAskAtEnd(leases, again);
  return (
    <>
      <LeaseList leases={leases} isServing={state.kind === "serves"} give={(mac) => (giving.value = mac)} />
      {giving.value !== null && <GiveTelephone macAddress={giving.value} close={() => (giving.value = null)} />}
    </>
  );
}
