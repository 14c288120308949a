import { expect, test } from "vitest";
import type { StoreStatus } from "../../daemon/contracts/store.ts";
import { until } from "../rig/waiting.ts";
import { commit, connectStore, office, openStore, type StorePeer, temporaryHome } from "./store-box.ts";

/** What who watches the store is told, over its real socket. */

async function watching(peer: StorePeer) {
  const told: StoreStatus[] = [];
  const records: string[] = [];
  peer.onMessage("changed", (status) => void told.push(status));
  peer.onMessage("record.added", ({ newest }) => void records.push(newest));
  return { first: await peer.call("watch", {}), told, records };
}

const record = (number: number, call: string) => ({
  number,
  fact: {
    kind: "call-record",
    record: {
      ...{ call, revision: 1, caller: { number: "201", name: "Gérant" }, dialled: "202", answeredBy: "202" },
      ...{ startedAt: 1000, answeredAt: 2000, endedAt: 6000, outcome: "answered", reasons: [], legs: [] },
    },
  },
});

test("a commit and a reload are told as they come; the last word is what status answers", async () => {
  await using place = await temporaryHome();
  await using box = await openStore(place.home);
  const { first, told } = await watching(box.peer);
  expect(first).toMatchObject({ status: { saved: { revision: 1 }, reloadNeeded: false }, newestRecord: null });

  await commit(box.peer, office("201"), 1);
  await until("the commit is told", () => told.some((status) => status.saved?.revision === 2 && status.reloadNeeded));
  await box.peer.call("reload", { author: "test" });
  await until("the end of the reload is told", () => {
    const last = told.at(-1);
    return last !== undefined && !last.reloadNeeded && !last.reloading;
  });

  expect(told.at(-1)).toEqual(await box.peer.call("status", {}));
});

test("a consumer that comes and one that goes are told", async () => {
  await using place = await temporaryHome();
  await using box = await openStore(place.home);
  const { told } = await watching(box.peer);
  const consumer = await connectStore(place.home);
  consumer.handle({ "snapshot.prepare": () => ({ kind: "ok" }), "snapshot.apply": () => ({}) });

  await consumer.call("consumer.hello", { name: "pbx", revision: null, digest: null });
  await until("pbx runs revision 1", () => told.at(-1)?.consumers[0]?.revision === 1);
  consumer.close();

  await until("pbx is gone", () => told.at(-1)?.consumers.length === 0);
});

test("records that are added together are told once, by the last one; what was counted before is not told", async () => {
  await using place = await temporaryHome();
  await using box = await openStore(place.home);
  const { records } = await watching(box.peer);
  const append = (...facts: ReturnType<typeof record>[]) => box.peer.call("facts.append", { producer: "test", facts });

  await append(record(1, "call-a"), record(2, "call-b"));
  await until("the records are told", () => records.length > 0);
  await append(record(1, "call-a"), record(2, "call-b"));
  await append(record(3, "call-c"));
  await until("the next record is told", () => records.includes("call-c"));

  expect(records).toEqual(["call-b", "call-c"]);
  expect((await watching(box.peer)).first.newestRecord).not.toBeNull();
});

test("an answer that would be the same is not told", async () => {
  await using place = await temporaryHome();
  await using box = await openStore(place.home);
  const { told } = await watching(box.peer);

  await commit(box.peer, (await box.peer.call("config.get", { secrets: false })).document);
  await commit(box.peer, office("201"));
  await until("the second commit is told", () => told.at(-1)?.saved?.revision === 2);

  expect(new Set(told.map((status) => JSON.stringify(status))).size).toBe(told.length);
});
