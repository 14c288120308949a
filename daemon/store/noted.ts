import type { AuditEntry } from "./ledger/journal.ts";
import type { StoreParts } from "./store-parts.ts";

/** Writes an audit line. What it tells of goes on while nothing can be written; the log then stands in for the audit. */
export async function noted({ journal, log }: Pick<StoreParts, "journal" | "log">, line: AuditEntry): Promise<void> {
  await journal.write([], [line]).catch((error: unknown) => log.warn("an audit line is lost", { line, error }));
}
