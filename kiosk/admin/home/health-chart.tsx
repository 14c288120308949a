import type { HealthPoint } from "../../../daemon/contracts/machine-health.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { CHART, chartPath, rangeOf } from "./chart-points.ts";

interface HealthChartProps {
  readonly hour: readonly HealthPoint[];
  readonly now: number;
}

/** Processor and memory of the last hour; in words for who cannot see it. */
export function HealthChart({ hour, now }: HealthChartProps) {
  const t = useSentences().homePage;
  const { formats } = useSite();
  const range = (figure: "processor" | "memory") => {
    const found = rangeOf(hour, figure);
    return found === null ? t.unknown : t.fromTo(...(found.map(formats.value.number) as [string, string]));
  };
  return (
    <figure class="health-chart">
      <svg
        viewBox={`0 0 ${CHART.width} ${CHART.height}`}
        role="img"
        aria-label={t.chart(range("processor"), range("memory"))}
        preserveAspectRatio="none"
      >
        <path
          class="grid"
          d={`M0 0H${CHART.width}M0 ${CHART.height / 2}H${CHART.width}M0 ${CHART.height}H${CHART.width}`}
        />
        <path class="memory" d={chartPath(hour, "memory", now)} />
        <path class="processor" d={chartPath(hour, "processor", now)} />
      </svg>
      <figcaption>
        <span>{t.lastHour}</span>
        <span class="legend processor">{t.processor}</span>
        <span class="legend memory">{t.memory}</span>
      </figcaption>
    </figure>
  );
}
