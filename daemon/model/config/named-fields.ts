import { type TSchemaOptions, Type } from "typebox";
import { INTERNAL_NUMBER } from "../numbers.ts";
import { field, type Words, words } from "./field.ts";

/** Fields that many objects have, each with its own words. */

const digits = words("2 à 10 chiffres", "2 to 10 digits");
const name = words("1 à 64 caractères, sans caractère de contrôle", "1 to 64 characters without control characters");
const text = words("du texte sans caractère de contrôle", "text without control characters");

/** A number of the office's own number space. */
export const numberField = (label: Words, help: Words, expects: Words = digits) =>
  Type.String({ pattern: INTERNAL_NUMBER, ...field(label, help, "live", expects) });

/** What the object is called on screens and telephones. */
export const nameField = (help: Words) =>
  Type.String({
    minLength: 1,
    maxLength: 64,
    pattern: "^[^\\u0000-\\u001f\\u007f]*$",
    ...field(words("Nom", "Name"), help, "live", name),
  });

/** How long it rings before a call goes on, in seconds. */
export const ringSecondsField = Type.Integer({
  minimum: 5,
  maximum: 600,
  default: 30,
  ...field(
    words("Délai de non réponse", "Ring time"),
    words(
      "Temps pendant lequel on laisse sonner avant de considérer qu'on ne répondra pas. En secondes.",
      "For how long it rings before the call counts as unanswered, in seconds.",
    ),
  ),
});

/** A text that may be empty. */
export const textField = (label: Words, help: Words, maxLength = 64) =>
  Type.String({ maxLength, default: "", pattern: "^[^\\u0000-\\u001f\\u007f]*$", ...field(label, help, "live", text) });

/** The number of something that can be called, inside or an external number; null: nothing. */
export const calledField = (label: Words, help: Words) =>
  Type.Union([Type.String({ pattern: "^\\+?[0-9]{2,15}$" }), Type.Null()], {
    default: null,
    ...field(label, help, "live", words("un numéro, ou vide", "a number, or empty")),
  });

/** A public number as people write it, without spaces; empty: none. */
export const publicNumberField = (label: Words, help: Words) =>
  Type.String({
    pattern: "^(\\+?[0-9]{2,15})?$",
    default: "",
    ...field(
      label,
      help,
      "live",
      words("un numéro comme 0122334455, ou vide", "a number such as 0122334455, or empty"),
    ),
  });

/** One address, as RFC 5321 has it in practice. */
export const EMAIL =
  '^[^\\s@<>,;:"()\\[\\]\\\\\\u0000-\\u001f\\u007f]{1,64}@[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$';

/** Somebody who is told something; null: nobody. */
export const emailField = (label: Words, help: Words) =>
  Type.Union([Type.String({ maxLength: 320, pattern: EMAIL }), Type.Null()], {
    default: null,
    ...field(
      label,
      help,
      "live",
      words("une adresse comme accueil@exemple.fr, ou vide", "an address like office@example.com, or empty"),
    ),
  });

/** The name of a site; null: none, or any. */
export const siteField = (help: Words) =>
  Type.Union([Type.String({ minLength: 1, maxLength: 64 }), Type.Null()], {
    default: null,
    ...field(
      words("Site géographique", "Site"),
      help,
      "live",
      words("le nom d'un site, ou vide", "the name of a site, or empty"),
    ),
  });

/**
 * One of these words, as the model lists them. Written out as a union of literals, which is what forms draw their
 * choices from.
 */
export const oneOf = <const Values extends readonly string[]>(values: Values, options: TSchemaOptions = {}) =>
  Type.Unsafe<Values[number]>(
    Type.Union(
      values.map((value) => Type.Literal(value)),
      options,
    ),
  );

/** A name or an address by which another machine is reached. */
export const HOST = "^([A-Za-z0-9]([A-Za-z0-9.-]{0,252}[A-Za-z0-9])?|[0-9A-Fa-f:]{2,39})$";
