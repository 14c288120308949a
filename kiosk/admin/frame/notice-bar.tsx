import { useSignal } from "@preact/signals";
import { Button } from "../../controls/button.tsx";
import { Icon } from "../../controls/icon.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";
import { undoRevision } from "../pending/undo-revision.ts";

/** Says what came of what was asked, seen and heard [MEN-24]. Both regions are always there, so that they are listened to. */
export function NoticeBar() {
  const site = useSite();
  const { notices } = site;
  const t = useSentences();
  const taking = useSignal(false);
  const notice = notices.current.value;
  const undo = async (revision: number) => {
    if (taking.value) return;
    taking.value = true;
    await undoRevision(site, revision);
    taking.value = false;
  };
  const text = notice !== null && (
    <div class={`notice ${notice.kind}`}>
      <Icon name={notice.kind === "done" ? "done" : "warning"} />
      <div>
        <p>
          <bdi>{notice.text}</bdi>
        </p>
        {notice.reasons.map((reason) => (
          <p key={reason}>
            <bdi>{reason}</bdi>
          </p>
        ))}
      </div>
      {typeof notice.undo === "number" && (
        <Button busy={taking.value} onClick={() => void undo(notice.undo ?? 0)}>
          {t.pending.undo}
        </Button>
      )}
      <Button kind="quiet" icon="cross" label={t.close} onClick={() => notices.clear()} />
    </div>
  );
  return (
    <>
      <div role="status">{notice?.kind === "done" && text}</div>
      <div role="alert">{notice?.kind === "failed" && text}</div>
    </>
  );
}
