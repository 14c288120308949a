import type { AuditLine } from "./audit.ts";
import { CSV_MARK, csvLineOf } from "./csv-line.ts";
import { wallMoment } from "./records-as-csv.ts";

const TITLES = ["ligne", "date", "auteur", "adresse", "action", "détail", "révision"];

/** The first line. */
export const auditCsvHead = (): string => CSV_MARK + csvLineOf(TITLES, "semicolon");

export const auditCsvLine = (line: AuditLine, timeZone: string): string =>
  csvLineOf(
    [
      ...[line.line, wallMoment(line.at, timeZone), line.author, line.address ?? ""],
      ...[line.action, line.text, line.revision ?? ""],
    ],
    "semicolon",
  );
