import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";

/** Seconds that are still to be waited before another try, counted down. */
export function useWait(): { readonly seconds: number; readonly wait: (seconds: number) => void } {
  const seconds = useSignal(0);
  const waiting = seconds.value > 0;
  useEffect(() => {
    if (!waiting) return;
    const timer = setInterval(() => {
      seconds.value = Math.max(0, seconds.value - 1);
    }, 1000);
    return () => clearInterval(timer);
  }, [waiting]);
  return {
    seconds: seconds.value,
    wait: (more) => {
      seconds.value = more;
    },
  };
}
