import type { Dhcp, DhcpState, Withheld } from "../../../daemon/contracts/dhcp.ts";
import { Link } from "../../controls/link.tsx";
import { Row } from "../../controls/row.tsx";
import { leaseTime } from "./lease-time.ts";
import { RouterOptions } from "./router-options.tsx";
import { useDhcpWords } from "./use-dhcp-words.ts";
import { withheldWords } from "./withheld-words.ts";

interface DhcpStateViewProps {
  readonly dhcp: Dhcp;
}

/** What the box gives and from where; else why it gives nothing, and what to do. */
export function DhcpStateView({ dhcp }: DhcpStateViewProps) {
  switch (dhcp.state.kind) {
    case "serves":
      return <Serves state={dhcp.state} given={dhcp.given} />;
    case "withheld":
      return <WithheldView why={dhcp.state.why} interfaces={dhcp.interfaces} />;
    case "off":
      return <Off interfaces={dhcp.interfaces} />;
  }
}

type ServesProps = { readonly state: Extract<DhcpState, { kind: "serves" }> } & Pick<Dhcp, "given">;

function Serves({ state, given }: ServesProps) {
  const t = useDhcpWords();
  const { pool, leaseMinutes, gateway, dnsServers, ntpServer, domain } = state;
  const orNone = (text: string | null) => text || <span class="quiet">{t.noneTold}</span>;
  const isFull = given !== null && given.used >= given.size;
  return (
    <>
      <Row label={t.interface}>{t.ofInterface(state.interface, state.address, state.netmask)}</Row>
      <Row label={t.pool} help={isFull ? <strong>{t.poolFull}</strong> : undefined}>
        {t.ofPool(pool.first, pool.last)}
        {given !== null && <span class="quiet row-note">{t.given(given.used, given.size)}</span>}
      </Row>
      <Row label={t.leaseTime}>{leaseTime(leaseMinutes, t.dayUnit)}</Row>
      <Row label={t.gateway}>{orNone(gateway)}</Row>
      <Row label={t.dns}>{orNone(dnsServers.join(", "))}</Row>
      <Row label={t.time}>{orNone(ntpServer)}</Row>
      <Row label={t.domain}>{orNone(domain)}</Row>
    </>
  );
}

type Interfaces = Pick<Dhcp, "interfaces">;

function WithheldView({ why: withheld, interfaces }: Interfaces & { readonly why: Withheld }) {
  const t = useDhcpWords();
  const { why, remedy, said } = withheldWords(withheld, t);
  const isOnItsWay = withheld.kind === "not-asked-yet";
  return (
    <>
      <div role="status">
        <div class={isOnItsWay ? "panel-line" : "notice trouble"}>
          <div>
            {!isOnItsWay && (
              <p>
                <strong>{t.withheldTitle}</strong>
              </p>
            )}
            <p>{why}</p>
            {said !== null && (
              <p>
                <code>
                  <bdi>{said}</bdi>
                </code>
              </p>
            )}
            <p>{remedy}</p>
          </div>
        </div>
      </div>
      {!isOnItsWay && <ToSettings />}
      {withheld.kind === "others-serve" && <RouterOptions interfaces={interfaces} />}
    </>
  );
}

function Off({ interfaces }: Interfaces) {
  const t = useDhcpWords();
  return (
    <>
      <p class="panel-line">
        <strong>{t.off}</strong>
      </p>
      <RouterOptions interfaces={interfaces} />
      <h3>{t.nobody}</h3>
      <p class="panel-line">{t.nobodyText}</p>
      <ToSettings />
    </>
  );
}

function ToSettings() {
  const t = useDhcpWords();
  return (
    <p class="panel-line">
      <Link to="/dhcp/reglages">{t.openSettings}</Link>
    </p>
  );
}
