import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { useSite } from "./use-site.ts";

/** What time it is at the box, once a second, for durations that tick. */
export function useNow(): number {
  const { feed } = useSite();
  const now = useSignal(feed.now());
  useEffect(() => {
    const timer = setInterval(() => {
      now.value = feed.now();
    }, 1000);
    return () => clearInterval(timer);
  }, []);
  return now.value;
}
