import { type Static, Type } from "typebox";
import { WEEKDAYS } from "../calendar/calendar-date.ts";
import { field, type Words, words } from "./field.ts";
import { oneOf, textField } from "./named-fields.ts";

const halfHour = (pattern: string, label: Words, expects: Words) =>
  Type.String({ pattern, ...field(label, words("Heure locale, à la demi-heure.", "Local time."), "live", expects) });

/** How a day is written; forms choose it from a calendar. */
export const DAY = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";

const dateField = (label: Words) =>
  Type.String({
    pattern: DAY,
    ...field(
      label,
      words("Compris.", "Included."),
      "live",
      words("une date comme 2027-05-01", "a date such as 2027-05-01"),
    ),
  });

const profileName = (help: Words) =>
  Type.String({ minLength: 1, maxLength: 64, ...field(words("Profil", "Profile"), help) });

/** Hours that belong to one profile. The grid of the guide has hours; half-hours are ours [PLA-01, A-29]. */
const slotSchema = Type.Object(
  {
    days: Type.Array(oneOf(WEEKDAYS), {
      minItems: 1,
      maxItems: 7,
      uniqueItems: true,
      ...field(words("Jours", "Days"), words("Du lundi au dimanche.", "Monday to Sunday.")),
    }),
    from: halfHour(
      "^([01][0-9]|2[0-3]):(00|30)$",
      words("De", "From"),
      words("une heure de 00:00 à 23:30, à la demi-heure", "a time from 00:00 to 23:30, on the half hour"),
    ),
    to: halfHour(
      "^(([01][0-9]|2[0-3]):(00|30)|24:00)$",
      words("À", "To"),
      words("une heure de 00:30 à 24:00, à la demi-heure", "a time from 00:30 to 24:00, on the half hour"),
    ),
    profile: profileName(words("Profil de ces heures.", "Profile of these hours.")),
  },
  {
    additionalProperties: false,
    ...field(words("Plage", "Slot"), words("Des heures de la semaine.", "Hours of the week.")),
  },
);

const closureSchema = Type.Object(
  {
    name: textField(words("Nom", "Name"), words("Par exemple Congés d'été.", "Such as summer holidays.")),
    from: dateField(words("Du", "From")),
    to: dateField(words("Au", "To")),
    profile: profileName(words("Profil de ces jours.", "Profile of these days.")),
  },
  {
    additionalProperties: false,
    ...field(words("Fermeture", "Closure"), words("Des jours à part.", "Days of their own.")),
  },
);

/** When which profile of the same extension or group is in force [PLA]; null: none is, unless chosen by hand. */
export const planningSchema = Type.Union(
  [
    Type.Object(
      {
        week: Type.Array(slotSchema, {
          maxItems: 336,
          default: [],
          ...field(
            words("Semaine", "Week"),
            words(
              "Les plages horaires doivent être entièrement remplies ; ce qui manque n'a aucun profil.",
              "Slots should fill the whole week; what is left out has no profile.",
            ),
          ),
        }),
        holidays: Type.Union(
          [profileName(words("Profil des jours fériés.", "Profile of public holidays.")), Type.Null()],
          {
            default: null,
            ...field(
              words("Jours fériés", "Public holidays"),
              words("Leur profil ; vide : comme les autres jours.", "Their profile; empty: as any other day."),
            ),
          },
        ),
        closures: Type.Array(closureSchema, {
          maxItems: 100,
          default: [],
          ...field(
            words("Fermetures exceptionnelles", "One-off closures"),
            words("La première qui convient décide.", "The first that fits decides."),
          ),
        }),
      },
      { additionalProperties: false },
    ),
    Type.Null(),
  ],
  {
    default: null,
    ...field(
      words("Planning", "Planning"),
      words("Quel profil est en vigueur, et quand ; vide : aucun.", "Which profile is in force when; empty: none."),
    ),
  },
);

export type Planning = NonNullable<Static<typeof planningSchema>>;
export type Slot = Planning["week"][number];
