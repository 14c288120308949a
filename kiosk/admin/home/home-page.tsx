import { useSignal } from "@preact/signals";
import type { Picture } from "../../live/picture.ts";
import { useAnswer } from "../../site/use-answer.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { Page } from "../frame/page.tsx";
import { AlertsPanel } from "./alerts-panel.tsx";
import { CallsPanel } from "./calls-panel.tsx";
import { DhcpPanel } from "./dhcp-panel.tsx";
import { FirstStepsPanel } from "./first-steps-panel.tsx";
import { HealthPanel } from "./health-panel.tsx";
import { ServerPanel } from "./server-panel.tsx";
import { ServicesPanel } from "./services-panel.tsx";
import { firstSteps } from "./steps-left.ts";
import { TelephonesPanel } from "./telephones-panel.tsx";

/** Processes that have a block of their own. */
const shownAlone: readonly string[] = ["pbx", "dnsmasq"];

/** Accueil [ACC-01…05, ACC-07…09, ACC-13]. */
export function HomePage() {
  const t = useSentences();
  const site = useSite();
  const picture = site.feed.picture.value;
  const isHidden = useSignal(site.memory.get("first-steps") === "hidden");
  const { saved, running } = picture?.configuration ?? { saved: null, running: null };
  const { asked, again } = useAnswer(() => site.ask("firstSteps"), `${saved} ${running}`);
  // All at once, so that nothing that comes later moves what is being read or clicked.
  if (picture === null || asked.value.kind === "asking")
    return (
      <Page title={t.home}>
        <p class="quiet">{t.loading}</p>
      </Page>
    );
  const steps = asked.value.kind === "here" && !isHidden.value ? firstSteps(asked.value.value, picture) : [];
  const hide = () => {
    site.memory.set("first-steps", "hidden");
    isHidden.value = true;
  };
  return (
    <Page title={t.home}>
      <Overview picture={picture} />
      <AlertsPanel alerts={[...picture.alerts.values()]} />
      {steps.some(({ isDone }) => !isDone) && <FirstStepsPanel steps={steps} again={again} hide={hide} />}
      <ServerPanel running={picture.processes.get("pbx")} calls={picture.calls.size} />
      <DhcpPanel running={picture.processes.get("dnsmasq")} />
      <TelephonesPanel />
      <CallsPanel calls={[...picture.calls.values()]} />
      <HealthPanel health={picture.health} />
      <ServicesPanel processes={[...picture.processes.values()].filter(({ name }) => !shownAlone.includes(name))} />
    </Page>
  );
}

/** The office in one line. */
function Overview({ picture: { extensions, queues, lines } }: { readonly picture: Picture }) {
  const t = useSentences().homePage;
  const inService = [...extensions.values()].filter(({ state }) => state !== "unregistered").length;
  const waiting = [...queues.values()].reduce((sum, queue) => sum + queue.waiting.length, 0);
  const out = [...lines.values()].filter(({ state }) => state === "out-of-service").length;
  const told = [
    t.overview(inService, extensions.size),
    ...(waiting > 0 ? [t.waiting(waiting)] : []),
    ...(out > 0 ? [t.linesOut(out)] : []),
  ];
  return <p class="overview">{told.join(" · ")}</p>;
}
