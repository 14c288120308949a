import { expect, test } from "vitest";
import type { CallRecord } from "../../daemon/contracts/call-record.ts";
import { reason } from "../../daemon/model/reason.ts";
import { openStore, temporaryHome } from "./store-box.ts";

/** A minute ago: what is older than the journal keeps goes at the next start. */
const lately = Date.now() - 60_000;

const record = (call: string, after: number, startedAt = lately + after): CallRecord => ({
  call,
  revision: 1,
  caller: { number: "201", name: "Gérant" },
  dialled: "202",
  answeredBy: "202",
  startedAt,
  answeredAt: startedAt + 1000,
  endedAt: startedAt + 5000,
  outcome: "answered",
  reasons: [],
  legs: [],
});

const fact = (number: number) => ({ number, fact: { kind: "call-record", record: record(`call-${number}`, number) } });

test("facts that are sent twice are counted once, also after a restart", async () => {
  await using place = await temporaryHome();
  {
    await using box = await openStore(place.home);
    const send = (facts: ReturnType<typeof fact>[]) => box.peer.call("facts.append", { producer: "pbx-1", facts });
    expect(await send([fact(1), fact(2)])).toEqual({ upTo: 2 });
    expect(await send([fact(1), fact(2), fact(3)])).toEqual({ upTo: 3 });
  }

  await using again = await openStore(place.home);
  const answer = await again.peer.call("facts.append", { producer: "pbx-1", facts: [fact(2), fact(3)] });

  expect(answer).toEqual({ upTo: 3 });
  const { items, next } = await again.peer.call("records.list", { before: null, limit: 10 });
  expect(items.map(({ call }) => call)).toEqual(["call-3", "call-2", "call-1"]);
  expect(next).toBeNull();
});

test("records come in pages, newest first", async () => {
  await using place = await temporaryHome();
  await using box = await openStore(place.home);
  await box.peer.call("facts.append", { producer: "pbx-1", facts: [1, 2, 3, 4, 5].map(fact) });

  const first = await box.peer.call("records.list", { before: null, limit: 2 });
  const second = await box.peer.call("records.list", { before: first.next, limit: 2 });
  const third = await box.peer.call("records.list", { before: second.next, limit: 2 });

  expect([first, second, third].map(({ items }) => items.map(({ call }) => call))).toEqual([
    ["call-5", "call-4"],
    ["call-3", "call-2"],
    ["call-1"],
  ]);
  expect(third.next).toBeNull();
});

test("records of a version that kept its reasons as sentences stay in the journal", async () => {
  await using place = await temporaryHome();
  const old = { ...record("call-1", 1), reasons: ['202 is extension "Poste 202"', "rings all its devices for 30 s"] };
  const codes = { ...record("call-2", 2), reasons: [reason("rings-devices", { number: "202", seconds: 30 })] };
  {
    await using box = await openStore(place.home);
    const facts = [old, codes].map((one, number) => ({ number, fact: { kind: "call-record", record: one } }));
    await box.peer.call("facts.append", { producer: "pbx", facts });
  }

  await using again = await openStore(place.home);
  const { items } = await again.peer.call("records.list", { before: null, limit: 10 });

  expect(items).toEqual([codes, old]);
});

test("producers are counted apart, and a fact that nobody understands does not hold up the others", async () => {
  await using place = await temporaryHome();
  await using box = await openStore(place.home);

  await box.peer.call("facts.append", { producer: "one", facts: [fact(1)] });
  const answer = await box.peer.call("facts.append", {
    producer: "two",
    facts: [{ number: 1, fact: { kind: "of the future" } }, fact(2)],
  });

  expect(answer).toEqual({ upTo: 2 });
  const { items } = await box.peer.call("records.list", { before: null, limit: 10 });
  expect(items.map(({ call }) => call)).toEqual(["call-2", "call-1"]);
  expect(box.lines.join("")).toContain("a fact is not understood");
});

test("an audit fact becomes a line without a gap in the numbers", async () => {
  await using place = await temporaryHome();
  await using box = await openStore(place.home);
  const line = { kind: "audit", at: 5, author: "box", action: "service.stop", text: "pbx" };
  await box.peer.call("facts.append", { producer: "box", facts: [{ number: 1, fact: line }] });
  await box.peer.call("facts.append", { producer: "box", facts: [{ number: 1, fact: line }] });

  const { items } = await box.peer.call("audit.list", { before: null, limit: 10 });

  expect(items.filter(({ action }) => action === "service.stop")).toHaveLength(1);
  expect(items.map(({ line: number }) => number)).toEqual(items.map((_, index) => items.length - index));
});
