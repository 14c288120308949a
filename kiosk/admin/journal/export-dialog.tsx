import { useSignal } from "@preact/signals";
import { CALL_DIRECTIONS } from "../../../daemon/contracts/call-direction.ts";
import { Button } from "../../controls/button.tsx";
import { ChoiceField } from "../../controls/choice-field.tsx";
import { Dialog } from "../../controls/dialog.tsx";
import { TextField } from "../../controls/text-field.tsx";
import { useSentences } from "../../site/use-site.ts";
import { exportAddress, type Wanted } from "./export-address.ts";
import type { JournalFilter } from "./journal-filter.ts";

interface ExportProps {
  /** What the page shows now. */
  readonly filter: JournalFilter;
  readonly onClose: () => void;
}

/** Which calls are wanted as a file; the browser itself fetches it [STA-06]. */
export function ExportDialog({ filter, onClose }: ExportProps) {
  const { journal: t, cancel } = useSentences();
  const wanted = useSignal<Wanted>({ ...filter, format: "csv" });
  const { from, to, number, direction, outcome, format } = wanted.value;
  const change = (part: Partial<Wanted>) => {
    wanted.value = { ...wanted.value, ...part };
  };
  const buttons = (
    <>
      <Button onClick={onClose}>{cancel}</Button>
      <a class="button main" href={exportAddress(wanted.value)} download onClick={() => setTimeout(onClose)}>
        {t.download}
      </a>
    </>
  );
  return (
    <Dialog title={t.exportTitle} onClose={onClose} buttons={buttons}>
      <TextField kind="date" label={t.firstDay} value={from} onChange={(text) => change({ from: text })} />
      <TextField kind="date" label={t.lastDay} value={to} onChange={(text) => change({ to: text })} />
      <TextField label={t.ofNumber} value={number} maxLength={40} onChange={(text) => change({ number: text })} />
      <ChoiceField
        label={t.direction}
        value={direction}
        choices={[
          { value: "", label: t.all },
          ...CALL_DIRECTIONS.map((value) => ({ value, label: t.directions[value] })),
        ]}
        onChange={(value) => change({ direction: value })}
      />
      <ChoiceField
        label={t.outcome}
        value={outcome}
        choices={[
          { value: "", label: t.all },
          { value: "answered", label: t.outcomes.answered },
          { value: "unanswered", label: t.outcomes.unanswered },
        ]}
        onChange={(value) => change({ outcome: value })}
      />
      <ChoiceField
        label={t.format}
        value={format}
        choices={[
          { value: "csv", label: t.formats.csv },
          { value: "json", label: t.formats.json },
        ]}
        help={t.exportHelp}
        onChange={(value) => change({ format: value === "json" ? "json" : "csv" })}
      />
    </Dialog>
  );
}
