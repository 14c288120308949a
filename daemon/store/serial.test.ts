import { expect, test } from "vitest";
import { Serial } from "./serial.ts";

test("tasks run one after the other, also after one that failed", async () => {
  const serial = new Serial();
  const seen: string[] = [];
  const task =
    (name: string, fails = false) =>
    async () => {
      seen.push(`${name} begins`);
      await Promise.resolve();
      seen.push(`${name} ends`);
      if (fails) throw new Error(name);
    };

  const first = serial.run(task("one", true));
  const second = serial.run(task("two"));

  await expect(first).rejects.toThrow("one");
  await second;
  expect(seen).toEqual(["one begins", "one ends", "two begins", "two ends"]);
});
