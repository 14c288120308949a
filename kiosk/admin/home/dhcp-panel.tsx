import type { LiveProcess } from "../../../daemon/contracts/api/live-entries.ts";
import { Link } from "../../controls/link.tsx";
import { Panel } from "../../controls/panel.tsx";
import { useSentences } from "../../site/use-site.ts";
import { DhcpService } from "../dhcp/dhcp-service.tsx";

/** SERVEUR DHCP/TFTP [ACC-07…09]. */
export function DhcpPanel({ running }: { readonly running: LiveProcess | undefined }) {
  const t = useSentences().homePage.dhcp;
  return (
    <Panel title={t.title}>
      <DhcpService running={running} whenIdle={<Link to="/dhcp">{t.idleWhy}</Link>} />
    </Panel>
  );
}
