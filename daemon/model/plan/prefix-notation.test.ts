import fc from "fast-check";
import { expect, test } from "vitest";
import { parsePrefixNotation } from "./prefix-notation.ts";

const prefixes = (local: string | null, international: string | null = null, national: string | null = null) => ({
  ok: true,
  prefixes: { local, international, national },
});

test.each([
  ["", prefixes(null)],
  ["   ", prefixes(null)],
  ["0", prefixes("0")],
  ["0033", prefixes("0033")],
  ["+33", prefixes("+33")],
  ["33?00.0", prefixes("33", "00", "0")],
  ["33? 00.0.", prefixes("33", "00", "0")],
  ["33?00.", prefixes("33", "00", "")],
  ["33?00", prefixes("33", "00")],
  ["33?.", prefixes("33", "", "")],
  ["?00.0", prefixes("", "00", "0")],
  ["33;00;0", prefixes("33", "00", "0")],
  ["33 ; 00 ; 0 ;", prefixes("33", "00", "0")],
  ["33;00;", prefixes("33", "00", "")],
  ["33;;0", prefixes("33", "", "0")],
  ["33;00", prefixes("33", "00")],
  ["(33, 00, 0)", prefixes("33", "00", "0")],
  ["33,00,0", prefixes("33", "00", "0")],
  ["(33)", prefixes("33")],
  ["()", prefixes(null)],
  ["n1?n2.n3", { ok: false, reason: "not-a-prefix" }],
  ["33?00?0", { ok: false, reason: "not-a-prefix" }],
  ["123456789", { ok: false, reason: "not-a-prefix" }],
  ["*", { ok: false, reason: "not-a-prefix" }],
  ["33;00;0;1", { ok: false, reason: "too-many-parts" }],
  ["33?00.0.1", { ok: false, reason: "too-many-parts" }],
  ["0".repeat(41), { ok: false, reason: "not-a-prefix" }],
])("LIG-15 LIG-16 A-09 %j", (text, reading) => {
  expect(parsePrefixNotation(text)).toEqual(reading);
});

test("LIG-16 all three notations say the same", () => {
  const prefix = fc.stringMatching(/^\+?[0-9]{1,4}$/);
  fc.assert(
    fc.property(prefix, prefix, prefix, (n1, n2, n3) => {
      for (const text of [`${n1}?${n2}.${n3}`, `${n1};${n2};${n3}`, `(${n1}, ${n2}, ${n3})`]) {
        expect(parsePrefixNotation(text)).toEqual(prefixes(n1, n2, n3));
      }
    }),
  );
});
