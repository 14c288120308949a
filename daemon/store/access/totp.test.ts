import { describe, expect, test } from "vitest";
import { codeOfStep, newTotpSecret, stepOf } from "./totp.ts";

/** "12345678901234567890", the secret of the tests of RFC 6238, appendix B. */
const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

test.each([
  [59, "287082"],
  [1_111_111_109, "081804"],
  [1_111_111_111, "050471"],
  [1_234_567_890, "005924"],
  [2_000_000_000, "279037"],
  [20_000_000_000, "353130"],
])("RFC 6238 appendix B: after %d seconds the code is %s", (seconds, code) => {
  expect(codeOfStep(secret, Math.floor(seconds / 30))).toBe(code);
});

describe("a code", () => {
  const now = 1_234_567_890_000;
  const step = Math.floor(now / 30_000);

  test("is taken with the blank that telephones show in it", () => {
    expect(stepOf(secret, "005 924", now)).toBe(step);
  });

  test("is taken for a step before and after its own, and no longer", () => {
    const at = (later: number) => stepOf(secret, codeOfStep(secret, step), now + later * 30_000);

    expect([-2, -1, 0, 1, 2].map(at)).toEqual([null, step, step, step, null]);
  });

  test.each(["", "00592", "0059245", "00592a", "٠٠٥٩٢٤", "12345-"])("%j is none", (typed) => {
    expect(stepOf(secret, typed, now)).toBeNull();
  });
});

test("a secret has 160 bits, and is never made twice", () => {
  const made = new Set(Array.from({ length: 200 }, newTotpSecret));

  expect(made.size).toBe(200);
  for (const one of made) expect(one).toMatch(/^[A-Z2-7]{32}$/);
});
