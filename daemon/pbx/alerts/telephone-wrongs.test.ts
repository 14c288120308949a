import { expect, test } from "vitest";
import type { TelephoneTrouble } from "../../contracts/telephone.ts";
import { sentenceOf } from "../../model/reason.ts";
import { remedyOf } from "../../model/remedies.ts";
import { telephoneWrongs } from "./telephone-wrongs.ts";

test("POS-17: ways that are open, or of which nobody tells, raise no alert", () => {
  expect([telephoneWrongs(null), telephoneWrongs([])]).toEqual([[], []]);
});

test.each<[TelephoneTrouble["way"], string, RegExp, RegExp]>([
  ["http", "EADDRINUSE", /par HTTP .*\(port 7\)/, /^Un autre programme/],
  ["https", "NO_AUTHORITY", /par HTTPS /, /autorité/],
  ["tftp", "EACCES", /par TFTP /, /réservé/],
  ["ldap", "EADDRNOTAVAIL", /annuaire/, /pas à elle/],
])("POS-17: a way that is shut is told with why and what to do: %s %s", (way, reason, what, why) => {
  const [wrong, ...others] = telephoneWrongs([{ way, port: 7, reason }]);

  expect(others).toEqual([]);
  expect(wrong).toMatchObject({ key: `telephones-${way}`, level: "warning" });
  if (wrong === undefined) return;
  expect(sentenceOf(wrong.what, "fr")).toMatch(what);
  expect(sentenceOf(wrong.why ?? "?", "fr")).toMatch(why);
  for (const language of ["fr", "en"] as const) expect(remedyOf(wrong, language)).toMatch(/\.$/);
});

test("POS-17: what the system says besides is told as it says it", () => {
  const [wrong] = telephoneWrongs([{ way: "tftp", port: 69, reason: "toString" }]);
  expect(sentenceOf(wrong?.why ?? "?", "fr")).toBe("Le système répond toString");
});
