import { useEffect } from "preact/hooks";
import { useSite } from "./use-site.ts";

/** The saved document, fetched once for all who want it and again when something else was saved; null until it is there. */
export function useDocument(isWanted = true): unknown {
  const { office, feed } = useSite();
  const saved = feed.picture.value?.configuration?.saved;
  useEffect(() => {
    if (isWanted) void office.refresh(saved);
  }, [saved, isWanted]);
  return office.document.value;
}
