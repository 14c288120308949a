import { Dot } from "../../controls/dot.tsx";
import { Panel } from "../../controls/panel.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";
import { serviceState } from "../objects/service-state.ts";

/** Whether the line works now, since when and why [LIG-34]. */
export function LineState({ number }: { readonly number: string }) {
  const site = useSite();
  const t = useSentences().trunks;
  const lines = site.feed.picture.value?.lines;
  const line = lines?.get(number);
  return (
    <Panel title={t.liveTitle}>
      <p class="panel-line">
        <Dot state={serviceState(number, lines)} />
      </p>
      {line === undefined ? (
        <p class="quiet">{lines !== undefined && t.staged}</p>
      ) : (
        <>
          <p class="panel-line">
            <bdi>{site.because(line.why)}</bdi>
          </p>
          <p class="quiet">{t.since(site.formats.value.moment(line.since))}</p>
        </>
      )}
    </Panel>
  );
}
