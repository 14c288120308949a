import type { ListedMessage } from "../../../daemon/contracts/api/routes.ts";
import type { Query } from "../../place/query.ts";
import { usePages } from "../../site/use-pages.ts";
import { useSite } from "../../site/use-site.ts";

/** Text messages; another query, or a change of them, is read in the place of what is shown. */
export function useMessages(query: Query) {
  const site = useSite();
  const changedAt = site.feed.picture.value?.messages?.changedAt ?? null;
  return usePages<ListedMessage>(
    (before) =>
      site.ask("messages.list", { query: { ...query, limit: "200", ...(before === undefined ? {} : { before }) } }),
    { changed: JSON.stringify([query, changedAt]) },
  );
}
