import { expect, test } from "vitest";
import type { AuditFilter } from "../../contracts/audit.ts";
import { isWantedLine } from "./is-wanted-line.ts";

const any: AuditFilter = { from: null, to: null, author: null, subject: null };
const line = { at: 1_000, author: "marie", action: "login.open" };

test.each<[Partial<AuditFilter>, boolean]>([
  [{}, true],
  [{ from: 1_000 }, true],
  [{ from: 1_001 }, false],
  [{ to: 1_001 }, true],
  [{ to: 1_000 }, false],
  [{ author: "marie" }, true],
  [{ author: "mari" }, false],
  [{ subject: "login" }, true],
  [{ subject: "log" }, false],
  [{ author: "marie", subject: "config" }, false],
])("marie signing in, asked for by %j: %s", (filter, wanted) => {
  expect(isWantedLine({ ...any, ...filter })(line)).toBe(wanted);
});
