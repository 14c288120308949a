import { CALL_KINDS, ORIGINS, PERIODS, SUBJECTS } from "../../../daemon/contracts/statistics.ts";
import { ChoiceField } from "../../controls/choice-field.tsx";
import { Panel } from "../../controls/panel.tsx";
import { TextField } from "../../controls/text-field.tsx";
import { TickField } from "../../controls/tick-field.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";
import { daysBefore, SPANS, spanOf, spanUntil } from "./span.ts";
import { oneOf, type WantedStatistics } from "./wanted-statistics.ts";

interface FilterProps {
  readonly wanted: WantedStatistics;
  readonly today: string;
  readonly change: (part: Partial<WantedStatistics>) => void;
}

/** Which figures are shown [STA-02…05, STA-07]. */
export function StatisticsFilter({ wanted, today, change }: FilterProps) {
  const t = useSentences().statistics;
  const { from, to, by, of, numbers, origin, kinds, compared } = wanted;
  const { day } = useSite().formats.value;
  const span = spanOf(wanted, today);
  const earlier = daysBefore(wanted);
  const all = { value: "", label: t.all };
  return (
    <Panel title={t.what}>
      <ChoiceField
        label={t.span}
        value={span}
        choices={SPANS.map((value) => ({ value, label: t.presets[value] }))}
        onChange={(value) => {
          const chosen = oneOf(SPANS, value, "free");
          if (chosen !== "free") change(spanUntil(chosen, today));
        }}
      />
      <TextField kind="date" label={t.firstDay} value={from} onChange={(text) => change({ from: text })} />
      <TextField kind="date" label={t.lastDay} value={to} onChange={(text) => change({ to: text })} />
      <ChoiceField
        label={t.period}
        value={by}
        choices={PERIODS.map((value) => ({ value, label: t.periods[value] }))}
        onChange={(value) => change({ by: oneOf(PERIODS, value, "day") })}
      />
      <ChoiceField
        label={t.subject}
        value={of}
        choices={SUBJECTS.map((value) => ({ value, label: t.subjects[value] }))}
        onChange={(value) => change({ of: oneOf(SUBJECTS, value, "office") })}
      />
      {of !== "office" && (
        <TextField
          label={t.numbers}
          value={numbers}
          maxLength={200}
          help={t.numbersHelp}
          onChange={(text) => change({ numbers: text })}
        />
      )}
      <ChoiceField
        label={t.kind}
        value={kinds}
        choices={[all, ...CALL_KINDS.map((value) => ({ value, label: t.kinds[value] }))]}
        onChange={(value) => change({ kinds: oneOf(["", ...CALL_KINDS], value, "") })}
      />
      <ChoiceField
        label={t.origin}
        value={origin}
        choices={[all, ...ORIGINS.map((value) => ({ value, label: t.origins[value] }))]}
        onChange={(value) => change({ origin: oneOf(["", ...ORIGINS], value, "") })}
      />
      <TickField
        label={t.before}
        ticked={compared}
        help={earlier === null ? "" : t.beforeHelp(day(earlier.from), day(earlier.to))}
        onChange={(ticked) => change({ compared: ticked })}
      />
    </Panel>
  );
}
