import { type Static, Type } from "typebox";
import { field, words } from "./field.ts";
import { nameField, numberField, oneOf } from "./named-fields.ts";

/**
 * Which calls with the outside are recorded, and for what reason [MEX-03, GAP-09]. Calls within the house never are, nor
 * calls for help. Whoever talks is told before: there is no way to write a rule that records in silence.
 */
export const recordingRuleSchema = Type.Object(
  {
    name: nameField(words("Nom de la règle.", "Name of the rule.")),
    extension: Type.Union(
      [
        numberField(words("Numéro", "Number"), words("Un poste ou un groupe.", "An extension or a group.")),
        Type.Null(),
      ],
      {
        default: null,
        ...field(
          words("Poste ou groupe", "Extension or group"),
          words("Qui parle dans la maison ; vide : tous.", "Who talks in the house; empty: anybody."),
        ),
      },
    ),
    trunk: Type.Union([numberField(words("Ligne", "Line"), words("Une ligne.", "A line.")), Type.Null()], {
      default: null,
      ...field(words("Ligne", "Line"), words("Ligne de l'appel ; vide : toutes.", "Line of the call; empty: any.")),
    }),
    direction: oneOf(["any", "incoming", "outgoing"], {
      default: "any",
      ...field(words("Sens", "Direction"), words("Sens de l'appel.", "Which way the call goes.")),
    }),
    numbers: Type.String({
      pattern: "^(\\+?[0-9?* #]{1,40})?$",
      default: "",
      ...field(
        words("Correspondant", "Number outside"),
        words("Numéros extérieurs, par exemple 08*; vide : tous.", "Numbers outside, such as 08*; empty: any."),
        "live",
        words("un numéro avec ? et *, ou vide", "a number with ? and *, or empty"),
      ),
    }),
    reason: Type.String({
      minLength: 10,
      maxLength: 200,
      pattern: "^[^\\u0000-\\u001f\\u007f]*$",
      ...field(
        words("Motif", "Reason"),
        words(
          "Pourquoi ces appels sont enregistrés, tel qu'il sera montré à qui le demande.",
          "Why these calls are recorded, as it is shown to whoever asks.",
        ),
        "live",
        words("10 à 200 caractères", "10 to 200 characters"),
      ),
    }),
  },
  {
    additionalProperties: false,
    ...field(
      words("Règle d'enregistrement", "Recording rule"),
      words("La première qui convient décide.", "The first that fits decides."),
    ),
  },
);

export const recordingsSchema = Type.Object(
  {
    rules: Type.Array(recordingRuleSchema, {
      maxItems: 200,
      default: [],
      ...field(
        words("Règles d'enregistrement", "Recording rules"),
        words("Vide : aucun appel n'est enregistré.", "Empty: no call is recorded."),
      ),
    }),
    keepDays: Type.Integer({
      minimum: 1,
      maximum: 3650,
      default: 180,
      ...field(
        words("Conservation", "Kept for"),
        words(
          "Jours après lesquels un enregistrement est effacé ; en France, six mois au plus sauf motif particulier.",
          "Days after which a recording is deleted; in France six months at most, but for a reason.",
        ),
        "live",
        words("un nombre de jours de 1 à 3650", "a number of days from 1 to 3650"),
      ),
    }),
  },
  {
    additionalProperties: false,
    default: {},
    ...field(
      words("Enregistrement des appels", "Call recording"),
      words("Quels appels, pourquoi, et combien de temps.", "Which calls, why, and for how long."),
    ),
  },
);

export type RecordingRule = Static<typeof recordingRuleSchema>;
export type RecordingsSection = Static<typeof recordingsSchema>;
