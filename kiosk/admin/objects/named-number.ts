import type { Office } from "../../site/office.ts";

/** « Général (800) », as the guide writes whom a list names; the number alone while nobody is known by it. Pure. */
export function namedNumber(number: string, office: Pick<Office, "byNumber"> | null): string {
  const name = office?.byNumber.get(number)?.name ?? "";
  return name === "" ? number : `${name} (${number})`;
}
