import type { Office } from "./office.ts";
import { useDocument } from "./use-document.ts";
import { useSite } from "./use-site.ts";

/** What forms choose from; null until it is there. */
export function useOffice(isWanted = true): Office | null {
  useDocument(isWanted);
  return useSite().office.now.value;
}
