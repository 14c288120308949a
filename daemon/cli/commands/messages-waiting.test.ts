import { expect, test } from "vitest";
import { localTime } from "../table.ts";
import { inWords } from "./messages-waiting.ts";

test("nobody has messages waiting", () => {
  expect(inWords([])).toBe("No text messages are waiting.\n");
});

test("who has messages waiting is listed with how many, and since when", () => {
  const oldest = Date.UTC(2026, 10, 26, 9);

  const told = inWords([{ number: "204", waiting: 3, oldest }]);

  expect(told).toContain(localTime(oldest));
  expect(told).toMatch(/^204 +3 /m);
});
