import { expect, test } from "vitest";
import { auditCsvHead, auditCsvLine } from "./audit-as-csv.ts";

test("a line of the audit is one of a French spreadsheet, and never a formula", () => {
  const line = {
    ...{ line: 7, at: Date.UTC(2026, 10, 27, 8, 30, 5), author: "=marie", action: "config.commit", revision: 12 },
    text: "Poste 205 modifié ; note",
  };

  expect(auditCsvHead()).toBe("\ufeffligne;date;auteur;adresse;action;détail;révision\r\n");
  expect(auditCsvLine(line, "Europe/Paris")).toBe(
    '7;2026-11-27 09:30:05;\'=marie;;config.commit;"Poste 205 modifié ; note";12\r\n',
  );
});
