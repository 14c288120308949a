import { Dot } from "../../controls/dot.tsx";
import { Name } from "../../controls/name.tsx";
import { Panel } from "../../controls/panel.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";
import { stateOf } from "./state-of.ts";

/** The devices that are registered on an extension now, and whether its number is hidden [POS-12, POS-13, PRE-04]. */
export function LiveDevices({ number }: { readonly number: string }) {
  const t = useSentences().live;
  const extensions = useSite().feed.picture.value?.extensions;
  const state = stateOf(number, extensions);
  const { devices = [], hidesNumber = false } = extensions?.get(number) ?? {};
  return (
    <Panel title={t.title}>
      <p class="panel-line">
        <Dot state={state} />
      </p>
      {hidesNumber && <p class="panel-line">{t.hides}</p>}
      {devices.length === 0 && <p class="quiet">{state === "staged" ? t.staged : t.none}</p>}
      <ul class="devices">
        {devices.map(({ userAgent, source, transport, reachable }) => (
          <li key={`${source} ${transport}`}>
            <Name>{userAgent}</Name>
            <span class="quiet">
              {source} · {transport.toUpperCase()} · {reachable ? t.reachable : t.unreachable}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
