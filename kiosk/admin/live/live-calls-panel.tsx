import { useSignal } from "@preact/signals";
import type { LiveCall } from "../../../daemon/contracts/api/live-entries.ts";
import { Button } from "../../controls/button.tsx";
import { Confirm } from "../../controls/confirm.tsx";
import { May } from "../../controls/may.tsx";
import { Name } from "../../controls/name.tsx";
import { Panel } from "../../controls/panel.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";
import { CallTable } from "./call-table.tsx";

/** Every call that is up; an administrator may end one for everybody. */
export function LiveCallsPanel({ calls }: { readonly calls: readonly LiveCall[] }) {
  const site = useSite();
  const all = useSentences();
  const t = all.livePage;
  const asking = useSignal<LiveCall | null>(null);
  const oldestFirst = [...calls].sort((one, other) => one.startedAt - other.startedAt);
  const hangUp = async ({ call }: LiveCall) => {
    asking.value = null;
    const answer = await site.ask("calls.hangUp", { parameters: { call }, body: { by: null } });
    if (answer.kind === "done") site.notices.done(t.hungUp);
    else site.notices.failed(answer.kind === "away" ? all.away : site.told(answer.problem));
  };
  return (
    <Panel title={all.homePage.calls}>
      {calls.length === 0 ? (
        <p class="quiet">{all.homePage.noCalls}</p>
      ) : (
        <CallTable
          calls={oldestFirst}
          act={(call) => (
            <May>
              <Button
                kind="quiet"
                icon="hang-up"
                warns
                label={t.hangUp(call.caller.number)}
                onClick={() => (asking.value = call)}
              />
            </May>
          )}
        />
      )}
      {asking.value !== null && (
        <Confirm
          title={t.hangUpTitle}
          yes={t.hangUpYes}
          onYes={() => asking.value !== null && void hangUp(asking.value)}
          onNo={() => (asking.value = null)}
        >
          <p>
            <Name>{t.hangUpText(asking.value.caller.number, asking.value.dialled)}</Name>
          </p>
        </Confirm>
      )}
    </Panel>
  );
}
