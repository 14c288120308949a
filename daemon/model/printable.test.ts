import fc from "fast-check";
import { expect, test } from "vitest";
import { printable } from "./printable.ts";

test.each([
  ["1\u001b[2J\n", "1\ufffd[2J\ufffd"],
  ["\u009b2J", "\ufffd2J"],
  ["202\u202e502", "202\ufffd502"],
  ['Poste "Gérant" \\ 😀', 'Poste "Gérant" \\ 😀'],
  ["\ud83d", "\ufffd"],
])("%j becomes %j", (text, expected) => {
  expect(printable(text)).toBe(expected);
});

/** Any UTF-16 unit, so also halves of characters; those that do something come often. */
const unit = fc.oneof(
  fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
  fc.constantFrom("\u001b", "\u009b", "\u2028", "\u202e", "\ud83d", "\ude00"),
);

test("whatever a telephone sends is cut, does nothing, and passes a second time unchanged", () => {
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 200 }), (text) => {
      const once = printable(text);

      expect([...once].length).toBeLessThanOrEqual(40);
      expect(once).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      expect(printable(once)).toBe(once);
    }),
  );
});
