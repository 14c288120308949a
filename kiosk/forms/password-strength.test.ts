import { expect, test } from "vitest";
import { passwordStrength } from "./password-strength.ts";

test.each([
  ["abc", "short"],
  ["aaaaaaaaaaaaaaaa", "weak"],
  ["motdepasse", "weak"],
  ["Motdepasse1", "fair"],
  ["cheval pile agrafe correcte", "strong"],
  ["x7!Kq2-pZ9_w", "strong"],
] as const)("%s is %s", (password, strength) => {
  expect(passwordStrength(password)).toBe(strength);
});
