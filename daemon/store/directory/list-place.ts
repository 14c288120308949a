import type { ListPlace } from "../../model/directory/contact-names.ts";

/** How long a UUID is. */
const ID = 36;

/** Where a page of the list ended, as a text: it holds also when that contact is gone since. */
export const writePlace = ({ name, id }: ListPlace): string => `${id}${name}`;

/** Any text is a place: who makes one up sees the list from there. */
export const readPlace = (text: string): ListPlace => ({ id: text.slice(0, ID), name: text.slice(ID) });
