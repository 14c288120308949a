import { type Static, Type } from "typebox";
import { writeOnly } from "../config/extensions.ts";
import { field, words } from "../config/field.ts";
import { trunkSchema } from "../config/trunks.ts";

const { number, numbers: _withExtensions, ...rest } = trunkSchema.properties;

/** Public numbers (SDA), as people write them; each rings what the line rings. */
const publicNumbers = Type.Array(Type.String({ pattern: "^\\+?[0-9][0-9 .()-]{2,30}$" }), {
  maxItems: 500,
  ...field(
    words("Numéros de la ligne (SDA)", "Numbers of the line (DDI)"),
    words("Numéros publics de la ligne.", "Public numbers of the line."),
    "live",
    words("des numéros comme 0122334455", "numbers such as 0122334455"),
  ),
});

/** What whoever puts a line in knows of it: its number in the office, and what the operator has told. */
export const lineAnswersSchema = Type.Object(
  {
    ...Type.Partial(Type.Object(rest)).properties,
    number,
    numbers: Type.Optional(publicNumbers),
    password: Type.Optional(writeOnly.sipPassword),
  },
  { additionalProperties: false },
);

export type LineAnswers = Static<typeof lineAnswersSchema>;
