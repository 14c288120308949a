import { type Static, Type } from "typebox";
import { field, words } from "../config/field.ts";
import { EMAIL, oneOf, textField } from "../config/named-fields.ts";

/** Somebody of the company directory [MEX-05, ANN-03…06]. It is live: nothing of it waits for a reload. */

const closed = { additionalProperties: false } as const;

/** What a directory holds at most, and one contact of it. */
export const MOST_CONTACTS = 10_000;
const MOST_NUMBERS = 20;
const MOST_MAILS = 10;
const LONGEST_NAME = 100;
export const LONGEST_NOTES = 4_000;
/** As they are typed, with whatever separates their digits. */
const LONGEST_WRITTEN_NUMBER = 40;

export const NUMBER_KINDS = ["work", "mobile", "home", "fax", "other"] as const;
export type NumberKind = (typeof NUMBER_KINDS)[number];

/** UUID: of a directory that was put back from a copy, none that was removed since is ever given again. */
export const contactIdSchema = Type.String({
  pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
});

const kind = oneOf(NUMBER_KINDS, {
  default: "work",
  ...field(words("Catégorie", "Category"), words("De quel téléphone il s'agit.", "Which telephone it is.")),
});

const numberNotes = field(
  words("Numéro", "Number"),
  words("Tel qu'on le compose : 01 22 33 44 55, +32 2…", "As it is dialled: 01 22 33 44 55, +32 2…"),
  "live",
  words("un numéro comme 0122334455, ou +…", "a number such as 0122334455, or +…"),
);

const numbersNotes = field(
  words("Numéros de téléphone", "Telephone numbers"),
  words("Le premier est celui que montre la liste.", "The first one is shown in the list."),
  "live",
  words(`au plus ${MOST_NUMBERS} numéros`, `at most ${MOST_NUMBERS} numbers`),
);

/** What people fill in, as it is kept. */
const kept = {
  lastName: textField(
    words("Nom", "Last name"),
    words("Un contact a un nom, un prénom ou une société.", "A contact has a name, a first name or a company."),
    LONGEST_NAME,
  ),
  firstName: textField(words("Prénom", "First name"), words("", ""), LONGEST_NAME),
  company: textField(
    words("Société", "Company"),
    words("L'entreprise du contact, ou celle qu'on appelle.", "The company of the contact, or the one to be called."),
    LONGEST_NAME,
  ),
  numbers: Type.Array(
    Type.Object(
      {
        kind,
        /** E.164, or a short number as it is dialled. */
        number: Type.String({ pattern: "^(\\+[0-9]{4,15}|[0-9]{2,6})$", ...numberNotes }),
      },
      closed,
    ),
    { default: [], maxItems: MOST_NUMBERS, ...numbersNotes },
  ),
  mails: Type.Array(
    Type.String({
      maxLength: 320,
      pattern: EMAIL,
      ...field(
        words("Adresse e-mail", "E-mail address"),
        words("", ""),
        "live",
        words("une adresse comme accueil@exemple.fr", "an address like office@example.com"),
      ),
    }),
    {
      default: [],
      maxItems: MOST_MAILS,
      ...field(
        words("Mail", "E-mail"),
        words("Pour écrire au contact depuis sa fiche.", "To write to the contact from his page."),
        "live",
        words(`au plus ${MOST_MAILS} adresses`, `at most ${MOST_MAILS} addresses`),
      ),
    },
  ),
  notes: Type.String({
    maxLength: LONGEST_NOTES,
    default: "",
    // Lines end with \n; no other control character.
    pattern: "^[^\\u0000-\\u0009\\u000b-\\u001f\\u007f]*$",
    ...field(
      words("Notes", "Notes"),
      words(
        "Texte libre, partagé avec tous les collègues qui ont affaire au contact.",
        "Free text, shared with all colleagues who deal with the contact.",
      ),
      "live",
      words(
        `un texte de ${LONGEST_NOTES} caractères au plus, sans caractère de contrôle`,
        `a text of at most ${LONGEST_NOTES} characters without control characters`,
      ),
    ),
  }),
} as const;

export const contactFieldsSchema = Type.Object(kept, closed);

/** The same as somebody writes it: numbers with their separators, in any form that is dialled. */
export const writtenContactSchema = Type.Object(
  {
    ...kept,
    numbers: Type.Array(
      Type.Object({ kind, number: Type.String({ maxLength: LONGEST_WRITTEN_NUMBER, ...numberNotes }) }, closed),
      { default: [], maxItems: MOST_NUMBERS, ...numbersNotes },
    ),
  },
  closed,
);

export const contactSchema = Type.Object(
  {
    id: contactIdSchema,
    ...kept,
    /** Counts its changes, from 1: who changes it says which one he has seen. */
    version: Type.Integer({ minimum: 1 }),
    createdAt: Type.Integer(),
    createdBy: Type.String(),
    changedAt: Type.Integer(),
    changedBy: Type.String(),
  },
  closed,
);

export type ContactFields = Static<typeof contactFieldsSchema>;
export type WrittenContact = Partial<Static<typeof writtenContactSchema>>;
export type Contact = Static<typeof contactSchema>;
