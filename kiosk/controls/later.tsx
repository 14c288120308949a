import { useSignal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import { useSentences } from "../site/use-site.ts";
import { Away } from "./away.tsx";

/** A part of the site that is fetched when it is first shown, so that nobody waits for what he does not use. */
export function Later({ load }: { readonly load: () => Promise<ComponentType> }) {
  const t = useSentences();
  const part = useSignal<{ readonly Shown: ComponentType } | "asking" | "away">("asking");
  const fetchIt = () => {
    part.value = "asking";
    load().then(
      (Shown) => (part.value = { Shown }),
      () => (part.value = "away"),
    );
  };
  useEffect(fetchIt, []);
  const { value } = part;
  if (value === "asking") return <p class="quiet centred">{t.loading}</p>;
  if (value === "away") return <Away retry={fetchIt} />;
  return <value.Shown />;
}
