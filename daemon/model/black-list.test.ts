import { describe, expect, test } from "vitest";
import { blackListVerdict } from "./black-list.ts";

/** The example of the guide: one company may be called, nobody else. */
const oneCompany = [
  { right: "allowed", pattern: "01234567**" },
  { right: "refused", pattern: "*" },
] as const;
const verdict = (typed: string, entries: Parameters<typeof blackListVerdict>[0] = oneCompany) =>
  blackListVerdict(entries, typed, "FR");

describe("a black list", () => {
  test("LNO-04 LNO-08: allows one company and forbids all the rest, by its first rule that fits", () => {
    expect(verdict("0123456789")).toEqual({ kind: "allowed", rule: 0 });
    expect(verdict("0612345678")).toEqual({ kind: "refused", rule: 1 });
    expect(verdict("0123456789", [...oneCompany].reverse())).toEqual({ kind: "refused", rule: 0 });
  });

  test("LNO-05…07: reads stars, question marks and spaces, and a number in whatever form it is written", () => {
    const mobiles = [{ right: "refused", pattern: "06 *" }] as const;
    expect(verdict("06 12 34 56 78", mobiles)).toEqual({ kind: "refused", rule: 0 });
    expect(verdict("+33612345678", mobiles)).toEqual({ kind: "refused", rule: 0 });
    expect(verdict("0712345678", mobiles)).toEqual({ kind: "silent" });
    expect(verdict("3900", [{ right: "refused", pattern: "3?00" }])).toEqual({ kind: "refused", rule: 0 });
  });

  test("passes over a rule that is not yet a pattern, and knows what is no number", () => {
    expect(verdict("0123456789", [{ right: "refused", pattern: "" }, ...oneCompany])).toEqual({
      kind: "allowed",
      rule: 1,
    });
    expect(verdict("bonjour")).toEqual({ kind: "no-number" });
    expect(verdict("")).toEqual({ kind: "no-number" });
  });
});
