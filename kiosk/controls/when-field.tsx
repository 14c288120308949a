import { WEEKDAYS } from "../../daemon/model/calendar/calendar-date.ts";
import { notesOf } from "../../daemon/model/config/field.ts";
import { draftValue, fieldsOf, isDraft } from "../forms/draft.ts";
import { useSentences, useSite } from "../site/use-site.ts";
import { ChoiceField } from "./choice-field.tsx";
import type { ControlProps } from "./control-props.ts";
import { Row } from "./row.tsx";

/** When something holds: « Toujours », or days and hours, with what holidays do. */
export function WhenField({ form, path, schema }: ControlProps) {
  const site = useSite();
  const t = useSentences().when;
  const { label, help } = notesOf(schema);
  const isRange = isDraft(form.value(path));
  const issue = form.ownIssueOf(path);
  const begin = () => draftValue({ type: "object", properties: fieldsOf(schema) }, { from: "08:00", to: "18:00" });
  return (
    <>
      <ChoiceField
        label={site.inWords(label)}
        help={site.inWords(help)}
        value={isRange ? "range" : "always"}
        choices={[
          { value: "always", label: t.choices.always },
          { value: "range", label: t.choices.range },
        ]}
        issue={issue && site.told(issue)}
        onChange={(value) => form.set(path, value === "range" ? begin() : null)}
      />
      {isRange && <RangeFields form={form} path={path} schema={schema} />}
    </>
  );
}

function RangeFields({ form, path, schema }: ControlProps) {
  const site = useSite();
  const t = useSentences().when;
  const { days = {}, from = {}, to = {}, holidays = {} } = fieldsOf(schema);
  const held = form.list(`${path}/days`);
  const tick = (day: string, on: boolean) =>
    form.set(
      `${path}/days`,
      WEEKDAYS.filter((one) => (one === day ? on : held.includes(one))),
    );
  const told = (field: string) => {
    const issue = form.issueOf(`${path}/${field}`);
    return issue && site.told(issue);
  };
  const bound = (field: "from" | "to", one: object) => (
    <label class="side">
      {site.inWords(notesOf(one).label)}
      <input
        type="time"
        class="time"
        aria-invalid={told(field) === undefined ? undefined : "true"}
        value={form.text(`${path}/${field}`)}
        onInput={(event) => form.set(`${path}/${field}`, event.currentTarget.value)}
      />
    </label>
  );
  const title = site.inWords(notesOf(days).label);
  return (
    <>
      <Row label={<span>{title}</span>} help={site.inWords(notesOf(days).help)}>
        <fieldset class="days" aria-label={title}>
          {WEEKDAYS.map((day) => (
            <label key={day} class="side">
              <input
                type="checkbox"
                checked={held.includes(day)}
                onChange={(event) => tick(day, event.currentTarget.checked)}
              />
              {t.days[day]}
            </label>
          ))}
        </fieldset>
        <p class="issue">{told("days")}</p>
      </Row>
      <Row label={<span>{t.hours}</span>} help={site.inWords(notesOf(from).help)}>
        <fieldset class="hours" aria-label={t.hours}>
          {bound("from", from)}
          {bound("to", to)}
        </fieldset>
        <p class="issue">{told("from") ?? told("to")}</p>
      </Row>
      <ChoiceField
        label={site.inWords(notesOf(holidays).label)}
        value={form.text(`${path}/holidays`)}
        choices={(["any", "only", "never"] as const).map((value) => ({ value, label: t.holidays[value] }))}
        onChange={(value) => form.set(`${path}/holidays`, value)}
      />
    </>
  );
}
