import { useId } from "preact/hooks";
import { CALL_DIRECTIONS } from "../../../daemon/contracts/call-direction.ts";
import { TERMS } from "../../../daemon/model/terms.ts";
import { Button } from "../../controls/button.tsx";
import { numbered } from "../../site/numbers-of.ts";
import { useNumbers } from "../../site/use-numbers.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { useToday } from "../../site/use-today.ts";
import { FilterField, TypedInput } from "../filters/filter-field.tsx";
import { everyCall, isFiltered, type JournalFilter, PERIODS, periodOf } from "./journal-filter.ts";

interface PanelProps {
  readonly filter: JournalFilter;
  readonly change: (part: Partial<JournalFilter>) => void;
}

/** Which calls are shown. */
export function JournalFilterPanel({ filter, change }: PanelProps) {
  const site = useSite();
  const t = useSentences().journal;
  const { extensions, groups, agents, lines } = useNumbers();
  const list = useId();
  const today = useToday();
  return (
    <search class="filters" aria-label={t.filter}>
      <FilterField
        label={t.firstDay}
        control={(ties) => (
          <input
            {...ties}
            type="date"
            class="day"
            value={filter.from}
            onInput={(e) => change({ from: e.currentTarget.value })}
          />
        )}
      />
      <FilterField
        label={t.lastDay}
        control={(ties) => (
          <input
            {...ties}
            type="date"
            class="day"
            value={filter.to}
            onInput={(e) => change({ to: e.currentTarget.value })}
          />
        )}
      />
      <FilterField
        label={t.ofNumber}
        help={t.ofNumberHelp}
        control={(ties) => (
          <TypedInput ties={ties} value={filter.number} list={list} onChange={(number) => change({ number })} />
        )}
      />
      <datalist id={list}>
        {[...extensions, ...groups, ...agents].map((one) => (
          <option key={one.number} value={one.number}>
            {numbered(one)}
          </option>
        ))}
      </datalist>
      <FilterField
        label={t.direction}
        control={(ties) => (
          <select {...ties} value={filter.direction} onChange={(e) => change({ direction: e.currentTarget.value })}>
            <option value="">{t.all}</option>
            {CALL_DIRECTIONS.map((direction) => (
              <option key={direction} value={direction}>
                {t.directions[direction]}
              </option>
            ))}
          </select>
        )}
      />
      <FilterField
        label={t.outcome}
        control={(ties) => (
          <select {...ties} value={filter.outcome} onChange={(e) => change({ outcome: e.currentTarget.value })}>
            <option value="">{t.all}</option>
            <option value="answered">{t.outcomes.answered}</option>
            <option value="unanswered">{t.outcomes.unanswered}</option>
            {Object.entries(TERMS.outcome)
              .filter(([outcome]) => outcome !== "answered")
              .map(([outcome, words]) => (
                <option key={outcome} value={outcome}>
                  {site.inWords(words)}
                </option>
              ))}
          </select>
        )}
      />
      {lines.length > 0 && (
        <FilterField
          label={t.line}
          control={(ties) => (
            <select {...ties} value={filter.line} onChange={(e) => change({ line: e.currentTarget.value })}>
              <option value="">{t.all}</option>
              {lines.map((line) => (
                <option key={line.number} value={line.number}>
                  {numbered(line)}
                </option>
              ))}
            </select>
          )}
        />
      )}
      <div class="filter-quick">
        {PERIODS.map((period) => {
          const { from, to } = periodOf(period, today);
          return (
            <button
              key={period}
              type="button"
              class="chip"
              aria-pressed={filter.from === from && filter.to === to}
              onClick={() => change({ from, to })}
            >
              {t[period]}
            </button>
          );
        })}
        {isFiltered(filter) && (
          <Button kind="quiet" icon="cross" onClick={() => change(everyCall)}>
            {t.clear}
          </Button>
        )}
      </div>
    </search>
  );
}
