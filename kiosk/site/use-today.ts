import { useSite } from "./use-site.ts";

/** Which day it is where the office is, as `2026-11-27`; where the browser is until that is known. */
export function useToday(): string {
  const { server, feed } = useSite();
  const timeZone = server.value?.timeZone;
  return new Date(feed.now()).toLocaleDateString("sv-SE", timeZone === undefined ? {} : { timeZone });
}
