import { type Static, Type } from "typebox";
import { WEEKDAYS } from "../calendar/calendar-date.ts";
import { TIME_OF_DAY } from "../calendar/time-range.ts";
import { field, words } from "./field.ts";
import { oneOf } from "./named-fields.ts";

/** When a rule holds; null: always. Hours are those of the installation's time zone. */
const time = (label: { fr: string; en: string }, usual: string) =>
  Type.String({
    pattern: TIME_OF_DAY,
    default: usual,
    ...field(
      words(label.fr, label.en),
      words("Heure locale ; la même des deux côtés : toute la journée.", "Local time; the same twice: all day."),
      "live",
      words("une heure comme 08:30", "a time such as 08:30"),
    ),
  });

const rangeSchema = Type.Object(
  {
    days: Type.Array(oneOf(WEEKDAYS), {
      minItems: 1,
      maxItems: 7,
      uniqueItems: true,
      default: [...WEEKDAYS],
      ...field(words("Jours", "Days"), words("Jours où la plage commence.", "Days on which the range begins.")),
    }),
    from: time({ fr: "De", en: "From" }, "00:00"),
    to: time({ fr: "À", en: "To" }, "00:00"),
    holidays: Type.Union([Type.Literal("any"), Type.Literal("only"), Type.Literal("never")], {
      default: "any",
      ...field(
        words("Jours fériés", "Public holidays"),
        words(
          "« any » : comme les autres jours ; « only » : eux seuls ; « never » : jamais.",
          "`any`: like other days; `only`; `never`.",
        ),
      ),
    }),
  },
  {
    additionalProperties: false,
    ...field(words("Plage horaire", "Time range"), words("Quand la règle s'applique.", "When the rule holds.")),
  },
);

export const whenSchema = Type.Union([rangeSchema, Type.Null()], {
  default: null,
  ...field(words("Plage horaire", "Time range"), words("Vide : toujours.", "Null: always.")),
});

export type When = Static<typeof whenSchema>;
