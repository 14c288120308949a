import { Type } from "typebox";
import { words } from "../../model/config/field.ts";
import { oneOf } from "../../model/config/named-fields.ts";
import { contactIdSchema, contactSchema } from "../../model/directory/contact.ts";
import { contactChangeSchema, contactPageSchema, contactReportSchema } from "../directory.ts";
import { problemSchema } from "./problem.ts";
import { defineRoutes } from "./route.ts";

/** The company directory [MEX-05]. It is live: no revision is made, and nothing waits for a reload. */

const closed = { additionalProperties: false } as const;
const parameters = Type.Object({ contact: contactIdSchema }, closed);
const removed = Type.Object({ count: Type.Integer({ minimum: 0 }) }, closed);
/** Most contacts of these carry no picture; those that do are read all the same, as far as they fit. */
const LARGEST_FILE = 16 * 1024 * 1024;

/** How a directory comes in: a table of a spreadsheet, or cards. */
export const CONTACT_FILES = ["csv", "vcard"] as const;

export const directoryRoutes = defineRoutes({
  "directory.list": {
    method: "GET",
    path: "/directory/contacts",
    access: "read",
    summary: words(
      "Les contacts de l'annuaire, dans l'ordre des noms. `search` : des débuts de mots, sans accents, ou des chiffres d'un numéro ; `after` : le `next` de la page d'avant.",
      "The contacts of the directory, in the order of names. `search`: beginnings of words, without accents, or digits of a number; `after`: the `next` of the page before.",
    ),
    query: Type.Object(
      {
        search: Type.Optional(Type.String({ maxLength: 200 })),
        after: Type.Optional(Type.String({ maxLength: 400 })),
        limit: Type.Optional(Type.String({ pattern: "^[0-9]{1,4}$" })),
      },
      closed,
    ),
    answers: { 200: contactPageSchema },
  },
  "directory.add": {
    method: "POST",
    path: "/directory/contacts",
    access: "write",
    summary: words("Ajoute un contact ; il compte aussitôt.", "Adds a contact, who counts at once."),
    body: contactChangeSchema,
    answers: { 201: contactSchema, 422: problemSchema },
  },
  "directory.get": {
    method: "GET",
    path: "/directory/contacts/{contact}",
    access: "read",
    summary: words("Un contact.", "One contact."),
    parameters,
    answers: { 200: contactSchema, 404: problemSchema },
    tagged: true,
  },
  "directory.change": {
    method: "PUT",
    path: "/directory/contacts/{contact}",
    access: "write",
    summary: words("Modifie un contact ; ce qui manque est gardé.", "Changes a contact; what is left out is kept."),
    parameters,
    body: contactChangeSchema,
    answers: { 200: contactSchema, 404: problemSchema, 412: problemSchema, 422: problemSchema, 428: problemSchema },
    tagged: true,
  },
  "directory.remove": {
    method: "DELETE",
    path: "/directory/contacts/{contact}",
    access: "write",
    summary: words("Supprime un contact.", "Removes a contact."),
    parameters,
    answers: { 200: removed, 404: problemSchema, 412: problemSchema },
  },
  "directory.removeMany": {
    method: "POST",
    path: "/directory/remove",
    access: "write",
    summary: words(
      "Supprime plusieurs contacts, tous ou aucun ; ceux qui n'y sont plus ne comptent pas.",
      "Removes several contacts, all or none; those that are gone already do not count.",
    ),
    body: Type.Object(
      { contacts: Type.Array(contactIdSchema, { minItems: 1, maxItems: 1000, uniqueItems: true }) },
      closed,
    ),
    answers: { 200: removed, 422: problemSchema },
  },
  "directory.import": {
    method: "POST",
    path: "/directory/import",
    access: "write",
    summary: words(
      "Reprend un tableau CSV ou des fiches vCard, qui sont le corps : un contact connu est modifié, un autre ajouté, rien n'est supprimé. Avec `try=1`, répond seulement ce qu'il en serait, ligne par ligne. Sinon tout est enregistré, ou rien.",
      "Takes a CSV table or vCards, which are the body: a contact that is known is changed, another one added, nothing is removed. With `try=1` answers only what would become of it, line by line. Else all is saved, or nothing.",
    ),
    query: Type.Object({ format: oneOf(CONTACT_FILES), try: Type.Optional(Type.Literal("1")) }, closed),
    file: { largest: LARGEST_FILE },
    answers: { 200: contactReportSchema, 413: problemSchema, 422: problemSchema, 429: problemSchema },
  },
  "directory.csv": {
    method: "GET",
    path: "/directory.csv",
    access: "read",
    summary: words(
      "L'annuaire pour un tableur. L'export est noté dans l'audit.",
      "The directory for a spreadsheet. The export is written to the audit.",
    ),
    streams: "text/csv",
    answers: { 200: Type.String() },
  },
  "directory.vcards": {
    method: "GET",
    path: "/directory.vcf",
    access: "read",
    summary: words(
      "L'annuaire en fiches vCard 3.0, pour une messagerie ou un mobile. L'export est noté dans l'audit.",
      "The directory as vCards 3.0, for a mail program or a mobile. The export is written to the audit.",
    ),
    streams: "text/vcard",
    answers: { 200: Type.String() },
  },
});
