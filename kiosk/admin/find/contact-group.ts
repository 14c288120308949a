import type { ContactPage } from "../../../daemon/contracts/directory.ts";
import type { FoundGroup } from "./search.ts";

/** Contacts as the search across everything shows them: by name and company, with the number that was meant. Pure. */
export function contactGroup({ items, total }: ContactPage, typed: string, group: string): readonly FoundGroup[] {
  if (items.length === 0) return [];
  const digits = typed.replaceAll(/[^0-9]/g, "").replace(/^0+(33)?/, "");
  const found = items.map(({ id, lastName, firstName, company, numbers }) => {
    const person = [lastName, firstName].filter((part) => part !== "").join(" ");
    const meant = digits === "" ? undefined : numbers.find(({ number }) => number.includes(digits));
    return {
      entry: {
        group,
        to: `/annuaire/${id}`,
        title: [person, company].filter((part) => part !== ""),
        also: numbers.map(({ number }) => number),
      },
      by: meant?.number ?? null,
    };
  });
  return [{ group, found, more: total - items.length }];
}
