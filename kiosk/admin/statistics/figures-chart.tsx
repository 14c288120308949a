import { Panel } from "../../controls/panel.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";
import { BarChart } from "../charts/bar-chart.tsx";
import { type Chart, chartOf, type Figures, growth } from "./chart-of.ts";
import type { Days } from "./span.ts";
import type { WantedStatistics } from "./wanted-statistics.ts";

interface FiguresChartProps {
  readonly rows: readonly Figures[];
  readonly wanted: WantedStatistics;
  readonly before: { readonly days: Days; readonly rows: readonly Figures[] } | null;
}

/** The figures as bars, and what the bars say in words. */
export function FiguresChart({ rows, wanted, before }: FiguresChartProps) {
  const site = useSite();
  const t = useSentences().statistics;
  const { number, period } = site.formats.value;
  const chart = chartOf(rows, { days: wanted, by: wanted.by, kind: wanted.kinds, before });
  if (chart.slots.length === 0) return null;
  const isByNumber = wanted.by === "total" && wanted.of !== "office";
  const name = (key: string) => (isByNumber ? key : key === "" ? t.periods.total : period(key, wanted.by));
  const lines = summaryOf(chart, { t, number, name });
  return (
    <Panel title={t.chart}>
      <BarChart
        summary={`${t.chartOf}. ${lines.join(" ")}`}
        series={chart.kinds.map((kind) => t.series[kind])}
        slots={chart.slots.map(({ key, ...slot }) => ({ ...slot, name: name(key) }))}
        beforeName={before === null ? null : t.previous}
        number={number}
      />
      <ul class="chart-summary">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Panel>
  );
}

interface Telling {
  readonly t: ReturnType<typeof useSentences>["statistics"];
  readonly number: (value: number) => string;
  readonly name: (key: string) => string;
}

/** A sentence for each kind of call: how many, when most, and how many before. */
function summaryOf({ kinds, slots, sums, sumsBefore }: Chart, { t, number, name }: Telling): readonly string[] {
  return kinds.map((kind, at) => {
    const most = slots.reduce((best, slot) => ((slot.values[at] ?? 0) > (best.values[at] ?? 0) ? slot : best));
    const sum = sums[at] ?? 0;
    const now = t.summary(t.series[kind], number(sum), number(most.values[at] ?? 0), name(most.key));
    const was = sumsBefore?.[at];
    if (was === undefined) return now;
    const by = growth(sum, was);
    const change = by === null || by === 0 ? t.same : `${by > 0 ? "+" : "−"}${number(Math.abs(by))}\u00a0%`;
    return `${now} ${t.change(number(was), by === null ? "–" : change)}`;
  });
}
