import { type Static, Type } from "typebox";
import { WEEKDAYS } from "../calendar/calendar-date.ts";
import { TIME_OF_DAY } from "../calendar/time-range.ts";
import { field, type Words, words } from "./field.ts";
import { oneOf } from "./named-fields.ts";

/** A time of day, by the clock of the installation's time zone. */
export const timeField = (label: Words, help: Words, usual: string) =>
  Type.String({
    pattern: TIME_OF_DAY,
    default: usual,
    ...field(label, help, "live", words("une heure comme 08:30", "a time such as 08:30")),
  });

const bound = (label: Words, usual: string) =>
  timeField(
    label,
    words("Heure locale ; la même des deux côtés : toute la journée.", "Local time; the same twice: all day."),
    usual,
  );

const rangeSchema = Type.Object(
  {
    days: Type.Array(oneOf(WEEKDAYS), {
      minItems: 1,
      maxItems: 7,
      uniqueItems: true,
      default: [...WEEKDAYS],
      ...field(words("Jours", "Days"), words("Jours où la plage commence.", "Days on which the range begins.")),
    }),
    from: bound(words("De", "From"), "00:00"),
    to: bound(words("À", "To"), "00:00"),
    holidays: Type.Union([Type.Literal("any"), Type.Literal("only"), Type.Literal("never")], {
      default: "any",
      ...field(
        words("Jours fériés", "Public holidays"),
        words("Comme les autres jours, eux seuls, ou jamais.", "As any other day, only then, or never."),
      ),
    }),
  },
  {
    additionalProperties: false,
    ...field(words("Plage horaire", "Time range"), words("Quand la règle s'applique.", "When the rule holds.")),
  },
);

/** When something holds; null: always. */
export const whenSchema = (help: Words = words("Quand la règle s'applique.", "When the rule holds.")) =>
  Type.Union([rangeSchema, Type.Null()], { default: null, ...field(words("Plage horaire", "Time range"), help) });

export type When = Static<ReturnType<typeof whenSchema>>;
