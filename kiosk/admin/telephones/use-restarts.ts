import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Restart } from "../../../daemon/contracts/telephone-restart.ts";
import { useSentences, useSite } from "../../site/use-site.ts";

/** While a telephone is awaited its state is asked for so often, in milliseconds. */
const AGAIN_MS = 2000;

interface Wanted {
  readonly numbers: string[] | null;
  readonly makers: string[] | null;
}

/** Tells telephones to restart, and follows what becomes of those that `isMine` picks [ACC-12]. */
export function useRestarts(isMine: (restart: Restart) => boolean) {
  const site = useSite();
  const t = useSentences();
  const items = useSignal<readonly Restart[]>([]);
  const busy = useSignal(false);
  const look = async () => {
    const answer = await site.ask("telephones.restarts");
    if (answer.kind === "done") items.value = answer.body.items.filter(isMine);
  };
  const isAwaited = items.value.some(({ state }) => state === "waits" || state === "told");
  useEffect(() => {
    void look();
    if (!isAwaited) return;
    const timer = setInterval(() => void look(), AGAIN_MS);
    return () => clearInterval(timer);
  }, [isAwaited]);
  const restart = async (wanted: Wanted, evenTalking: boolean) => {
    busy.value = true;
    const answer = await site.ask("telephones.restart", { body: { ...wanted, evenTalking } });
    busy.value = false;
    if (answer.kind !== "done") {
      site.notices.failed(answer.kind === "away" ? t.away : site.told(answer.problem));
      return;
    }
    const { told } = answer.body;
    site.notices.done(told === 0 ? t.telephones.nobodyRestarts : t.telephones.restarting(told));
    await look();
  };
  return { items: items.value, isBusy: busy.value, restart };
}
