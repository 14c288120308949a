import { type Static, Type } from "typebox";
import { oneOf } from "../config/named-fields.ts";
import { contactIdSchema, NUMBER_KINDS } from "./contact.ts";

const closed = { additionalProperties: false } as const;
const text = Type.Optional(Type.String({ maxLength: 100_000 }));

/** What one line of a table, or one card, says of a contact; what is left out it does not speak of. */
export const importedContactSchema = Type.Object(
  {
    /** Where it begins in the file, from 1. */
    line: Type.Integer({ minimum: 1 }),
    id: Type.Optional(contactIdSchema),
    lastName: text,
    firstName: text,
    company: text,
    notes: text,
    mails: Type.Optional(Type.Array(Type.String({ maxLength: 1000 }), { maxItems: 1000 })),
    numbers: Type.Array(Type.Object({ kind: oneOf(NUMBER_KINDS), number: Type.String({ maxLength: 1000 }) }, closed), {
      maxItems: 1000,
    }),
    /** Of these categories it has all numbers: those that it lacks are gone. Of others it does not speak, or adds some. */
    whole: Type.Array(oneOf(NUMBER_KINDS)),
    /** It takes nothing away: addresses and notes are added to those that are there. */
    adds: Type.Boolean(),
  },
  closed,
);

export type ImportedContact = Static<typeof importedContactSchema>;
