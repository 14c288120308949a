import type { DhcpState } from "../../../daemon/contracts/dhcp.ts";
import { Link } from "../../controls/link.tsx";
import { Panel } from "../../controls/panel.tsx";
import { macInColons } from "../telephones/mac-in-colons.ts";
import { useDhcpWords } from "./use-dhcp-words.ts";

interface LeftOutProps {
  readonly fixed: Extract<DhcpState, { kind: "serves" }>["leftOut"];
}

/** Fixed addresses that cannot be given on this network, with the way to mend each [POS-08, DHC-06]. */
export function LeftOut({ fixed }: LeftOutProps) {
  const t = useDhcpWords();
  if (fixed.length === 0) return null;
  return (
    <Panel title={t.leftOut}>
      <p class="panel-line">{t.leftOutText}</p>
      <ul class="devices">
        {fixed.map(({ macAddress, number, ipAddress }) => (
          <li key={macAddress}>
            {number === "" ? (
              ipAddress
            ) : (
              <Link to={`/postes/${encodeURIComponent(number)}`}>{t.leftOutOne(number, ipAddress)}</Link>
            )}
            <span class="quiet">{macInColons(macAddress)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
