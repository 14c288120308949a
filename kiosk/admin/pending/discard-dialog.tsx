import { useSignal } from "@preact/signals";
import type { ChangeOfObject } from "../../../daemon/contracts/api/pending.ts";
import { Confirm } from "../../controls/confirm.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";

interface DiscardDialogProps {
  readonly change: ChangeOfObject;
  readonly close: () => void;
}

/** Asks before one change is taken back, and again with those that need it. */
export function DiscardDialog({ change, close }: DiscardDialogProps) {
  const site = useSite();
  const all = useSentences();
  const t = all.pending;
  const busy = useSignal(false);
  const needed = useSignal<readonly ChangeOfObject[]>([]);
  const discard = async () => {
    busy.value = true;
    const changes = [change, ...needed.value].map(({ id, tag }) => ({ id, tag }));
    const answer = await site.ask("pending.discard", { body: { changes } });
    busy.value = false;
    if (answer.kind === "done" && answer.body.kind === "needed") {
      needed.value = answer.body.by;
      return;
    }
    close();
    if (answer.kind === "done" && answer.body.kind === "saved") site.saved(t.discarded, answer.body);
    else if (answer.kind !== "done") site.notices.failed(answer.kind === "away" ? all.away : site.told(answer.problem));
  };
  const isNeeded = needed.value.length > 0;
  return (
    <Confirm
      key={isNeeded ? "needed" : "first"}
      title={isNeeded ? t.neededTitle : t.discardTitle}
      yes={isNeeded ? t.neededYes : t.discardYes}
      no={t.keep}
      busy={busy.value}
      onYes={() => void discard()}
      onNo={close}
    >
      <p>{isNeeded ? t.neededText : t.discardText}</p>
      <ShortList changes={isNeeded ? needed.value : [change]} />
    </Confirm>
  );
}

function ShortList({ changes }: { readonly changes: readonly ChangeOfObject[] }) {
  const site = useSite();
  return (
    <ul>
      {changes.map(({ id, title, sentences }) => (
        <li key={id}>
          <strong>{site.inWords(title)}</strong>
          <ul class="change-short">
            {sentences.map((sentence) => (
              <li key={sentence.fr}>
                <bdi>{site.inWords(sentence)}</bdi>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
