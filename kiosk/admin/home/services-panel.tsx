import { useSignal } from "@preact/signals";
import type { LiveProcess } from "../../../daemon/contracts/api/live-entries.ts";
import { Button } from "../../controls/button.tsx";
import { Confirm } from "../../controls/confirm.tsx";
import { May } from "../../controls/may.tsx";
import { Panel } from "../../controls/panel.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";
import type { Sentences } from "../../words/fr.ts";
import { OrderLine } from "./order-line.tsx";
import { ProcessState } from "./process-state.tsx";
import { type Act, useService } from "./use-service.ts";

/** Every other process of the box, what troubles it, and its Démarrer, Redémarrer, Arrêter. */
export function ServicesPanel({ processes }: { readonly processes: readonly LiveProcess[] }) {
  const t = useSentences().homePage;
  return (
    <Panel title={t.others}>
      <ul class="services">
        {processes.map((one) => (
          <ServiceLine key={one.name} running={one} />
        ))}
      </ul>
    </Panel>
  );
}

function ServiceLine({ running }: { readonly running: LiveProcess }) {
  const { name, state, startedAt, restarts, trouble, isNeeded, order } = running;
  const t = useSentences().homePage;
  const { formats } = useSite();
  const shown = named(name, t.names);
  const role = named(name, t.roles);
  const asking = useSignal<"stop" | "restart" | null>(null);
  const service = useService(name, (what) => t.askedOne[what](shown));
  const act = (what: Act) => {
    asking.value = null;
    service.act(what);
  };
  const button = (text: string, label: string, onClick: () => void) => (
    <May>
      <Button busy={service.isBusy} label={label} onClick={onClick}>
        {text}
      </Button>
    </May>
  );
  return (
    <li class="service">
      <div class="service-what">
        <p>
          <strong>{shown}</strong> <ProcessState state={state} />
        </p>
        {role !== name && <p class="quiet">{role}</p>}
        <p class="quiet">
          {startedAt !== null && `${t.since} ${formats.value.moment(startedAt)}`}
          {restarts > 0 && ` · ${t.restarts} : ${restarts}`}
        </p>
        <OrderLine order={order} />
        {trouble !== null && (
          <p class="issue">
            <bdi>{trouble}</bdi>
          </p>
        )}
      </div>
      <div class="service-acts">
        {state === "stopped" ? (
          button(t.start, t.startOne(shown), () => act("start"))
        ) : (
          <>
            {button(t.restart, t.restartOne(shown), () => (asking.value = "restart"))}
            {!isNeeded && button(t.stop, t.stopOne(shown), () => (asking.value = "stop"))}
          </>
        )}
      </div>
      {asking.value !== null && (
        <Confirm
          title={asking.value === "stop" ? t.stopOneTitle : t.restartOneTitle}
          yes={asking.value === "stop" ? t.stop : t.restart}
          onYes={() => act(asking.value ?? "restart")}
          onNo={() => (asking.value = null)}
        >
          <p>
            <strong>{shown}</strong>
          </p>
          {role !== name && <p>{role}</p>}
          {asking.value === "stop" ? <p>{t.stopOneText}</p> : name === "web" && <p>{t.webWarning}</p>}
        </Confirm>
      )}
    </li>
  );
}

/** What people call it; its own name where nobody has given it one. */
function named(name: string, names: Sentences["homePage"]["names" | "roles"]): string {
  const known: Readonly<Record<string, string>> = names;
  return Object.hasOwn(known, name) ? (known[name] ?? name) : name;
}
