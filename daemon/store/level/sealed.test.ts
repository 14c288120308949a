import fc from "fast-check";
import { expect, test } from "vitest";
import { seal, unseal } from "./sealed.ts";

test("whatever JSON can say comes back", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(unseal(seal(value))).toEqual({ kind: "ok", value: JSON.parse(JSON.stringify(value)) });
    }),
  );
});

test("one changed character anywhere is seen", () => {
  const sealed = seal({ number: "201", name: "Gérant" });
  fc.assert(
    fc.property(fc.nat(sealed.length - 1), (at) => {
      const other = sealed[at] === "x" ? "y" : "x";
      const changed = sealed.slice(0, at) + other + sealed.slice(at + 1);

      expect(unseal(changed)).toEqual({ kind: "damaged" });
    }),
  );
});

test.each(["", "short", "0123456789abcdef"])("%j is damaged", (text) => {
  expect(unseal(text)).toEqual({ kind: "damaged" });
});
