import { useSentences, useSite } from "../../site/use-site.ts";
import { Page } from "../frame/page.tsx";
import { AgentsPanel } from "./agents-panel.tsx";
import { ExtensionsPanel } from "./extensions-panel.tsx";
import { LinesPanel } from "./lines-panel.tsx";
import { LiveCallsPanel } from "./live-calls-panel.tsx";
import { QueuesPanel } from "./queues-panel.tsx";

/** En direct: what the server does at this moment [AGT-07, SVI-15, LIG-34, POS-12]. */
export function LivePage() {
  const all = useSentences();
  const t = all.livePage;
  const picture = useSite().feed.picture.value;
  if (picture === null)
    return (
      <Page title={t.title}>
        <p class="quiet">{all.loading}</p>
      </Page>
    );
  return (
    <Page title={t.title}>
      <p class="intro">{t.intro}</p>
      <LiveCallsPanel calls={[...picture.calls.values()]} />
      <QueuesPanel queues={[...picture.queues.values()]} />
      <AgentsPanel agents={[...picture.agents.values()]} />
      <LinesPanel lines={[...picture.lines.values()]} />
      <ExtensionsPanel extensions={[...picture.extensions.values()]} />
    </Page>
  );
}
