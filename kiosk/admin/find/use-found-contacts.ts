import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { useSite } from "../../site/use-site.ts";
import { contactGroup } from "./contact-group.ts";
import type { FoundGroup } from "./search.ts";

/** Whoever types goes on within this time, in milliseconds: he is not asked about every letter. */
const PAUSE_MS = 150;
const FEWEST_LETTERS = 2;
const MOST = "6";
const LONGEST = 200;

/** Contacts of the directory that are like what was typed; none while the answer is not there. */
export function useFoundContacts(typed: string): readonly FoundGroup[] {
  const site = useSite();
  const found = useSignal<{ readonly of: string; readonly groups: readonly FoundGroup[] }>({ of: "", groups: [] });
  const wanted = typed.trim().slice(0, LONGEST);
  const title = site.sentences.value.directory.title;
  useEffect(() => {
    if (wanted.length < FEWEST_LETTERS) return;
    let isWanted = true;
    const ask = async () => {
      const answer = await site.ask("directory.list", { query: { search: wanted, limit: MOST } });
      if (isWanted && answer.kind === "done")
        found.value = { of: wanted, groups: contactGroup(answer.body, wanted, title) };
    };
    const timer = window.setTimeout(() => void ask(), PAUSE_MS);
    return () => {
      isWanted = false;
      window.clearTimeout(timer);
    };
  }, [wanted, title]);
  return found.value.of === wanted ? found.value.groups : [];
}
