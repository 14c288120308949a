import { expect, test } from "vitest";
import { bestCause } from "./best-cause.ts";

test.each([
  [["busy", "declined", "unreachable"], "declined"],
  [["unreachable", "busy"], "busy"],
  [["unavailable", "no-answer"], "no-answer"],
  [["unreachable", "unavailable"], "unavailable"],
  [["redirected", "not-found"], "not-found"],
  [["redirected"], "unavailable"],
  [[], "unavailable"],
] as const)("of %j the caller is told %s", (causes, best) => {
  expect(bestCause(causes)).toBe(best);
});
