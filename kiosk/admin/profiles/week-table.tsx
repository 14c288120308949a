import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { WEEKDAYS } from "../../../daemon/model/calendar/calendar-date.ts";
import { useSentences } from "../../site/use-site.ts";
import { clockOf, HALF_HOURS, painted, type WeekGrid } from "./week-grid.ts";

export interface Swatch {
  readonly name: string;
  readonly colour: string;
}

interface WeekTableProps {
  readonly grid: WeekGrid;
  readonly swatches: readonly Swatch[];
  readonly withHalves: boolean;
  /** What is painted; null: (Aucun) [PLA-04]. */
  readonly brush: string | null;
  readonly onBrush: (name: string | null) => void;
  readonly onPaint: (grid: WeekGrid) => void;
}

/** The week, painted by click and drag, or by keyboard: one cell at a time has the focus [PLA-01…05]. */
export function WeekTable({ grid, swatches, withHalves, brush, onBrush, onPaint }: WeekTableProps) {
  const t = useSentences().planning;
  const box = useRef<HTMLTableElement>(null);
  const at = useSignal({ day: 0, half: 16 });
  const dragging = useSignal(false);
  const step = withHalves ? 1 : 2;
  const rows = Array.from({ length: HALF_HOURS / step }, (_, row) => row * step);
  const here = { day: at.value.day, half: at.value.half - (at.value.half % step) };

  const paint = (day: number, half: number) => onPaint(painted(grid, day, half, step, brush));
  const move = (event: KeyboardEvent) => {
    const by = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[event.key];
    if (by !== undefined) {
      event.preventDefault();
      const [days = 0, halves = 0] = by;
      const day = Math.min(6, Math.max(0, here.day + days));
      const half = Math.min(HALF_HOURS - step, Math.max(0, here.half + halves * step));
      at.value = { day, half };
      if (event.shiftKey) paint(day, half);
      box.current?.querySelector<HTMLElement>(`[data-cell="${day} ${half}"]`)?.focus();
    } else if (event.key === " " || event.key === "Enter") {
      event.preventDefault();
      paint(here.day, here.half);
    } else if (/^[0-9]$/.test(event.key)) {
      const chosen = event.key === "0" ? null : swatches[Number(event.key) - 1]?.name;
      if (chosen !== undefined) onBrush(chosen);
    }
  };
  const colourOf = (name: string | null): string => swatches.find((one) => one.name === name)?.colour ?? "none";
  return (
    <table
      ref={box}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the grid pattern of WAI-ARIA, on the table that it is
      role="grid"
      class="week"
      onKeyDown={move}
      onPointerUp={() => (dragging.value = false)}
      onPointerLeave={() => (dragging.value = false)}
    >
      <thead>
        <tr>
          <th scope="col">
            <span class="unseen">{t.hour}</span>
          </th>
          {WEEKDAYS.map((day) => (
            <th key={day} scope="col">
              {t.days[day].slice(0, 3)}
              <span class="wide-only">{t.days[day].slice(3)}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((half) => (
          <tr key={half}>
            <th scope="row">{withHalves ? clockOf(half) : clockOf(half).slice(0, 2)}</th>
            {WEEKDAYS.map((day, index) => {
              const name = grid[index]?.[half] ?? null;
              const second = grid[index]?.[half + step - 1] ?? null;
              const isHere = here.day === index && here.half === half;
              return (
                <td
                  key={day}
                  // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the grid pattern of WAI-ARIA, on the table that it is
                  role="gridcell"
                  data-cell={`${index} ${half}`}
                  tabIndex={isHere ? 0 : -1}
                  class={`paint-${colourOf(name)}`}
                  aria-label={t.cell(t.days[day], clockOf(half), name ?? t.none)}
                  onFocus={() => (at.value = { day: index, half })}
                  onPointerDown={(event) => {
                    event.preventDefault();
                    // A finger that moves paints the cells that it passes, not only the first.
                    event.currentTarget.releasePointerCapture(event.pointerId);
                    event.currentTarget.focus();
                    dragging.value = true;
                    paint(index, half);
                  }}
                  onPointerEnter={() => {
                    if (dragging.value) paint(index, half);
                  }}
                >
                  {second !== name && <span class={`half paint-${colourOf(second)}`} />}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
