import { expect, test } from "vitest";
import { retryDelayMs } from "./retry-delay.ts";

test("the second try comes at once, later ones ever later, none later than ten seconds", () => {
  const delays = Array.from({ length: 12 }, (_, failures) => retryDelayMs(failures, 1));

  expect(delays.slice(0, 4)).toEqual([250, 500, 1000, 2000]);
  expect(Math.max(...delays)).toBe(10_000);
  expect(retryDelayMs(1_000_000, 0)).toBe(5000);
});
