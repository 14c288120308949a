import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Recording } from "../../../daemon/contracts/recording.ts";
import { Away } from "../../controls/away.tsx";
import { Button } from "../../controls/button.tsx";
import { Empty } from "../../controls/empty.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";
import { Page } from "../frame/page.tsx";
import { addressOf, filterOf, recordingQueryOf } from "./recording-filter.ts";
import { RecordingFilterPanel } from "./recording-filter-panel.tsx";
import { RecordingTable } from "./recording-table.tsx";
import { RemoveRecording } from "./remove-recording.tsx";
import { useRecordings } from "./use-recordings.ts";

/** Recordings of calls: listened to and deleted here, both of which the audit tells [MEX-04]. */
export function RecordingsPage() {
  const site = useSite();
  const all = useSentences();
  const t = all.recordings;
  const filter = filterOf(site.place.search.value);
  const { read, more, again, drop } = useRecordings(recordingQueryOf(filter));
  const removing = useSignal<Recording | null>(null);
  const playing = useSignal<string | null>(null);
  const { kind, items, next } = read.value;
  // Who comes from a call wants to hear that one.
  useEffect(() => {
    if (filter.call !== "" && items.length === 1) playing.value = items[0]?.recording ?? null;
  }, [filter.call, items.length]);
  return (
    <Page title={t.title}>
      <p class="intro">{t.audit}</p>
      <RecordingFilterPanel
        filter={filter}
        change={(part) =>
          site.place.seek(addressOf({ ...filter, ...part }), {
            instead: filter.number !== "" && Object.keys(part).join() === "number",
          })
        }
      />
      {kind === "asking" && <p class="quiet">{all.loading}</p>}
      {kind === "away" && <Away retry={again} />}
      {kind === "here" && items.length === 0 && <Empty title={t.nothing}>{t.nothingHelp}</Empty>}
      {items.length > 0 && (
        <RecordingTable
          recordings={items}
          playing={playing.value}
          play={(recording) => (playing.value = recording)}
          remove={(recording) => (removing.value = recording)}
        />
      )}
      {next !== null && (
        <p class="list-end">
          <Button onClick={more}>{t.older}</Button>
        </p>
      )}
      {removing.value !== null && (
        <RemoveRecording
          recording={removing.value}
          removed={(recording) => {
            removing.value = null;
            drop(recording);
          }}
          close={() => (removing.value = null)}
        />
      )}
    </Page>
  );
}
