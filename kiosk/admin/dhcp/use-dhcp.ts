import { useAnswer } from "../../site/use-answer.ts";
import { useSite } from "../../site/use-site.ts";

/** How addresses are given, read again whenever a lease changes or what is given does. */
export function useDhcp() {
  const site = useSite();
  return useAnswer(() => site.ask("dhcp.show"), site.feed.picture.value?.dhcp?.version ?? null);
}
