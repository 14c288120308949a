import { Panel } from "../../controls/panel.tsx";
import { useAnswer } from "../../site/use-answer.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { SettingsPage } from "../objects/settings-page.tsx";

/** Protection contre la fraude [GAP-04]: the limits of outside calls, and what they have counted. */
export function FraudPage() {
  const t = useSentences().fraud;
  return (
    <SettingsPage
      section="outside-limits"
      title={t.page}
      panels={[
        {
          title: () => t.limits,
          fields: ["simultaneous", "simultaneousOfOne", "hourlyOfOne", "hourlyMessagesOfOne", "dailyCostCents"],
        },
        {
          title: () => t.rates,
          fields: ["rates/national", "rates/mobile", "rates/special", "rates/international"],
        },
      ]}
      looks={{}}
      aside={<OutsideState />}
    />
  );
}

/** Whether outside calls are cut now, and what was counted of the day. */
function OutsideState() {
  const site = useSite();
  const t = useSentences().fraud;
  const { asked } = useAnswer(() => site.ask("outside.state"), site.feed.picture.value?.calls.size);
  const { value } = asked;
  if (value.kind !== "here") return null;
  const { cut, costCents, limitCents, calls } = value.value;
  const { moment, number } = site.formats.value;
  const euros = (cents: number): string => `${number(cents / 100)} €`;
  const cutBecause =
    cut === null
      ? null
      : cut.why === "cost"
        ? t.cutCost(moment(cut.since), euros(cut.cents))
        : t.cutHour(moment(cut.since), cut.number);
  return (
    <Panel title={t.state}>
      <p class={`verdict ${cut === null ? "works" : "fails"}`}>{cutBecause ?? t.open}</p>
      {cut !== null && <p class="panel-line">{t.rearm}</p>}
      <p class="panel-line quiet">
        {t.cost(euros(costCents), limitCents === 0 ? t.noLimit : euros(limitCents))} {t.calls(calls)}
      </p>
    </Panel>
  );
}
