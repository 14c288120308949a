import { useSignal } from "@preact/signals";
import { Away } from "../../controls/away.tsx";
import { Button } from "../../controls/button.tsx";
import { Empty } from "../../controls/empty.tsx";
import { useSentences } from "../../site/use-site.ts";
import { Page } from "../frame/page.tsx";
import { ExportDialog } from "./export-dialog.tsx";
import { RecordTable } from "./record-table.tsx";
import { useRecords } from "./use-records.ts";

/** The journal of calls: newest on top, older ones on demand. */
export function JournalPage() {
  const all = useSentences();
  const t = all.journal;
  const { records, more, again } = useRecords();
  const exporting = useSignal(false);
  const { kind, items, next } = records.value;
  return (
    <Page title={t.title} actions={<Button onClick={() => (exporting.value = true)}>{t.export}</Button>}>
      {exporting.value && <ExportDialog onClose={() => (exporting.value = false)} />}
      {kind === "asking" && <p class="quiet">{all.loading}</p>}
      {kind === "away" && <Away retry={again} />}
      {kind === "here" && items.length === 0 && <Empty title={t.nothing}>{t.nothingHelp}</Empty>}
      {items.length > 0 && <RecordTable records={items} />}
      {items.length > 0 && (
        <p class="list-end">
          {next === null ? <span class="quiet">{t.end}</span> : <Button onClick={more}>{t.older}</Button>}
        </p>
      )}
    </Page>
  );
}
