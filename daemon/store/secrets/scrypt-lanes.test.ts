import { expect, test } from "vitest";
import { Lane } from "./scrypt-lanes.ts";

/** A task that ends when it is told to. */
function pending() {
  let end = (): void => undefined;
  const done = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { done, end: () => end() };
}

test("only so many run at once; the rest follows in order, also after one that failed", async () => {
  const lane = new Lane(2, 10);
  const tasks = Array.from({ length: 4 }, pending);
  const begun: number[] = [];
  const runs = tasks.map((task, index) =>
    lane.run(async () => {
      begun.push(index);
      await task.done;
      if (index === 0) throw new Error("it failed");
    }),
  );

  expect(begun).toEqual([0, 1]);
  tasks[0]?.end();
  await expect(runs[0]).rejects.toThrow("it failed");
  expect(begun).toEqual([0, 1, 2]);
  for (const task of tasks) task.end();
  await Promise.all(runs.slice(1));
  expect(begun).toEqual([0, 1, 2, 3]);
});

test("who would be one too many in the queue is sent away at once", async () => {
  const lane = new Lane(1, 1);
  const first = pending();
  const runs = [lane.run(() => first.done), lane.run(() => first.done)];

  await expect(lane.run(() => first.done)).rejects.toMatchObject({ code: "STORE_BUSY" });

  first.end();
  await Promise.all(runs);
  await lane.run(() => first.done);
});
