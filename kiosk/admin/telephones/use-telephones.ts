import { useAnswer } from "../../site/use-answer.ts";
import { useSite } from "../../site/use-site.ts";

/** All telephones, read again whenever something of one changes. */
export function useTelephones() {
  const site = useSite();
  return useAnswer(() => site.ask("telephones.list"), site.feed.picture.value?.telephones?.version ?? null);
}
