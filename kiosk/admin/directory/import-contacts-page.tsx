import { useSentences, useSite } from "../../site/use-site.ts";
import { ImportFrame } from "../tables/import-frame.tsx";
import { contactFileFormat } from "./contact-file-format.ts";

/** Contacts from a table of a spreadsheet, or from cards [ANN-12, MEN-26]. */
export function ImportContactsPage() {
  const site = useSite();
  const t = useSentences().directory;
  const send = async (body: Uint8Array, isTry: boolean) => {
    const query = { format: contactFileFormat(body), ...(isTry ? { try: "1" as const } : {}) };
    const answer = await site.ask("directory.import", { query, body });
    if (answer.kind !== "done") return answer;
    const { lines, leftOut } = answer.body;
    const told = leftOut.length === 0 ? null : t.leftOut(leftOut.join(", "));
    return { kind: "done", report: { lines, leftOut: told, revision: null } } as const;
  };
  return (
    <ImportFrame
      title={t.title}
      path="/annuaire"
      file={t.file}
      fileHelp={t.fileHelp}
      accept=".csv,.txt,.vcf,text/csv,text/vcard"
      named={t.name}
      send={send}
    />
  );
}
