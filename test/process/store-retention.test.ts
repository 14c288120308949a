import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { CallRecord } from "../../daemon/contracts/call-record.ts";
import { messageName, messageRecord } from "../../daemon/contracts/message-record.fixture.ts";
import { DrivenClock } from "../../daemon/kit/clock.ts";
import { until } from "../rig/waiting.ts";
import { commit, connectStore, office, openStore, type StorePeer, temporaryHome } from "./store-box.ts";
import { forkStore, kill } from "./store-child.ts";

const DAY = 86_400_000;

/** A call to a mobile, so many days ago. */
const record = (call: string, startedAt: number): CallRecord => ({
  call,
  revision: 1,
  caller: { number: "201", name: "Gérant" },
  dialled: "0612345678",
  answeredBy: "0612345678",
  startedAt,
  answeredAt: startedAt + 1000,
  endedAt: startedAt + 5000,
  outcome: "answered",
  reasons: [],
  legs: [],
});

/** Calls of one day, some minutes apart, named by it and their number. */
async function callsOf(peer: StorePeer, days: number, count: number, now = Date.now()): Promise<void> {
  const facts = Array.from({ length: count }, (_, number) => ({
    number: days * 10_000 + number,
    fact: { kind: "call-record", record: record(`${days}-${number}`, now - days * DAY + number) },
  }));
  for (let at = 0; at < count; at += 500)
    await peer.call("facts.append", { producer: `day-${days}`, facts: facts.slice(at, at + 500) });
}

async function allRecords(peer: StorePeer): Promise<readonly CallRecord[]> {
  const found: CallRecord[] = [];
  for (let before: string | null = null; ; ) {
    const { items, next }: { items: CallRecord[]; next: string | null } = await peer.call("records.list", {
      before,
      limit: 1000,
    });
    found.push(...items);
    if (next === null) return found;
    before = next;
  }
}

const namesOf = (records: readonly CallRecord[]) => records.map(({ call }) => call);
const isOver = (peer: StorePeer) =>
  until("something taken out of the journal", async () => (await peer.call("status", {})).retained !== null);

/** From now on the journal keeps so much; 0: digits are never hidden. */
async function keeping(peer: StorePeer, keepDays: number, hideDigitsAfterDays: number): Promise<void> {
  await commit(peer, { ...office("201"), journal: { keepDays, hideDigitsAfterDays } });
  await peer.call("reload", { author: "test" });
}

