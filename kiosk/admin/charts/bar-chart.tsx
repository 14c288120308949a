import { useId } from "preact/hooks";
import { nameEvery, ticksUpTo } from "./ticks.ts";
import { useWidth } from "./use-width.ts";

export interface Slot {
  readonly name: string;
  /** One for each series. */
  readonly values: readonly number[];
  /** What they were before; null: they are not compared. */
  readonly before: readonly number[] | null;
}

interface BarChartProps {
  /** What the chart says, in words: for who does not see it. */
  readonly summary: string;
  readonly series: readonly string[];
  readonly slots: readonly Slot[];
  /** What the marks of the values before are called; null: there are none. */
  readonly beforeName: string | null;
  readonly number: (value: number) => string;
}

const HEIGHT = 260;
const LEFT = 48;
const BOTTOM = 26;
const TOP = 10;
const NAME_ROOM = 54;

/** Bars beside each other, one for each series in every slot; a line across marks what it was before. */
export function BarChart({ summary, series, slots, beforeName, number }: BarChartProps) {
  const [box, width] = useWidth<HTMLDivElement>(900);
  const id = useId();
  const ticks = ticksUpTo(Math.max(0, ...slots.flatMap(({ values, before }) => [...values, ...(before ?? [])])));
  const top = ticks.at(-1) ?? 1;
  const high = HEIGHT - BOTTOM - TOP;
  const y = (value: number): number => TOP + high - (value / top) * high;
  const slotWidth = (width - LEFT) / Math.max(1, slots.length);
  const every = nameEvery(slots.length, width - LEFT, NAME_ROOM);
  return (
    <figure class="chart">
      <div ref={box} class="chart-box">
        <svg width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-labelledby={id}>
          <title id={id}>{summary}</title>
          <defs>
            <Stripes id={`${id}-stripes`} />
          </defs>
          {ticks.map((tick) => (
            <g key={tick}>
              <line class="grid" x1={LEFT} x2={width} y1={y(tick)} y2={y(tick)} />
              <text class="axis" x={LEFT - 8} y={y(tick) + 4} text-anchor="end">
                {number(tick)}
              </text>
            </g>
          ))}
          {slots.map((slot, at) => (
            <g key={slot.name + String(at)} transform={`translate(${LEFT + at * slotWidth} 0)`}>
              <Bars slot={slot} width={slotWidth} y={y} pattern={`url(#${id}-stripes)`} />
              {at % every === 0 && (
                <text class="axis" x={slotWidth / 2} y={HEIGHT - 8} text-anchor="middle">
                  {slot.name}
                </text>
              )}
            </g>
          ))}
        </svg>
      </div>
      <figcaption class="legend" aria-hidden="true">
        {series.map((name, at) => (
          <span key={name} class={`legend-entry series-${at % 3}`}>
            <i />
            {name}
          </span>
        ))}
        {beforeName !== null && (
          <span class="legend-entry before">
            <i />
            {beforeName}
          </span>
        )}
      </figcaption>
    </figure>
  );
}

interface BarsProps {
  readonly slot: Slot;
  readonly width: number;
  readonly y: (value: number) => number;
  readonly pattern: string;
}

function Bars({ slot: { values, before }, width, y, pattern }: BarsProps) {
  const gap = Math.min(8, width * 0.15);
  const bar = Math.max(1, Math.min(34, (width - 2 * gap) / Math.max(1, values.length)));
  const begin = (width - bar * values.length) / 2;
  return (
    <>
      {values.map((value, at) => {
        const x = begin + at * bar;
        const was = before?.[at];
        return (
          <g key={at} class={`bar series-${at % 3}`}>
            <rect x={x} y={y(value)} width={Math.max(1, bar - 1)} height={y(0) - y(value)} />
            {at % 3 === 1 && (
              <rect
                x={x}
                y={y(value)}
                width={Math.max(1, bar - 1)}
                height={y(0) - y(value)}
                fill={pattern}
                class="over"
              />
            )}
            {was !== undefined && <line class="was" x1={x - 1} x2={x + bar} y1={y(was)} y2={y(was)} />}
          </g>
        );
      })}
    </>
  );
}

/** Over the second series, so that it is known from the first without its colour. */
function Stripes({ id }: { readonly id: string }) {
  return (
    <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <line x1="0" x2="0" y1="0" y2="6" class="stripe" />
    </pattern>
  );
}
