import { expect, test } from "vitest";
import { isSameCode, newOneTimeCode } from "./one-time-code.ts";

test("three groups of four that nobody confuses, never twice the same", () => {
  const made = new Set(Array.from({ length: 1000 }, newOneTimeCode));

  expect(made.size).toBe(1000);
  for (const code of made) expect(code).toMatch(/^[A-Z3-9]{4}-[A-Z3-9]{4}-[A-Z3-9]{4}$/);
  expect([...made].join("")).not.toMatch(/[01258BILOSUVZ]/);
});

test.each(["ACDE-FGHJ-KMNP", "acdefghjkmnp", " Acde fghj\tkmnp\n", "ACDE.FGHJ.KMNP", "ACDE–FGHJ–KMNP"])(
  "%j is the code that is shown as ACDE-FGHJ-KMNP",
  (typed) => {
    expect(isSameCode("ACDE-FGHJ-KMNP", typed)).toBe(true);
  },
);

test.each(["", "ACDE-FGHJ-KMN", "ACDE-FGHJ-KMNPP", "ACDE-FGHJ-KMNQ", "----"])("%j is another", (typed) => {
  expect(isSameCode("ACDE-FGHJ-KMNP", typed)).toBe(false);
});
