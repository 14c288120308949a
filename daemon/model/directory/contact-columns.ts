import { writeCell } from "../config/csv/csv-cells.ts";
import { inForm } from "../plan/number-form.ts";
import type { Contact, NumberKind } from "./contact.ts";

/** The columns of the directory, in the order in which they go out; numbers of one category share a cell. */
export const CONTACT_COLUMNS = [
  { field: "lastName", titles: ["Nom", "Last name", "Nom de famille"] },
  { field: "firstName", titles: ["Prénom", "First name"] },
  { field: "company", titles: ["Société", "Company", "Entreprise", "Organisation"] },
  {
    field: "work",
    titles: ["Travail", "Work", "Téléphone", "Numéro", "Téléphone (bureau)", "Business Phone", "Phone", "Number"],
  },
  {
    field: "mobile",
    titles: ["Mobile", "Portable", "Téléphone mobile", "Tél. mobile", "Mobile Phone"],
  },
  { field: "home", titles: ["Domicile", "Home", "Téléphone (domicile)", "Home Phone"] },
  { field: "fax", titles: ["Fax", "Télécopie", "Télécopie (bureau)", "Business Fax"] },
  { field: "other", titles: ["Autre", "Other", "Autre téléphone", "Other Phone"] },
  { field: "mails", titles: ["Mail", "E-mail", "Email", "Courriel", "Adresse de messagerie", "E-mail Address"] },
  { field: "notes", titles: ["Notes", "Note", "Commentaire"] },
  { field: "id", titles: ["Identifiant", "Id"] },
] as const;

export type ContactColumn = (typeof CONTACT_COLUMNS)[number]["field"];

export const CONTACT_TITLES: readonly string[] = CONTACT_COLUMNS.map(({ titles: [title] }) => title);

/** Between several numbers or addresses of one cell. */
const BETWEEN = ", ";

/** The cells of a contact under these titles. */
export const contactCells = (contact: Contact): readonly string[] =>
  CONTACT_COLUMNS.map(({ field }) => {
    switch (field) {
      case "work":
      case "mobile":
      case "home":
      case "fax":
      case "other":
        return numbersOf(contact, field).join(BETWEEN);
      case "mails":
        return contact.mails.join(BETWEEN);
      default:
        return contact[field];
    }
  });

/** As they are dialled in France, in pairs: a spreadsheet would take their first 0 from them. */
const numbersOf = ({ numbers }: Contact, wanted: NumberKind): readonly string[] =>
  numbers
    .filter(({ kind }) => kind === wanted)
    .map(({ number }) => writeCell({ kind: "digits" }, inForm(number, "national", "FR")));
