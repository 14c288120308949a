import { useSignal } from "@preact/signals";
import { Answered } from "../../controls/answered.tsx";
import { Button } from "../../controls/button.tsx";
import { Dialog } from "../../controls/dialog.tsx";
import { useAnswer } from "../../site/use-answer.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { ChangeList } from "./change-list.tsx";

interface RestoreDialogProps {
  readonly revision: number;
  readonly close: () => void;
}

/** Shows what returning to a revision would change, before it is done. */
export function RestoreDialog({ revision, close }: RestoreDialogProps) {
  const site = useSite();
  const all = useSentences();
  const t = all.pending;
  const busy = useSignal(false);
  const parameters = { revision: String(revision) };
  const { asked, again } = useAnswer(() =>
    site.ask("revisions.changes", { parameters, query: { against: "saved" as const } }),
  );
  const found = asked.value.kind === "here" ? asked.value.value : null;
  const restore = async () => {
    if (found === null || found.against === null) return;
    busy.value = true;
    const answer = await site.ask("revisions.restore", { parameters, body: { saved: found.against.revision } });
    busy.value = false;
    close();
    if (answer.kind !== "done") {
      return site.notices.failed(answer.kind === "away" ? all.away : site.told(answer.problem));
    }
    site.place.go("/modifications");
    site.saved(t.restored(revision), answer.body);
  };
  const buttons = (
    <>
      <Button onClick={close}>{all.cancel}</Button>
      {found !== null && found.count > 0 && (
        <Button kind="main" busy={busy.value} onClick={() => void restore()}>
          {t.restore}
        </Button>
      )}
    </>
  );
  return (
    <Dialog title={t.restoreTitle(revision)} onClose={close} buttons={buttons}>
      <Answered asked={asked} again={again}>
        {({ changes, count }) =>
          count === 0 ? (
            <p>{t.restoreNothing}</p>
          ) : (
            <div class="restore-preview">
              <p>{t.restoreText}</p>
              <ChangeList changes={changes} />
              {changes.length < count && <p class="quiet">{t.some(changes.length, count)}</p>}
            </div>
          )
        }
      </Answered>
    </Dialog>
  );
}
