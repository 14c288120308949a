import { useSignal } from "@preact/signals";
import type { Recording } from "../../../daemon/contracts/recording.ts";
import { Confirm } from "../../controls/confirm.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";
import { sidesOf } from "./sides-of.ts";

interface RemoveProps {
  readonly recording: Recording;
  readonly removed: (recording: string) => void;
  readonly close: () => void;
}

/** Asks, then deletes for ever. */
export function RemoveRecording({ recording, removed, close }: RemoveProps) {
  const site = useSite();
  const all = useSentences();
  const t = all.recordings;
  const busy = useSignal(false);
  const { moment } = site.formats.value;
  const { from, to } = sidesOf(recording);
  const remove = async () => {
    busy.value = true;
    const name = recording.recording;
    const answer = await site.ask("recordings.remove", { parameters: { recording: name } });
    if (answer.kind === "done") {
      site.notices.done(t.removed);
      return removed(name);
    }
    site.notices.failed(answer.kind === "away" ? all.away : site.told(answer.problem));
    close();
  };
  return (
    <Confirm title={t.removeTitle} yes={t.removeButton} busy={busy.value} onYes={() => void remove()} onNo={close}>
      <p>
        <bdi>
          {moment(recording.startedAt)}, {from.number} → {to.number}
        </bdi>
      </p>
      <p>{t.removeText}</p>
      <p>{t.audit}</p>
    </Confirm>
  );
}
