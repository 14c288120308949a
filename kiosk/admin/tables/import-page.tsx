import type { CsvCollection } from "../../../daemon/model/config/csv/csv-columns.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import type { ObjectKind } from "../objects/object-kind.ts";
import { ImportFrame } from "./import-frame.tsx";

interface ImportPageProps {
  readonly kind: ObjectKind;
  readonly collection: CsvCollection;
}

/** A list from a table of a spreadsheet [GAP-33]. */
export function ImportPage({ kind, collection }: ImportPageProps) {
  const site = useSite();
  const t = useSentences();
  const words = t.csv;
  const send = async (body: Uint8Array, isTry: boolean) => {
    const query = isTry ? { try: "1" as const } : {};
    const answer = await site.ask("objects.import", { parameters: { collection }, query, body });
    if (answer.kind !== "done") return answer;
    const { lines, unknownColumns, revision } = answer.body;
    const leftOut = unknownColumns.length === 0 ? null : words.unknownColumns(unknownColumns.join(", "));
    return {
      kind: "done",
      report: { lines: lines.map((line) => ({ ...line, name: line.number })), leftOut, revision },
    } as const;
  };
  return (
    <ImportFrame
      title={kind.words(t).title}
      path={kind.path}
      file={words.file}
      fileHelp={words.fileHelp}
      accept=".csv,.txt,text/csv"
      named={words.number}
      send={send}
    />
  );
}
