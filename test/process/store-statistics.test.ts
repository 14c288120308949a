import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { leg } from "../../daemon/contracts/call-record.fixture.ts";
import type { CallRecord } from "../../daemon/contracts/call-record.ts";
import { randomRecord } from "../../daemon/contracts/random-record.fixture.ts";
import type { StatisticsQuestion } from "../../daemon/contracts/statistics.ts";
import { talliesOf } from "../../daemon/contracts/tallies-of.ts";
import { DrivenClock } from "../../daemon/kit/clock.ts";
import { silentLog } from "../../daemon/kit/log.ts";
import { openLevel } from "../../daemon/store/level/open-level.ts";
import { until } from "../rig/waiting.ts";
import { connectStore, openStore, type StorePeer, temporaryHome } from "./store-box.ts";
import { forkStore, kill } from "./store-child.ts";

const everything: StatisticsQuestion = {
  ...{ from: "2020-01-01", to: "2099-12-31", by: "total", of: "extension" },
  ...{ numbers: null, origin: null },
};

async function figuresOf(peer: StorePeer, question: Partial<StatisticsQuestion> = {}) {
  const answer = await peer.call("statistics.read", { ...everything, ...question });
  if (answer.kind !== "rows") throw new Error("too many rows");
  return answer;
}

/** The totals of extensions, straight from the records. */
function recounted(records: readonly CallRecord[]) {
  const sums = new Map<string, number>();
  for (const { of, number, figures } of records.flatMap(talliesOf)) {
    if (of !== "extension") continue;
    for (const [name, figure] of Object.entries(figures))
      sums.set(`${number} ${name}`, (sums.get(`${number} ${name}`) ?? 0) + figure);
  }
  return [...sums].filter(([, figure]) => figure > 0).sort();
}
const told = async (peer: StorePeer) =>
  (await figuresOf(peer)).rows
    .flatMap(({ number, period: _, name: __, ...figures }) =>
      Object.entries(figures).map(([name, figure]) => [`${number} ${name}`, figure] as const),
    )
    .filter(([, figure]) => figure > 0)
    .sort();

const lately = Date.now() - 100 * 86_400_000;
const samples = (count: number, seed = 1) =>
  fc.sample(randomRecord(lately, Date.now()), { numRuns: count, seed }) as readonly CallRecord[];
const facts = (records: readonly CallRecord[]) =>
  records.map((record, index) => ({ number: index + 1, fact: { kind: "call-record", record } }));

/** One call of 201 to 202, answered. */
const call = (name: string, startedAt: number): CallRecord => ({
  ...{ call: name, revision: 1, caller: { number: "201", name: "" }, dialled: "202", answeredBy: "202", startedAt },
  ...{ answeredAt: startedAt + 2000, endedAt: startedAt + 9000, outcome: "answered", reasons: [] },
  legs: [
    { ...leg("in", "201", null), startedAt, answeredAt: startedAt + 2000, endedAt: startedAt + 9000 },
    { ...leg("out", "202", null), startedAt, answeredAt: startedAt + 2000, endedAt: startedAt + 9000 },
  ],
});

test("STA-02 STA-03: figures are those of the records, in whatever order and however often these come", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(randomRecord(lately, Date.now()), { maxLength: 30 }),
      fc.infiniteStream(fc.nat()),
      async (records, chance) => {
        await using place = await temporaryHome();
        await using box = await openStore(place.home);
        const twice = [...records, ...records].sort(() => (chance.next().value % 2) - 0.5);
        const some = twice.map((record, index) => ({ number: index, fact: { kind: "call-record", record } }));

        for (let at = 0; at < some.length; at += 7) {
          const batch = some.slice(at, at + 7);
          await box.peer.call("facts.append", { producer: "pbx", facts: batch });
          if (at % 2 === 0) await box.peer.call("facts.append", { producer: "pbx", facts: batch });
        }

        expect(await told(box.peer)).toEqual(recounted(records));
      },
    ),
    { numRuns: 12 },
  );
});

