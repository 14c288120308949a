import { useAnswer } from "../../site/use-answer.ts";
import { useSite } from "../../site/use-site.ts";

/** By which address the box stands, read again whenever something of its network changes. */
export function useNetwork() {
  const site = useSite();
  return useAnswer(() => site.ask("network.show"), site.feed.picture.value?.dhcp?.version ?? null);
}
