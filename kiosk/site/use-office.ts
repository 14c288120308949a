import { useEffect } from "preact/hooks";
import type { Office } from "./office.ts";
import { useSite } from "./use-site.ts";

/** What forms choose from; null until it is there. */
export function useOffice(): Office | null {
  const { office, feed } = useSite();
  const saved = feed.picture.value?.configuration?.saved;
  useEffect(() => void office.refresh(saved), [saved]);
  return office.now.value;
}
