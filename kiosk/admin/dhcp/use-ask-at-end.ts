import { useEffect } from "preact/hooks";
import type { DhcpLease } from "../../../daemon/contracts/dhcp.ts";

/** Never more often, in milliseconds, for the clock of this browser may be ahead of the box's. */
const SOONEST_MS = 10_000;
/** What a timer of a browser can wait for. */
const LATEST_MS = 2 ** 31 - 1;

/** Asks again when the next lease has ended, so that it does not stand in the list though it is over. */
export function useAskAtEnd(leases: readonly DhcpLease[], again: () => void): void {
  const next = Math.min(...leases.map(({ expiresAt }) => expiresAt ?? Number.POSITIVE_INFINITY));
  useEffect(() => {
    if (next === Number.POSITIVE_INFINITY) return;
    const wait = Math.min(LATEST_MS, Math.max(SOONEST_MS, next + 1000 - Date.now()));
    const timer = setTimeout(again, wait);
    return () => clearTimeout(timer);
  }, [leases]);
}
