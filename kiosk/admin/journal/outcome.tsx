import { termWords } from "../../../daemon/model/terms.ts";
import { useSite } from "../../site/use-site.ts";

/** How a call or a leg ended, in words. */
export function Outcome({ outcome }: { readonly outcome: string }) {
  const site = useSite();
  return (
    <span class={outcome === "answered" ? "outcome good" : "outcome"}>
      {site.inWords(termWords("outcome", outcome))}
    </span>
  );
}
