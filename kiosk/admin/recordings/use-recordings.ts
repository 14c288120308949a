import type { Recording } from "../../../daemon/contracts/recording.ts";
import type { Query } from "../../place/query.ts";
import { usePages } from "../../site/use-pages.ts";
import { useSite } from "../../site/use-site.ts";

/** Recordings; `drop` takes out one that has been deleted. */
export function useRecordings(query: Query) {
  const site = useSite();
  const { read, more, again } = usePages<Recording>(
    (before) =>
      site.ask("recordings.list", { query: { ...query, limit: "200", ...(before === undefined ? {} : { before }) } }),
    { list: JSON.stringify(query) },
  );
  const drop = (recording: string) => {
    const { items } = read.peek();
    read.value = { ...read.peek(), items: items.filter((one) => one.recording !== recording) };
  };
  return { read, more, again, drop };
}
