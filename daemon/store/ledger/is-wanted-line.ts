import type { AuditFilter, AuditLine } from "../../contracts/audit.ts";

/** Whether a line of the audit is one of those that are asked for. Pure. */
export const isWantedLine =
  ({ from, to, author, subject }: AuditFilter) =>
  (line: Pick<AuditLine, "at" | "author" | "action">): boolean =>
    (from === null || line.at >= from) &&
    (to === null || line.at < to) &&
    (author === null || line.author === author) &&
    (subject === null || line.action.startsWith(`${subject}.`));
