import { useSentences } from "../../site/use-site.ts";

/** Démarré, Arrêté … in words and colour [ACC-02]. */
export function ProcessState({ state }: { readonly state: string }) {
  const { states } = useSentences().homePage;
  const known = (name: string): name is keyof typeof states => name in states;
  const looks = state === "ready" ? "good" : state === "stopped" || state === "failed" ? "bad" : "moving";
  return <span class={`process-state ${looks}`}>{known(state) ? states[state] : state}</span>;
}
