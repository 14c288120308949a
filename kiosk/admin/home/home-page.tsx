import { useSentences, useSite } from "../../site/use-site.ts";
import { Page } from "../frame/page.tsx";
import { AlertsPanel } from "./alerts-panel.tsx";
import { CallsPanel } from "./calls-panel.tsx";
import { FirstSteps } from "./first-steps.tsx";
import { OthersPanel } from "./others-panel.tsx";
import { ServerPanel } from "./server-panel.tsx";

/** Accueil [ACC-01…05, ACC-13]. */
export function HomePage() {
  const t = useSentences();
  const picture = useSite().feed.picture.value;
  if (picture === null) return <Page title={t.home}>{<p class="quiet">{t.loading}</p>}</Page>;
  const extensions = [...picture.extensions.values()];
  const inService = extensions.filter(({ state }) => state !== "unregistered").length;
  return (
    <Page title={t.home}>
      <p class="overview">{t.homePage.overview(inService, extensions.length)}</p>
      <AlertsPanel alerts={[...picture.alerts.values()]} />
      {inService === 0 && <FirstSteps />}
      <ServerPanel running={picture.processes.get("pbx")} calls={picture.calls.size} />
      <CallsPanel calls={[...picture.calls.values()]} />
      <OthersPanel processes={[...picture.processes.values()].filter(({ name }) => name !== "pbx")} />
    </Page>
  );
}
