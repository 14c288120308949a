import { useSignal } from "@preact/signals";
import type { CallRecord } from "../../../daemon/contracts/call-record.ts";
import { Button } from "../../controls/button.tsx";
import { ChoiceField } from "../../controls/choice-field.tsx";
import { Dialog } from "../../controls/dialog.tsx";
import { May } from "../../controls/may.tsx";
import { numbered } from "../../site/numbers-of.ts";
import { useNumbers } from "../../site/use-numbers.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { otherSideOf } from "./record-words.ts";

/** Lets a telephone of the house call who was on the other side of a call; nothing where nobody can be called. */
export function CallBack({ record }: { readonly record: CallRecord }) {
  const t = useSentences().journal;
  const { extensions } = useNumbers();
  const open = useSignal(false);
  const other = otherSideOf(record);
  if (other === "" || extensions.length === 0) return null;
  return (
    <>
      <May>
        <Button onClick={() => (open.value = true)}>{t.callBack}</Button>
      </May>
      {open.value && <CallBackDialog record={record} to={other} onClose={() => (open.value = false)} />}
    </>
  );
}

interface DialogProps {
  readonly record: CallRecord;
  readonly to: string;
  readonly onClose: () => void;
}

function CallBackDialog({ record, to, onClose }: DialogProps) {
  const site = useSite();
  const all = useSentences();
  const t = all.journal;
  const { extensions } = useNumbers();
  const took = [record.answeredBy, record.caller.number, record.dialled];
  const chosen = useSignal<string | null>(null);
  const issue = useSignal<string | undefined>(undefined);
  const busy = useSignal(false);
  const usual = took.find((number) => extensions.some((one) => one.number === number && number !== to));
  const by = chosen.value ?? usual ?? extensions[0]?.number ?? "";
  const dial = async () => {
    busy.value = true;
    const answer = await site.ask("calls.dial", { body: { from: by, to } });
    busy.value = false;
    if (answer.kind === "done") {
      site.notices.done(t.callBackRings(by));
      onClose();
    } else issue.value = answer.kind === "away" ? all.away : site.told(answer.problem);
  };
  const buttons = (
    <>
      <Button onClick={onClose}>{all.cancel}</Button>
      <Button kind="main" busy={busy.value} onClick={() => void dial()}>
        {t.callBack}
      </Button>
    </>
  );
  return (
    <Dialog title={t.callBackTitle(to)} onClose={onClose} buttons={buttons}>
      <p>{t.callBackText}</p>
      <ChoiceField
        label={t.callBackBy}
        value={by}
        issue={issue.value}
        choices={extensions.map((one) => ({ value: one.number, label: numbered(one) }))}
        onChange={(value) => {
          chosen.value = value;
          issue.value = undefined;
        }}
      />
    </Dialog>
  );
}
