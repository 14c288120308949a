import { type Static, Type } from "typebox";
import { field, type Words, words } from "./field.ts";

/** Where a call goes on when it cannot stay: a number of the office, or one outside. Other kinds join here with what they lead to. */
const numberSchema = Type.Object(
  {
    kind: Type.Literal("number"),
    number: Type.String({
      pattern: "^\\+?[0-9]{2,15}$",
      ...field(
        words("Transfert", "Transfer"),
        words("Numéro d'un poste, d'un groupe ou externe.", "Number of an extension, a group or an external one."),
        "live",
        words("2 à 15 chiffres", "2 to 15 digits"),
      ),
    }),
  },
  { additionalProperties: false },
);

/** Null: nowhere [PRO-08]. */
export const forwardToSchema = (label: Words, help: Words) =>
  Type.Union([numberSchema, Type.Null()], {
    default: null,
    ...field(
      label,
      help,
      "live",
      words('« Aucun » (null) ou { kind: "number", number }', 'null or { kind: "number", number }'),
    ),
  });

export type ForwardTo = Static<typeof numberSchema>;
