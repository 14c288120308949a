import { useSentences } from "../../site/use-site.ts";

/** How a call or a leg ended, in words. */
export function Outcome({ outcome }: { readonly outcome: string }) {
  const { outcomes } = useSentences().journal;
  const known = (name: string): name is keyof typeof outcomes => name in outcomes;
  return (
    <span class={outcome === "answered" ? "outcome good" : "outcome"}>
      {known(outcome) ? outcomes[outcome] : outcome}
    </span>
  );
}
