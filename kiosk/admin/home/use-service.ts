import { useSignal } from "@preact/signals";
import { useSentences, useSite } from "../../site/use-site.ts";

export type Act = "start" | "stop" | "restart";

/** Orders one process about; `said` is what is told when the order was taken. */
export function useService(name: string, said: (what: Act) => string) {
  const site = useSite();
  const all = useSentences();
  const busy = useSignal(false);
  const act = async (what: Act): Promise<void> => {
    busy.value = true;
    const answer = await site.ask(`service.${what}`, { parameters: { name } });
    busy.value = false;
    if (answer.kind === "done") site.notices.done(said(what));
    else site.notices.failed(answer.kind === "away" ? all.away : site.told(answer.problem));
  };
  return { isBusy: busy.value, act: (what: Act) => void act(what) };
}
