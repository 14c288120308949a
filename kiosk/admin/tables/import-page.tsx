import { useSignal } from "@preact/signals";
import type { ImportReport } from "../../../daemon/contracts/import-report.ts";
import type { CsvCollection } from "../../../daemon/model/config/csv/csv-columns.ts";
import { BackLink } from "../../controls/back-link.tsx";
import { Button } from "../../controls/button.tsx";
import { Field } from "../../controls/field.tsx";
import { LooksOnly } from "../../controls/looks-only.tsx";
import { Panel } from "../../controls/panel.tsx";
import { useMay } from "../../site/use-may.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { Page } from "../frame/page.tsx";
import type { ObjectKind } from "../objects/object-kind.ts";
import { ReportTable } from "./report-table.tsx";

interface ImportPageProps {
  readonly kind: ObjectKind;
  readonly collection: CsvCollection;
}

/** « Postes : importer », for who may. */
export function ImportPage({ kind, collection }: ImportPageProps) {
  const t = useSentences();
  const { title } = kind.words(t);
  return (
    <Page title={t.csv.title(title)} trail={[{ to: kind.path, text: title }]} actions={<BackLink to={kind.path} />}>
      {useMay("write") ? <TableImport kind={kind} collection={collection} /> : <LooksOnly access="write" />}
    </Page>
  );
}

/** A table is chosen, every line of it is judged, and only then it is saved: all of it, or nothing [GAP-33]. */
function TableImport({ kind, collection }: ImportPageProps) {
  const site = useSite();
  const t = useSentences();
  const words = t.csv;
  const bytes = useSignal<Uint8Array | null>(null);
  const report = useSignal<ImportReport | null>(null);
  const refusal = useSignal<string | null>(null);
  const busy = useSignal(false);

  const send = async (file: Uint8Array, query: { readonly try?: "1" }) => {
    busy.value = true;
    const answer = await site.ask("objects.import", { parameters: { collection }, query, body: file });
    busy.value = false;
    if (answer.kind === "done") return answer.body;
    report.value = null;
    const [issue] = answer.kind === "refused" ? (answer.problem.issues ?? []) : [];
    refusal.value = answer.kind === "away" ? t.away : site.told(issue ?? answer.problem);
    return null;
  };
  const choose = async (file: File | undefined) => {
    report.value = null;
    refusal.value = null;
    bytes.value = file === undefined ? null : new Uint8Array(await file.arrayBuffer());
    if (bytes.value !== null) report.value = await send(bytes.value, { try: "1" });
  };
  const save = async () => {
    if (bytes.value === null) return;
    const saved = await send(bytes.value, {});
    if (saved === null) return;
    site.place.go(kind.path);
    site.notices.done(words.saved(changed(saved)));
  };
  const found = report.value;
  return (
    <>
      <Panel title={words.choose}>
        <Field
          label={words.file}
          help={words.fileHelp}
          issue={refusal.value ?? undefined}
          control={(ties) => (
            <input
              {...ties}
              type="file"
              accept=".csv,.txt,text/csv"
              onChange={(event) => void choose(event.currentTarget.files?.[0])}
            />
          )}
        />
      </Panel>
      <div role="status">
        {busy.value && <p class="quiet">{t.loading}</p>}
        {found !== null && (
          <Panel title={words.report}>
            <ReportTable report={found} />
          </Panel>
        )}
      </div>
      {found !== null && changed(found) > 0 && isRight(found) && (
        <div class="form-end">
          <Button kind="main" busy={busy.value} onClick={() => void save()}>
            {words.save(changed(found))}
          </Button>
        </div>
      )}
    </>
  );
}

const changed = ({ lines }: ImportReport): number =>
  lines.filter(({ outcome }) => outcome === "add" || outcome === "change").length;

const isRight = ({ lines }: ImportReport): boolean => lines.every(({ outcome }) => outcome !== "wrong");
