import { useSignal } from "@preact/signals";
import type { Contact } from "../../../daemon/model/directory/contact.ts";
import { usePages } from "../../site/use-pages.ts";
import { useSite } from "../../site/use-site.ts";

const PAGE = "100";

/** Contacts that are like what was typed; read again when somebody changes the directory. `total`: null until known. */
export function useContacts(search: string) {
  const site = useSite();
  const total = useSignal<number | null>(null);
  const changedAt = site.feed.picture.value?.directory?.changedAt ?? null;
  const pages = usePages<Contact>(
    async (after) => {
      const query = { search, limit: PAGE, ...(after === undefined ? {} : { after }) };
      const answer = await site.ask("directory.list", { query });
      if (answer.kind === "done") total.value = answer.body.total;
      return answer;
    },
    { changed: JSON.stringify([search, changedAt]) },
  );
  return { ...pages, total };
}
