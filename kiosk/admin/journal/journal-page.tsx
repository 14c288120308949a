import { useSignal } from "@preact/signals";
import { Away } from "../../controls/away.tsx";
import { Button } from "../../controls/button.tsx";
import { Empty } from "../../controls/empty.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";
import { Page } from "../frame/page.tsx";
import { ExportDialog } from "./export-dialog.tsx";
import { addressOf, beforeOf, filterOf, isFiltered, type JournalFilter } from "./journal-filter.ts";
import { JournalFilterPanel } from "./journal-filter-panel.tsx";
import { RecordTable } from "./record-table.tsx";
import { type Records, useRecords } from "./use-records.ts";

/** The journal of calls, page by page, newest on top; what it shows stands in its address. */
export function JournalPage() {
  const all = useSentences();
  const t = all.journal;
  const { place } = useSite();
  const search = place.search.value;
  const [filter, before] = [filterOf(search), beforeOf(search)];
  const { records, again } = useRecords(filter, before);
  const exporting = useSignal(false);
  // The pages on the way to this one, as far as this tab has come by them.
  const way = useSignal<readonly string[]>([]);

  const change = (part: Partial<JournalFilter>) => {
    way.value = [];
    // Letter by letter is one step back.
    const isTypedOn = filter.number !== "" && Object.keys(part).join() === "number";
    place.seek(addressOf({ ...filter, ...part }), { instead: isTypedOn });
  };
  const turn = (to: string, passed: readonly string[]) => {
    way.value = passed;
    place.seek(addressOf(filter, to));
  };
  const { kind } = records.value;
  return (
    <Page title={t.title} actions={<Button onClick={() => (exporting.value = true)}>{t.export}</Button>}>
      {exporting.value && <ExportDialog filter={filter} onClose={() => (exporting.value = false)} />}
      <JournalFilterPanel filter={filter} change={change} />
      {kind === "asking" && (
        <p class="quiet" role="status">
          {isFiltered(filter) ? t.searching : all.loading}
        </p>
      )}
      {kind === "away" && <Away retry={again} />}
      {kind === "here" && <Found records={records.value} filtered={isFiltered(filter)} />}
      {kind === "here" && (
        <nav class="turns" aria-label={t.title}>
          {before !== "" && (
            <>
              <Button onClick={() => turn(way.value.at(-1) ?? "", way.value.slice(0, -1))}>
                {way.value.length > 0 ? t.newer : t.newest}
              </Button>
              {way.value.length > 1 && <Button onClick={() => turn("", [])}>{t.newest}</Button>}
            </>
          )}
          {records.value.next !== null && (
            <Button onClick={() => turn(records.value.next ?? "", [...way.value, before])}>
              {records.value.isCut ? t.searchOn : t.older}
            </Button>
          )}
        </nav>
      )}
    </Page>
  );
}

function Found({ records, filtered }: { readonly records: Records; readonly filtered: boolean }) {
  const t = useSentences().journal;
  const { items, next, isCut } = records;
  return (
    <>
      {items.length > 0 && <RecordTable records={items} />}
      {items.length === 0 && !isCut && (
        <Empty title={filtered ? t.noMatch : t.nothing}>{filtered ? t.noMatchHelp : t.nothingHelp}</Empty>
      )}
      {isCut && <p class="quiet">{t.searchedPart}</p>}
      {items.length > 0 && next === null && <p class="quiet list-end">{t.end}</p>}
    </>
  );
}
