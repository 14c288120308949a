import { expect, test } from "vitest";
import { LINE_FINDINGS } from "./line-findings.ts";
import { remedyOf } from "./line-remedies.ts";

/** What is well, or has nothing that somebody could do about it. */
const WELL = [
  "line-tested",
  "name-found",
  "address-answers",
  "registration-accepted",
  "call-answered",
  "call-rang",
  "call-busy",
  "call-declined",
  "call-given-up",
  "test-nowhere-to-call",
  "test-under-way",
];

test("LIG-34 every finding of a test that is not well says what to do, in both languages, and no other does", () => {
  for (const code of Object.keys(LINE_FINDINGS)) {
    const remedy = remedyOf({ code, facts: {} });
    expect([code, remedy === null]).toEqual([code, WELL.includes(code)]);
    if (remedy !== null) expect(remedy.fr).not.toBe(remedy.en);
  }
});

test("a code of a later version has no remedy here", () => {
  expect(remedyOf({ code: "constructor", facts: {} })).toBeNull();
});
