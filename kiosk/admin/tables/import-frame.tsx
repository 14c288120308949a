import { useSignal } from "@preact/signals";
import type { Problem } from "../../../daemon/contracts/api/problem.ts";
import { BackLink } from "../../controls/back-link.tsx";
import { Button } from "../../controls/button.tsx";
import { Field } from "../../controls/field.tsx";
import { FileInput } from "../../controls/file-input.tsx";
import { LooksOnly } from "../../controls/looks-only.tsx";
import { Panel } from "../../controls/panel.tsx";
import { useMay } from "../../site/use-may.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { Page } from "../frame/page.tsx";
import { type ReportLine, ReportTable } from "./report-table.tsx";

/** What became, or would become, of every line of a file. */
export interface Report {
  readonly lines: readonly ReportLine[];
  /** What was not read, in a sentence; null: nothing. */
  readonly leftOut: string | null;
  /** What « Annuler » takes back; null: nothing was saved, or it is no revision. */
  readonly revision: number | null;
}

type Sent =
  | { readonly kind: "done"; readonly report: Report }
  | { readonly kind: "refused"; readonly problem: Problem }
  | { readonly kind: "away" };

interface ImportFrameProps {
  /** Of the list. */
  readonly title: string;
  readonly path: string;
  readonly file: string;
  readonly fileHelp: string;
  readonly accept: string;
  /** Above what names a line: « Numéro ». */
  readonly named: string;
  readonly send: (bytes: Uint8Array, isTry: boolean) => Promise<Sent>;
}

/** A file is chosen, every line of it is judged, and only then it is saved: all of it, or nothing [GAP-33]. */
export function ImportFrame({ title, path, file, fileHelp, accept, named, send }: ImportFrameProps) {
  const site = useSite();
  const t = useSentences();
  const words = t.csv;
  const bytes = useSignal<Uint8Array | null>(null);
  const report = useSignal<Report | null>(null);
  const refusal = useSignal<string | null>(null);
  const busy = useSignal(false);

  const ask = async (content: Uint8Array, isTry: boolean) => {
    busy.value = true;
    const answer = await send(content, isTry);
    // Another file was chosen meanwhile.
    if (bytes.peek() !== content) return null;
    busy.value = false;
    if (answer.kind === "done") return answer.report;
    report.value = null;
    const [issue] = answer.kind === "refused" ? (answer.problem.issues ?? []) : [];
    refusal.value = answer.kind === "away" ? t.away : site.told(issue ?? answer.problem);
    return null;
  };
  const choose = async (chosen: File | undefined) => {
    report.value = null;
    refusal.value = null;
    bytes.value = null;
    busy.value = false;
    if (chosen === undefined) return;
    const content = await chosen.arrayBuffer().catch(() => null);
    if (content === null) {
      refusal.value = words.unreadable;
      return;
    }
    bytes.value = new Uint8Array(content);
    report.value = await ask(bytes.value, true);
  };
  const save = async () => {
    if (bytes.value === null) return;
    const saved = await ask(bytes.value, false);
    if (saved === null) return;
    site.place.go(path);
    site.notices.done(words.saved(changed(saved)), [], saved.revision);
  };
  const found = report.value;
  const frame = { title: words.title(title), trail: [{ to: path, text: title }], actions: <BackLink to={path} /> };
  if (!useMay("write")) {
    return (
      <Page {...frame}>
        <LooksOnly access="write" />
      </Page>
    );
  }
  return (
    <Page {...frame}>
      <Panel title={words.choose}>
        <Field
          label={file}
          help={fileHelp}
          issue={refusal.value ?? undefined}
          control={(ties) => <FileInput ties={ties} accept={accept} onFile={(file) => void choose(file)} />}
        />
      </Panel>
      <div role="status">
        {busy.value && <p class="quiet">{t.loading}</p>}
        {found !== null && (
          <Panel title={words.report}>
            <ReportTable lines={found.lines} leftOut={found.leftOut} named={named} />
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
    </Page>
  );
}

const changed = ({ lines }: Report): number =>
  lines.filter(({ outcome }) => outcome === "add" || outcome === "change").length;

const isRight = ({ lines }: Report): boolean => lines.every(({ outcome }) => outcome !== "wrong");
