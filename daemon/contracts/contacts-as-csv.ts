import type { Contact } from "../model/directory/contact.ts";
import { CONTACT_TITLES, contactCells } from "../model/directory/contact-columns.ts";
import { CSV_MARK, csvLineOf } from "./csv-line.ts";

/** The first line of the directory as a table, and one for each contact; they may be imported again [ANN-11]. */
export const contactsHead = (): string => CSV_MARK + csvLineOf(CONTACT_TITLES, "semicolon");
export const contactLine = (contact: Contact): string => csvLineOf(contactCells(contact), "semicolon");
