import { type Static, Type } from "typebox";
import { field, words } from "./field.ts";

/** When a rule holds; null: always. Hours are those of the installation's time zone. */
const time = (label: { fr: string; en: string }, usual: string) =>
  Type.String({
    pattern: "^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$",
    default: usual,
    ...field(
      words(label.fr, label.en),
      words("Heure locale.", "Local time."),
      "live",
      words("une heure comme 08:30", "a time such as 08:30"),
    ),
  });

const rangeSchema = Type.Object(
  {
    days: Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), {
      minItems: 1,
      maxItems: 7,
      uniqueItems: true,
      default: [1, 2, 3, 4, 5, 6, 7],
      ...field(words("Jours", "Days"), words("1 lundi à 7 dimanche.", "1 Monday to 7 Sunday.")),
    }),
    from: time({ fr: "De", en: "From" }, "00:00"),
    to: time({ fr: "À", en: "To" }, "24:00"),
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
