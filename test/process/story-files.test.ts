import { readdirSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { CallTrace } from "../../daemon/contracts/call-trace.ts";
import { DrivenClock } from "../../daemon/kit/clock.ts";
import { uuidV7 } from "../../daemon/pbx/cdr/uuid-v7.ts";
import { TraceFiles, type TraceLimits } from "../../daemon/pbx/trace/trace-files.ts";
import { temporaryFolder } from "../rig/folder.ts";

/** Stories of calls on a real disk. */

const DAY_MS = 86_400_000;
const limits: TraceLimits = { days: 7, bytes: 1e6, fileBytes: 1e5, waiting: 10 };

const story = (call: string, text = "INVITE sip:202@192.0.2.1 SIP/2.0\r\n\r\n"): CallTrace => ({
  ...{ call, caller: "201", dialled: "202", startedAt: 1, endedAt: 2 },
  lines: [{ at: 1, leg: null, told: { code: "nobody-free", facts: {} } }],
  legs: [{ leg: 2, direction: "in", number: "201" }],
  messages: [{ at: 1, leg: 2, sent: false, transport: "udp", far: "192.0.2.7:5060", text }],
});

async function opened(folder: string, some: Partial<TraceLimits> = {}) {
  const clock = new DrivenClock(Date.now());
  const trouble = (error: unknown): never => {
    throw error;
  };
  const files = new TraceFiles(folder, { clock, trouble, limits: { ...limits, ...some } });
  await files.open();
  return { files, clock };
}

test("the story of a call is found again after the process has ended, and nobody else's", async () => {
  using folder = temporaryFolder("stories");
  const { files } = await opened(folder.path);
  const [one, other] = [uuidV7(Date.now()), uuidV7(Date.now())];
  await files.keep(story(one));
  await files.keep(story(other, "BYE"));

  const { files: later } = await opened(folder.path);

  expect(await later.find(one)).toEqual(story(one));
  expect(await later.find(other)).toEqual(story(other, "BYE"));
  expect(await later.find(uuidV7(Date.now()))).toBeNull();
});

test("a story that was cut off by a power failure is nobody's, and those after it are found", async () => {
  using folder = temporaryFolder("stories");
  const { files } = await opened(folder.path);
  const [cut, whole] = [uuidV7(Date.now()), uuidV7(Date.now())];
  writeFileSync(folder.file("000000000000001.stories"), `${cut} eJy\n`);
  await files.keep(story(whole));

  expect(await files.find(cut)).toBeNull();
  expect(await files.find(whole)).toEqual(story(whole));
});

test("stories leave after a week, and earlier when there are too many", async () => {
  using folder = temporaryFolder("stories");
  const { files, clock } = await opened(folder.path, { fileBytes: 1, bytes: 3_000 });
  const names = Array.from({ length: 20 }, () => uuidV7(Date.now()));
  for (const name of names) {
    await files.keep(story(name));
    clock.advance(1);
  }

  expect(await files.find(names[0] ?? "")).toBeNull();
  expect(await files.find(names.at(-1) ?? "")).toEqual(story(names.at(-1) ?? ""));

  clock.advance(8 * DAY_MS);
  await files.sweep();
  expect(readdirSync(folder.path)).toEqual([]);
});

test("a disk that takes nothing costs the story and no call, and is told", async () => {
  using folder = temporaryFolder("stories");
  const troubles: unknown[] = [];
  writeFileSync(folder.file("full"), "");
  const files = new TraceFiles(folder.file("full/stories"), {
    clock: new DrivenClock(),
    trouble: (error) => troubles.push(error),
  });

  expect(await files.keep(story(uuidV7(1)))).toBe(false);
  expect(String(troubles)).toContain("ENOTDIR");
});
