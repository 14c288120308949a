import { type Static, Type } from "typebox";
import { field, type Words, words } from "./field.ts";
import { MAILBOX_ID } from "./mailboxes.ts";

/** Where a call goes on when it cannot stay. Other kinds join here with what they lead to. */
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

/** A mailbox; null: the default one of who forwards [PRO-09]. */
const voicemailForward = Type.Object(
  {
    kind: Type.Literal("voicemail"),
    mailbox: Type.Union([Type.String({ pattern: MAILBOX_ID }), Type.Null()], {
      default: null,
      ...field(
        words("Répondeur", "Mailbox"),
        words(
          "Identifiant d'une boîte vocale ; vide : celle par défaut.",
          "Identifier of a mailbox; empty: the default.",
        ),
        "live",
        words("l'identifiant d'une boîte vocale, ou vide", "the identifier of a mailbox, or empty"),
      ),
    }),
  },
  { additionalProperties: false },
);

/** Null: nowhere [PRO-08]. */
export const forwardToSchema = (label: Words, help: Words) =>
  Type.Union([numberSchema, voicemailForward, Type.Null()], {
    default: null,
    ...field(
      label,
      help,
      "live",
      words(
        '« Aucun » (null), { kind: "number", number } ou { kind: "voicemail", mailbox }',
        'null, { kind: "number", number } or { kind: "voicemail", mailbox }',
      ),
    ),
  });

export type ForwardTo = Static<typeof numberSchema> | Static<typeof voicemailForward>;

/** The number that is named; null: it leads elsewhere. */
export const numberOf = (to: ForwardTo | null): string | null => (to?.kind === "number" ? to.number : null);