test("kill -9 while calls are counted: each counts once", async () => {
  await using place = await temporaryHome();
  const records = samples(400);
  const all = facts(records);
  let upTo = 0;
  for (let round = 0; upTo < all.length; round += 1) {
    const child = await forkStore(place.home);
    const peer = await connectStore(place.home);
    if (round < 4) setTimeout(() => void kill(child), 15 + 20 * round);
    try {
      while (upTo < all.length) {
        upTo = (await peer.call("facts.append", { producer: "pbx", facts: all.slice(upTo, upTo + 7) })).upTo;
      }
    } catch {
      // Killed: the same facts are sent again.
    }
    peer.close();
    if (upTo >= all.length) await kill(child);
  }

  await using box = await openStore(place.home);

  expect(await told(box.peer)).toEqual(recounted(records));
});

/** As a store from before there were statistics has left it. */
async function forgetFigures(home: string): Promise<void> {
  const { level } = await openLevel(join(home, "store", "level"), { log: silentLog, now: Date.now, repair: false });
  await level.clear({ gt: "statistics/", lt: "statistics/\uffff" });
  await level.close();
}

describe("calls from before there were statistics", () => {
  /** A store with these calls and no figures. */
  async function withoutFigures(home: string, records: readonly CallRecord[]): Promise<void> {
    {
      await using box = await openStore(home);
      for (let at = 0; at < records.length; at += 500)
        await box.peer.call("facts.append", { producer: "pbx", facts: facts(records).slice(at, at + 500) });
    }
    await forgetFigures(home);
  }

  test("are counted in slices, and calls that come meanwhile once, whether their slice has been or not", async () => {
    await using place = await temporaryHome();
    const [records, later] = [samples(600, 2), samples(60, 3)];
    await withoutFigures(place.home, records);
    const clock = new DrivenClock(Date.now());
    await using box = await openStore(place.home, clock);
    await until("the first slice", async () => (await figuresOf(box.peer)).rows.length > 0);

    expect((await figuresOf(box.peer)).isWhole).toBe(false);
    await box.peer.call("facts.append", { producer: "later", facts: facts(later) });
    await until("all are counted", async () => {
      clock.advance(10);
      return (await figuresOf(box.peer)).isWhole;
    });

    expect(await told(box.peer)).toEqual(recounted([...records, ...later]));
  });

  test("are counted once, also when the store is killed meanwhile, again and again", async () => {
    await using place = await temporaryHome();
    const [records, later] = [samples(2000, 4), samples(60, 5)];
    await withoutFigures(place.home, records);

    let upTo = 0;
    while (upTo < later.length) {
      const child = await forkStore(place.home);
      const peer = await connectStore(place.home);
      const batch = facts(later).slice(upTo, upTo + 15);
      upTo = (await peer.call("facts.append", { producer: "later", facts: batch })).upTo;
      await kill(child);
      peer.close();
    }

    await using box = await openStore(place.home);
    await until("all are counted", async () => (await figuresOf(box.peer)).isWhole);
    expect(await told(box.peer)).toEqual(recounted([...records, ...later]));
  });

  test("a store without any has whole figures from the first call on", async () => {
    await using place = await temporaryHome();
    await using box = await openStore(place.home);
    await until("all calls are counted", async () => (await figuresOf(box.peer)).isWhole);

    await box.peer.call("facts.append", { producer: "pbx", facts: facts([call("one", Date.now())]) });

    expect((await figuresOf(box.peer)).rows).toMatchObject([
      { number: "201", emitted: 1, reached: 1, talkSeconds: 7 },
      { number: "202", answered: 1, waitSeconds: 2, talkSeconds: 7 },
    ]);
  });
});

test("what leaves the journal stays in the figures", async () => {
  await using place = await temporaryHome();
  const old = Date.now() - 200 * 86_400_000;
  {
    await using box = await openStore(place.home);
    await box.peer.call("facts.append", { producer: "pbx", facts: facts([call("old", old)]) });
    const { document } = await box.peer.call("config.get", { secrets: false });
    const shorter = {
      ...(document as object),
      journal: { keepDays: 30, hideDigitsAfterDays: 15, keepMessagesDays: 30 },
    };
    await box.peer.call("config.commit", { document: shorter, base: null, author: "test", note: "" });
    await box.peer.call("reload", { author: "test" });
    const left = async () => (await box.peer.call("records.list", { before: null, limit: 10 })).items.length;
    await until("the call has left the journal", async () => (await left()) === 0);
  }

  await using again = await openStore(place.home);

  expect((await figuresOf(again.peer)).rows).toMatchObject([{ number: "201" }, { number: "202" }]);
});