describe("what the journal forgets", () => {
  test("GAP-16: a call that is older than a year goes, of one older than half a year the number; the others stay", async () => {
    await using place = await temporaryHome();
    {
      await using box = await openStore(place.home);
      await keeping(box.peer, 1_000, 0);
      for (const days of [400, 366, 200]) await callsOf(box.peer, days, 150);
      await callsOf(box.peer, 170, 2);
    }

    await using again = await openStore(place.home);
    await keeping(again.peer, 365, 180);
    await isOver(again.peer);
    const left = await allRecords(again.peer);

    expect(left).toHaveLength(152);
    expect(left.slice(0, 2)).toMatchObject([{ dialled: "0612345678" }, { dialled: "0612345678" }]);
    expect(left.slice(2).every(({ dialled, answeredBy }) => dialled === "061234XXXX" && answeredBy === dialled)).toBe(
      true,
    );
    expect((await again.peer.call("status", {})).retained).toMatchObject({ deleted: 300, hidden: 150 });
    expect(again.lines.join("")).toContain("what is old was taken out of the journal");
  });

  test("what is saved holds from the reload on, at once", async () => {
    await using place = await temporaryHome();
    await using box = await openStore(place.home);
    await callsOf(box.peer, 40, 3);
    await callsOf(box.peer, 20, 3);
    await commit(box.peer, { ...office("201"), journal: { keepDays: 30, hideDigitsAfterDays: 0 } });

    expect(await allRecords(box.peer)).toHaveLength(6);
    await box.peer.call("reload", { author: "test" });
    await isOver(box.peer);

    expect(namesOf(await allRecords(box.peer))).toEqual(["20-2", "20-1", "20-0"]);
    expect((await allRecords(box.peer)).map(({ dialled }) => dialled)).toEqual(Array(3).fill("0612345678"));
  });

  test("SMS-05: text messages go by their own days, read or not, and lose numbers outside with the calls", async () => {
    await using place = await temporaryHome();
    await using box = await openStore(place.home);
    await callsOf(box.peer, 40, 2);
    const message = (number: number, days: number) => {
      const at = Date.now() - days * DAY;
      const to = { to: "0612345678", addressee: null, deliveries: [] };
      return messageRecord({ message: messageName(number, at), at, direction: "outgoing", ...to });
    };
    const facts = [message(1, 40), message(2, 40), message(3, 20), message(4, 5)].map((record, number) => ({
      number,
      fact: { kind: "message-record", record },
    }));
    await box.peer.call("facts.append", { producer: "messages", facts });
    const journal = { keepDays: 100, keepMessagesDays: 30, hideDigitsAfterDays: 10 };
    await commit(box.peer, { ...office("201"), journal });

    await box.peer.call("reload", { author: "test" });
    await isOver(box.peer);

    const filter = { extension: null, unread: false };
    const { items } = await box.peer.call("messages.list", { before: null, limit: 10, filter });
    expect(items.map(({ to }) => to)).toEqual(["0612345678", "061234XXXX"]);
    expect(await allRecords(box.peer)).toHaveLength(2);
    const { retained } = await box.peer.call("status", {});
    expect(retained).toMatchObject({ deleted: 0, hidden: 2, messages: { deleted: 2, hidden: 1 } });
  });

  test("a call that was deleted leaves the disk too", async () => {
    await using place = await temporaryHome();
    const isOnDisk = () => filesHold(join(place.home, "store", "level"), '"to-be-forgotten","revision"');
    const fact = { kind: "call-record", record: record("to-be-forgotten", Date.now() - 400 * DAY) };
    {
      await using box = await openStore(place.home);
      await keeping(box.peer, 1_000, 0);
      await box.peer.call("facts.append", { producer: "old", facts: [{ number: 1, fact }] });
    }
    expect(await isOnDisk()).toBe(true);

    await using again = await openStore(place.home);
    await keeping(again.peer, 365, 0);
    await isOver(again.peer);

    await until("its words gone from the files", async () => !(await isOnDisk()));
  });
});

test("kill -9 while old calls are deleted and hidden loses none that is to stay, and the rest is done after it", async () => {
  await using place = await temporaryHome();
  {
    await using box = await openStore(place.home);
    await callsOf(box.peer, 400, 2_000);
    await callsOf(box.peer, 200, 1_000);
    await callsOf(box.peer, 1, 50);
  }
  for (const isFar of [
    (left: readonly CallRecord[]) => left.length < 2_500,
    (left: readonly CallRecord[]) => left.some(({ dialled }) => dialled.endsWith("XXXX")),
  ]) {
    const child = await forkStore(place.home);
    const peer = await connectStore(place.home);
    await until("it is under way", async () => isFar(await allRecords(peer)));
    const killed = kill(child);
    peer.close();
    await killed;
  }

  await using box = await openStore(place.home);
  await until("the rest is done", async () => {
    const left = await allRecords(box.peer);
    return left.length === 1_050 && left.filter(({ dialled }) => dialled === "061234XXXX").length === 1_000;
  });

  expect((await allRecords(box.peer)).slice(0, 50).every(({ dialled }) => dialled === "0612345678")).toBe(true);
});

test("a clock that leaps years ahead takes nothing out of the journal before it has stood for a day", async () => {
  await using place = await temporaryHome();
  const now = Date.UTC(2026, 10, 26);
  {
    await using box = await openStore(place.home, new DrivenClock(now));
    await callsOf(box.peer, 1, 3, now);
  }
  const clock = new DrivenClock(Date.UTC(2036, 0, 1));
  await using box = await openStore(place.home, clock);
  await until("a warning", () => box.lines.join("").includes("the clock has leapt ahead"));

  expect(await allRecords(box.peer)).toHaveLength(3);

  for (let hours = 0; hours < 25; hours += 1) clock.advance(3_600_000);
  await until("they are gone", async () => (await allRecords(box.peer)).length === 0);
});

async function filesHold(folder: string, text: string): Promise<boolean> {
  for (const name of await readdir(folder)) {
    if ((await readFile(join(folder, name))).includes(text)) return true;
  }
  return false;
}
