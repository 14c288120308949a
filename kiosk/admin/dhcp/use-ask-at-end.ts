import { useEffect } from "preact/hooks";
import type { DhcpLease } from "../../../daemon/contracts/dhcp.ts";
import { useSite } from "../../site/use-site.ts";

/** Never more often, in milliseconds: what has ended by the clock of the box may stand in the list a moment longer. */
const SOONEST_MS = 10_000;
/** What a timer of a browser can wait for. */
const LATEST_MS = 2 ** 31 - 1;

/** Asks again when the next lease has ended, so that it does not stand in the list though it is over. */
export function useAskAtEnd(leases: readonly DhcpLease[], again: () => void): void {
  const { feed } = useSite();
  const next = Math.min(...leases.map(({ expiresAt }) => expiresAt ?? Number.POSITIVE_INFINITY));
  useEffect(() => {
    if (next === Number.POSITIVE_INFINITY) return;
    const wait = Math.min(LATEST_MS, Math.max(SOONEST_MS, next + 1000 - feed.now()));
    const timer = setTimeout(again, wait);
    return () => clearTimeout(timer);
  }, [leases]);
}
