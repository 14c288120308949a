import type { Access } from "../../daemon/contracts/api/route.ts";
import { useSentences } from "../site/use-site.ts";

/** Says to who may not do what a page is for why he finds nothing to do it with. */
export function LooksOnly({ access }: { readonly access: Access }) {
  const t = useSentences();
  const why = access === "settings" ? t.looksAtBox : access === "accounts" ? t.notForRole : t.looksOnly;
  return (
    <p class="looked-at" role="note">
      {why}
    </p>
  );
}
