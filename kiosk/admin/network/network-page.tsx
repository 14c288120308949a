import type { OwnAddressShown } from "../../../daemon/contracts/own-address.ts";
import { Answered } from "../../controls/answered.tsx";
import { Link } from "../../controls/link.tsx";
import { Panel } from "../../controls/panel.tsx";
import { Row } from "../../controls/row.tsx";
import { useSite } from "../../site/use-site.ts";
import { Page } from "../frame/page.tsx";
import { HindranceNotice } from "./hindrance-notice.tsx";
import { InterfaceTable } from "./interface-table.tsx";
import { PutBackNotice } from "./put-back-notice.tsx";
import { useNetwork } from "./use-network.ts";
import { useNetworkWords } from "./use-network-words.ts";

/** Réseau: by which address the box stands, what was put back, and what keeps it from the one that is wanted. */
export function NetworkPage() {
  const picture = useSite().feed.picture.value;
  const t = useNetworkWords();
  const { asked, again } = useNetwork();
  return (
    <Page
      title={t.title}
      actions={
        <Link to="/reseau/reglages" class="button">
          {t.settings}
        </Link>
      }
    >
      <p class="intro">{t.intro}</p>
      <div role="status">
        {picture !== null && picture.dhcp === null && (
          <div class="notice trouble">
            <p>{t.netAway}</p>
          </div>
        )}
      </div>
      <Answered asked={asked} again={again}>
        {(shown) => (
          <>
            <div role="status">
              {shown.putBack !== null && <PutBackNotice putBack={shown.putBack} again={again} />}
              {shown.hindrance !== null && <HindranceNotice hindrance={shown.hindrance} />}
            </div>
            <Own shown={shown} />
            <Panel title={t.interfaces}>
              <InterfaceTable interfaces={shown.interfaces} />
            </Panel>
          </>
        )}
      </Answered>
    </Page>
  );
}

function Own({ shown }: { readonly shown: OwnAddressShown }) {
  const t = useNetworkWords();
  const { kept, trial, gateway, nameServers, resolverFile } = shown;
  const set = (trial?.fixed ?? kept)?.dnsServers ?? [];
  const isAsked = resolverFile === null || set.every((one) => nameServers.includes(one));
  return (
    <Panel title={t.own}>
      <Row label={t.state}>
        {trial !== null ? t.onTrial(trial.fixed.address) : kept === null ? t.bySystem : t.kept(kept.address)}
      </Row>
      <Row label={t.gateway}>
        {gateway === null ? <span class="quiet">{t.noGateway}</span> : t.ofGateway(gateway.address, gateway.interface)}
      </Row>
      <Row
        label={t.dns}
        help={
          isAsked ? undefined : (
            <>
              <strong>{t.dnsNotAsked(set.join(", "))}.</strong> {t.dnsRemedy(resolverFile)}
            </>
          )
        }
      >
        {nameServers.length === 0 ? <span class="quiet">{t.noDns}</span> : nameServers.join(", ")}
      </Row>
    </Panel>
  );
}
