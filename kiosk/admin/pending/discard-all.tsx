import { useSignal } from "@preact/signals";
import { Confirm } from "../../controls/confirm.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";

interface DiscardAllProps {
  /** The saved revision that is seen. */
  readonly saved: number;
  readonly count: number;
  readonly close: () => void;
}

/** Asks before everything that waits is taken back. */
export function DiscardAll({ saved, count, close }: DiscardAllProps) {
  const site = useSite();
  const all = useSentences();
  const t = all.pending;
  const busy = useSignal(false);
  const discard = async () => {
    busy.value = true;
    const answer = await site.ask("pending.discardAll", { body: { saved } });
    busy.value = false;
    close();
    if (answer.kind === "done") site.saved(t.discardedAll, answer.body);
    else site.notices.failed(answer.kind === "away" ? all.away : site.told(answer.problem));
  };
  return (
    <Confirm
      title={t.discardAllTitle}
      yes={t.discardAll}
      no={t.keep}
      busy={busy.value}
      onYes={() => void discard()}
      onNo={close}
    >
      <p>{t.discardAllText(count)}</p>
      <p class="quiet">{t.discardAllNote}</p>
    </Confirm>
  );
}
