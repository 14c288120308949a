import { fork } from "node:child_process";
import { appendFile, chmod, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { DrivenClock } from "../../daemon/kit/clock.ts";
import { deliver } from "../../daemon/kit/delivery.ts";
import { encodeFrame } from "../../daemon/kit/frames.ts";
import { openSpool, type SpooledFact } from "../../daemon/kit/spool.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "box-spool-"));
});

afterEach(async () => {
  await chmod(folder, 0o700);
  await rm(folder, { recursive: true, force: true });
});

const numbers = (facts: readonly SpooledFact[]): number[] => facts.map((fact) => fact.number);
const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, n) => from + n);

async function textOfFacts(): Promise<string> {
  const names = (await readdir(folder)).filter((one) => one.endsWith(".facts"));
  return (await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")))).join("");
}

async function filled(count: number, segmentBytes?: number) {
  const spool = await openSpool(folder, segmentBytes === undefined ? {} : { segmentBytes });
  for (let n = 1; n <= count; n += 1) spool.append({ call: n });
  await spool.flushed(count);
  return spool;
}

test("facts are numbered at once, kept in order, and offered until they are acknowledged", async () => {
  const spool = await filled(5);

  expect(await spool.unacknowledged()).toEqual(range(1, 5).map((n) => ({ number: n, fact: { call: n } })));
  spool.acknowledge(3);
  expect(numbers(await spool.unacknowledged())).toEqual([4, 5]);
  expect(spool.waiting).toBe(2);
  await spool.close();
});

test("facts that come while others are being written are written too", async () => {
  const spool = await openSpool(folder);

  for (let n = 1; n <= 200; n += 1) {
    spool.append({ call: n });
    await new Promise((resolve) => setImmediate(resolve));
  }
  await spool.flushed(200);

  expect(numbers(await spool.unacknowledged())).toEqual(range(1, 200));
  const found = await openSpool(folder);
  expect(numbers(await found.unacknowledged())).toEqual(range(1, 200));
  await found.close();
  await spool.close();
});

test("a fact that waits for its neighbours is in the file already, and is offered once they are synced together", async () => {
  const clock = new DrivenClock();
  const spool = await openSpool(folder, { clock, gatherMs: 250 });
  spool.append({ call: 1 });
  await vi.waitFor(async () => expect(await textOfFacts()).toContain('{"call":1}'));

  expect(await spool.unacknowledged()).toEqual([]);
  const afterAKill = await openSpool(folder);
  expect(numbers(await afterAKill.unacknowledged())).toEqual([1]);
  spool.append({ call: 2 });
  await vi.waitFor(async () => expect(await textOfFacts()).toContain('{"call":2}'));
  clock.advance(250);
  await spool.flushed(2);
  expect(numbers(await spool.unacknowledged())).toEqual([1, 2]);
  await spool.close();
});

test("a spool that is closed while facts wait for their neighbours keeps them", async () => {
  const spool = await openSpool(folder, { clock: new DrivenClock(), gatherMs: 250 });
  spool.append({ call: 1 });
  const flushed = spool.flushed(1);

  await spool.close();

  await flushed;
  expect(numbers(await (await openSpool(folder)).unacknowledged())).toEqual([1]);
});

test("identity, numbers and facts survive a new start", async () => {
  const first = await filled(3);
  first.acknowledge(1);
  await first.close();

  const second = await openSpool(folder);

  expect(second.producer).toBe(first.producer);
  expect(numbers(await second.unacknowledged())).toEqual([2, 3]);
  expect(second.append({ call: 4 })).toBe(4);
  await second.close();
});

test("numbers are never used twice, even when every fact was acknowledged and every file taken away", async () => {
  const first = await filled(3);
  first.acknowledge(3);
  await first.close();
  const second = await openSpool(folder);
  second.acknowledge(3);
  await second.close();

  const third = await openSpool(folder);

  expect(third.append({})).toBe(4);
  await third.close();
});

test("a torn end is cut off, what was whole before it is offered", async () => {
  await (await filled(3)).close();
  const [name = ""] = (await readdir(folder)).filter((one) => one.endsWith(".facts"));
  await appendFile(join(folder, name), Buffer.from([0, 0, 0, 9, 1, 2, 3]));

  const spool = await openSpool(folder);

  expect(numbers(await spool.unacknowledged())).toEqual([1, 2, 3]);
  expect(spool.append({})).toBe(4);
  await spool.close();
});

test("a note that cannot be read costs a second delivery, not a fact or the identity", async () => {
  const first = await filled(3);
  first.acknowledge(2);
  await first.close();
  await writeFile(join(folder, "acknowledged.json"), '{"prod');

  const spool = await openSpool(folder);

  expect(spool.producer).toBe(first.producer);
  expect(numbers(await spool.unacknowledged())).toEqual([1, 2, 3]);
  await spool.close();
});

test("many facts go through many files, which go when all in them is acknowledged", async () => {
  const spool = await filled(1, 2000);
  for (let n = 2; n <= 3000; n += 1) {
    spool.append({ call: n });
    if (n % 100 === 0) await spool.flushed(n);
  }
  expect((await readdir(folder)).length).toBeGreaterThan(10);

  const seen: number[] = [];
  for (let batch = await spool.unacknowledged(700); batch.length > 0; batch = await spool.unacknowledged(700)) {
    seen.push(...numbers(batch));
    spool.acknowledge(batch.at(-1)?.number ?? 0);
  }

  expect(seen).toEqual(range(1, 3000));
  await spool.close();
  expect((await readdir(folder)).length).toBeLessThan(4);
});

test("while the disk takes nothing facts wait in memory up to a limit; then they reach the disk", async () => {
  const clock = new DrivenClock();
  const told: string[] = [];
  const spool = await openSpool(join(folder, "inner"), {
    clock,
    memoryLimitBytes: 300,
    onTrouble: () => told.push("trouble"),
    onRecovered: () => told.push("recovered"),
  });
  // A file where the folder should be: root is refused here too, unlike with a mode.
  await rm(join(folder, "inner"), { recursive: true });
  await writeFile(join(folder, "inner"), "");

  const first = spool.append({ call: "a" });
  await expect.poll(() => told).toEqual(["trouble"]);
  expect(await spool.unacknowledged()).toEqual([]);
  expect(() => {
    for (let n = 0; n < 100; n += 1) spool.append({ filler: "x".repeat(50) });
  }).toThrow(expect.objectContaining({ code: "SPOOL_FULL" }));

  await rm(join(folder, "inner"));
  clock.advance(1000);
  await spool.flushed(first);
  await expect.poll(() => told).toEqual(["trouble", "recovered"]);
  expect((await spool.unacknowledged())[0]).toEqual({ number: 1, fact: { call: "a" } });
  await spool.close();
});

test("kill -9 in the middle of writing loses no fact that was said to be on disk, and doubles no number", async () => {
  const writer = join(folder, "writer.mjs");
  const spoolFolder = join(folder, "facts");
  const built = join(import.meta.dirname, "../../build/daemon/kit/spool.js");
  await writeFile(
    writer,
    `import { openSpool } from ${JSON.stringify(built)};
     const spool = await openSpool(${JSON.stringify(spoolFolder)}, { segmentBytes: 3000 });
     for (;;) { const n = spool.append({ filler: "x".repeat(Math.random() * 500) }); await spool.flushed(n); process.send(n); }`,
  );
  let promised = 0;
  for (let round = 0; round < 4; round += 1) {
    const child = fork(writer, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
    const enough = promised + 20 + round * 7;
    await new Promise<void>((resolve) => {
      child.on("message", (number) => {
        promised = Number(number);
        if (promised >= enough) child.kill("SIGKILL");
      });
      child.on("exit", () => resolve());
    });

    const spool = await openSpool(spoolFolder);
    const kept = numbers(await spool.unacknowledged(100_000));
    expect(kept).toEqual(range(1, kept.length));
    expect(kept.length).toBeGreaterThanOrEqual(promised);
    await spool.close();
  }
});

test("delivery brings every fact once the receiver is back, in order", async () => {
  const spool = await filled(5);
  const received: number[] = [];
  let away = true;
  const delivery = deliver(
    spool,
    async (facts) => {
      if (away) throw new Error("away");
      received.push(...numbers(facts));
      return facts.at(-1)?.number ?? 0;
    },
    { parcel: 2 },
  );

  away = false;
  delivery.wake();
  await expect.poll(() => received, { timeout: 3000 }).toEqual(range(1, 5));
  spool.append({ call: 6 });

  await expect.poll(() => received).toEqual(range(1, 6));
  await delivery.close();
  await spool.close();
  expect(await readFile(join(folder, "acknowledged.json"), "utf8")).toContain('"acknowledged":6');
});

test("facts that are too long for one frame together go in smaller parcels", async () => {
  const spool = await openSpool(folder, {});
  for (let n = 1; n <= 3; n += 1) spool.append({ text: "x".repeat(6 * 1024 * 1024) });
  const parcels: number[] = [];
  const delivery = deliver(spool, async (facts) => {
    encodeFrame(facts);
    parcels.push(facts.length);
    return facts.at(-1)?.number ?? 0;
  });

  await expect.poll(() => spool.waiting, { timeout: 30_000 }).toBe(0);

  expect(parcels.reduce((sum, count) => sum + count, 0)).toBe(3);
  await delivery.close();
  await spool.close();
});
