import type { HealthPoint } from "../../../daemon/contracts/machine-health.ts";

export const CHART = { width: 360, height: 72 } as const;
const HOUR_MS = 3_600_000;

type Figure = "processor" | "memory";

/**
 * The points of one line of the chart, as an SVG path: an hour from left to right, 100 % at the top. Where nothing was
 * sampled, the line breaks.
 */
export function chartPath(hour: readonly HealthPoint[], figure: Figure, now: number): string {
  let isDrawing = false;
  const steps = hour.map((point) => {
    const percent = point[figure];
    if (percent === null || point.at < now - HOUR_MS) {
      isDrawing = false;
      return "";
    }
    const x = CHART.width * (1 - (now - point.at) / HOUR_MS);
    const y = CHART.height * (1 - percent / 100);
    const step = `${isDrawing ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`;
    isDrawing = true;
    return step;
  });
  return steps.join("");
}

/** From the least to the most of the hour, rounded; null: nothing is known. */
export function rangeOf(hour: readonly HealthPoint[], figure: Figure): readonly [least: number, most: number] | null {
  const known = hour.flatMap((point) => point[figure] ?? []);
  return known.length === 0 ? null : [Math.round(Math.min(...known)), Math.round(Math.max(...known))];
}
