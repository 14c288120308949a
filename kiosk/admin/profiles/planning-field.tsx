import { useSignal } from "@preact/signals";
import { WEEKDAYS } from "../../../daemon/model/calendar/calendar-date.ts";
import { isRecord } from "../../../daemon/model/config/json.ts";
import type { Slot } from "../../../daemon/model/config/planning.ts";
import { Button } from "../../controls/button.tsx";
import { ChoiceField } from "../../controls/choice-field.tsx";
import type { ControlProps } from "../../controls/control-props.ts";
import { fieldsOf, isDraft } from "../../forms/draft.ts";
import { useSentences } from "../../site/use-site.ts";
import { AnyField } from "../objects/any-field.tsx";
import { copiedToWorkdays, filled, gridOf, holesOf, type WeekGrid, weekOf } from "./week-grid.ts";
import { type Swatch, WeekTable } from "./week-table.tsx";

/** The planning of who has these profiles: the week painted, public holidays, closures [PLA-01…08]. */
export function PlanningField({ form, path, schema }: ControlProps) {
  const t = useSentences();
  const words = t.planning;
  const swatches: readonly Swatch[] = form
    .list("profiles")
    .flatMap((one) => (isDraft(one) ? [{ name: String(one.name), colour: String(one.colour) }] : []));
  const brush = useSignal<string | null>(swatches[0]?.name ?? null);
  const withHalves = useSignal(false);
  const value = form.value(path);
  const week = isDraft(value) && Array.isArray(value.week) ? value.week.filter(isSlot) : [];
  const grid = gridOf(week);
  if (swatches.length === 0) return <p class="quiet">{words.noProfiles}</p>;

  const base = isDraft(value) ? value : { week: [], holidays: "", closures: [] };
  const paint = (next: WeekGrid) => {
    form.set(path, { ...base, week: weekOf(next).map((slot) => ({ ...slot })) });
  };
  const holes = week.length === 0 ? [] : holesOf(grid);
  const choices = [{ value: "", label: words.none }, ...swatches.map(({ name }) => ({ value: name, label: name }))];
  const closures = fieldsOf(schema).closures ?? {};
  return (
    <>
      <p class="panel-line">{words.choose}</p>
      <div class="planning">
        <table class="brushes">
          <thead>
            <tr>
              <th scope="col">{words.profile}</th>
            </tr>
          </thead>
          <tbody>
            {[{ name: null, colour: "none" }, ...swatches].map(({ name, colour }) => (
              <tr key={name}>
                <td>
                  <label class="brush">
                    <input
                      type="radio"
                      name="brush"
                      checked={brush.value === name}
                      onChange={() => (brush.value = name)}
                    />
                    <span class={`paint-chip paint-${colour}`} aria-hidden="true" />
                    <bdi>{name ?? words.none}</bdi>
                  </label>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <WeekTable
          grid={grid}
          swatches={swatches}
          withHalves={withHalves.value}
          brush={brush.value}
          onBrush={(name) => (brush.value = name)}
          onPaint={paint}
        />
      </div>
      <div class="planning-tools">
        <label>
          <input
            type="checkbox"
            checked={withHalves.value}
            onChange={(event) => (withHalves.value = event.currentTarget.checked)}
          />{" "}
          {words.halfHours}
        </label>
        <Button onClick={() => paint(copiedToWorkdays(grid, 0))}>{words.copyDay(words.days.monday)}</Button>
        {brush.value !== null && <Button onClick={() => paint(filled(grid, brush.value ?? ""))}>{words.fill}</Button>}
        {isDraft(value) && (
          <Button warns onClick={() => form.set(path, null)}>
            {words.remove}
          </Button>
        )}
      </div>
      <p class="quiet">{words.keyboard}</p>
      <div role="status">
        {holes.length > 0 && (
          <div class="notice trouble">
            <div>
              <p>{words.holes}</p>
              <p>{holes.map(({ day, from, to }) => `${words.days[day]} ${from}–${to}`).join(", ")}</p>
            </div>
          </div>
        )}
      </div>
      <ChoiceField
        label={words.holidays}
        help={words.holidaysHelp}
        value={isDraft(value) && typeof value.holidays === "string" ? value.holidays : ""}
        choices={choices}
        onChange={(name) => form.set(path, { ...base, holidays: name })}
      />
      {isDraft(value) && (
        <AnyField
          form={form}
          path={`${path}/closures`}
          schema={closures}
          looks={{
            choices: () => ({
              [`${path}/closures/*/profile`]: Object.fromEntries(swatches.map(({ name }) => [name, name])),
            }),
          }}
        />
      )}
    </>
  );
}

const isSlot = (value: unknown): value is Slot =>
  isRecord(value) &&
  typeof value.from === "string" &&
  typeof value.to === "string" &&
  typeof value.profile === "string" &&
  Array.isArray(value.days) &&
  value.days.every((day) => WEEKDAYS.some((one) => one === day));
