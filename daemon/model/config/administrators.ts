import { type Static, Type } from "typebox";
import { field, words } from "./field.ts";

/** One who may change the configuration. The hash of the password is kept with the secrets, by this name. */
export const administratorSchema = Type.Object(
  {
    name: Type.String({
      pattern: "^[A-Za-z0-9._-]{1,64}$",
      ...field(
        words("Identifiant", "Name"),
        words("Identifiant de connexion.", "Name to sign in with."),
        "live",
        words("lettres, chiffres, points, tirets", "letters, digits, dots, hyphens"),
      ),
    }),
  },
  {
    additionalProperties: false,
    ...field(words("Administrateur", "Administrator"), words("Qui configure.", "Who may configure.")),
  },
);

export const administratorsSchema = Type.Array(administratorSchema, {
  minItems: 1,
  maxItems: 50,
  default: [{ name: "admin" }],
  ...field(words("Administrateurs", "Administrators"), words("Qui configure.", "Who may configure.")),
});

export type Administrator = Static<typeof administratorSchema>;
