import type { ContactFields } from "./contact.ts";

type Named = Pick<ContactFields, "lastName" | "firstName" | "company">;

/** As lists are sorted: « Dupont Jeanne », or the company of one who has no name. */
export const listedName = ({ lastName, firstName, company }: Named): string =>
  [lastName, firstName].filter((part) => part !== "").join(" ") || company;

/** As it stands beside a number: « Jeanne Dupont, Boulangerie du Port ». */
export const calledName = ({ lastName, firstName, company }: Named): string =>
  [[firstName, lastName].filter((part) => part !== "").join(" "), company].filter((part) => part !== "").join(", ");

/** French order, whatever the case; figures as numbers: « Garage 9 » before « Garage 10 ». */
const french = new Intl.Collator("fr", { numeric: true });

/** What a contact is sorted by; the id where names are the same, so that the order never hangs. */
export interface ListPlace {
  readonly name: string;
  readonly id: string;
}

export const placeOf = (contact: Named & { readonly id: string }): ListPlace => ({
  name: listedName(contact),
  id: contact.id,
});

export const comparePlaces = (one: ListPlace, other: ListPlace): number =>
  french.compare(one.name, other.name) || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0);
