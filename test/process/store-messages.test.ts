import { describe, expect, test } from "vitest";
import { messageName, messageRecord } from "../../daemon/contracts/message-record.fixture.ts";
import type { MessageDelivery, MessageFact, MessageRecord } from "../../daemon/contracts/message-record.ts";
import { until } from "../rig/waiting.ts";
import { connectStore, openStore, type StorePeer, temporaryHome } from "./store-box.ts";
import { forkStore, kill } from "./store-child.ts";

/** What store keeps of text messages: told by facts, opened and deleted by people. */

/** A minute ago: what is older than messages are kept goes at the next start. */
const lately = Date.now() - 60_000;

/** A line's message to 201 and 202, number so many of that minute. */
const toGroup = (number: number): MessageRecord =>
  messageRecord({
    message: messageName(number, lately + number),
    at: lately + number,
    direction: "incoming",
    from: { number: "0612345678", name: "" },
    addressee: "800",
    line: "900",
    deliveries: ["201", "202"].map((extension) => ({ extension, state: "waiting", at: lately + number })),
  });

const recorded = (record: MessageRecord): MessageFact => ({ kind: "message-record", record });
const delivered = (number: number, extension: string, state: MessageDelivery["state"] = "delivered"): MessageFact => ({
  kind: "message-delivery",
  message: messageName(number, lately + number),
  delivery: { extension, state, at: lately + 500 },
});

/** Facts are numbered from 1 on. */
const append = (peer: StorePeer, facts: readonly MessageFact[], producer = "pbx") =>
  peer.call("facts.append", { producer, facts: facts.map((fact, index) => ({ number: index + 1, fact })) });

const all = { extension: null, unread: false } as const;
const list = async (peer: StorePeer, filter: { extension: string | null; unread: boolean } = all) =>
  (await peer.call("messages.list", { before: null, limit: 1000, filter })).items;
const name = (number: number): string => messageName(number, lately + number);

describe("the record of a message", () => {
  test("SMS-05: has what was told of it, in one parcel or in two, once however often it is told", async () => {
    await using place = await temporaryHome();
    await using box = await openStore(place.home);
    await append(box.peer, [recorded(toGroup(1)), delivered(1, "201")], "first");
    await append(box.peer, [recorded(toGroup(1)), delivered(1, "201", "given-up"), delivered(1, "202")], "second");

    expect(await list(box.peer)).toMatchObject([
      { text: "Bonjour", deliveries: [{ state: "delivered" }, { state: "delivered" }], read: null },
    ]);
    const { record } = await box.peer.call("messages.get", { message: name(1) });
    expect([record]).toEqual(await list(box.peer));
    expect(box.lines.join("")).not.toContain("Bonjour");
  });

  test("SMS-07 A-38: opened by one member it is read for both, also for a record that is told again, and after a restart", async () => {
    await using place = await temporaryHome();
    {
      await using box = await openStore(place.home);
      await append(box.peer, [recorded(toGroup(1)), recorded(toGroup(2))], "first");
      expect(await box.peer.call("messages.read", { message: name(1), by: "202" })).toEqual({ kind: "marked" });
      await append(box.peer, [recorded(toGroup(1)), delivered(1, "201")], "second");
    }

    await using again = await openStore(place.home);

    for (const extension of ["201", "202"])
      expect((await list(again.peer, { extension, unread: true })).map(({ message }) => message)).toEqual([name(2)]);
    expect((await list(again.peer)).at(-1)).toMatchObject({
      read: { by: "202" },
      deliveries: [{ extension: "201", state: "delivered" }, { state: "waiting" }],
    });
  });

  test("is not opened by whom it is not for; what does not exist is unknown", async () => {
    await using place = await temporaryHome();
    await using box = await openStore(place.home);
    await append(box.peer, [recorded(toGroup(1))]);
    const read = (message: string, by: string) => box.peer.call("messages.read", { message, by });

    expect(await read(name(1), "203")).toEqual({ kind: "not-for" });
    expect(await read(name(2), "201")).toEqual({ kind: "unknown" });
    expect(await box.peer.call("messages.unread", { message: name(2), author: "test" })).toEqual({ known: false });
    expect((await list(box.peer, { extension: "201", unread: true })).length).toBe(1);
  });

  test("made unread again and deleted it is noted in the audit, without what it says; what is told of it later is let go", async () => {
    await using place = await temporaryHome();
    await using box = await openStore(place.home);
    await append(box.peer, [recorded(toGroup(1))], "first");
    const asked = { message: name(1), author: "admin" };
    await box.peer.call("messages.read", { message: name(1), by: "201" });
    await box.peer.call("messages.unread", asked);
    expect(await list(box.peer, { extension: "201", unread: true })).toHaveLength(1);

    expect(await box.peer.call("messages.remove", asked)).toEqual({ known: true });
    expect(await box.peer.call("messages.remove", asked)).toEqual({ known: false });
    await append(box.peer, [delivered(1, "201")], "second");

    expect(await list(box.peer)).toEqual([]);
    const { items } = await box.peer.call("audit.list", { before: null, limit: 10 });
    const lines = items.filter(({ action }) => action.startsWith("message."));
    expect(lines.map(({ action, author, text }) => [action, author, text])).toEqual([
      ["message.delete", "admin", name(1)],
      ["message.unread", "admin", name(1)],
    ]);
  });

  test("comes in pages, newest first, of which one may hold nothing that is wanted", async () => {
    await using place = await temporaryHome();
    await using box = await openStore(place.home);
    await append(
      box.peer,
      [1, 2, 3, 4, 5].map((number) => recorded(toGroup(number))),
    );
    for (const number of [4, 5]) await box.peer.call("messages.read", { message: name(number), by: "201" });
    const page = (before: string | null, unread: boolean) =>
      box.peer.call("messages.list", { before, limit: 2, filter: { extension: "201", unread } });

    const first = await page(null, true);
    const second = await page(first.next, true);
    const third = await page(second.next, true);

    expect([first, second, third].map(({ items }) => items.map(({ message }) => message))).toEqual([
      [],
      [name(3), name(2)],
      [name(1)],
    ]);
    expect(third.next).toBeNull();
  });
});

test("a page of messages to a very large group is as long as a connection carries, and the rest is on the next ones", async () => {
  await using place = await temporaryHome();
  await using box = await openStore(place.home);
  const deliveries = Array.from({ length: 2000 }, (_, n) => ({
    ...{ extension: String(10_000 + n), state: "waiting" as const, at: lately },
  }));
  for (let first = 1; first <= 200; first += 50) {
    const facts = Array.from({ length: 50 }, (_, n) => recorded({ ...toGroup(first + n), deliveries }));
    await append(box.peer, facts, `of-${first}`);
  }

  const sizes: number[] = [];
  for (let before: string | null = null; ; ) {
    const page: { items: MessageRecord[]; next: string | null } = await box.peer.call("messages.list", {
      ...{ before, limit: 1000, filter: { extension: "10007", unread: true } },
    });
    sizes.push(page.items.length);
    if (page.next === null) break;
    before = page.next;
  }

  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(200);
  expect(sizes.length).toBeGreaterThan(1);
});

test("whoever watches is told that something became of messages, and when that was last", async () => {
  await using place = await temporaryHome();
  await using box = await openStore(place.home);
  const told: (number | null)[] = [];
  box.peer.onMessage("messages.changed", ({ changedAt }) => void told.push(changedAt));
  expect((await box.peer.call("watch", {})).messages).toEqual({ changedAt: null });

  await append(box.peer, [recorded(toGroup(1))]);
  await until("the message is told", () => told.length === 1);
  await box.peer.call("messages.read", { message: name(1), by: "201" });
  await until("the mark is told", () => told.length === 2);

  expect(await box.peer.call("watch", {})).toMatchObject({ messages: { changedAt: told.at(-1) } });
});

test("SMS-05 SMS-07: kill -9 while messages are told, delivered and opened loses none, doubles none, and no mark that was answered", async () => {
  await using place = await temporaryHome();
  const numbers = Array.from({ length: 150 }, (_, index) => index + 1);
  const facts = numbers.flatMap((number) => [recorded(toGroup(number)), delivered(number, "201")]);
  const marked = new Set<number>();
  let upTo = 0;
  for (let round = 0; upTo < facts.length; round += 1) {
    const child = await forkStore(place.home);
    const peer = await connectStore(place.home);
    if (round < 4) setTimeout(() => void kill(child), 15 + 25 * round);
    try {
      while (upTo < facts.length) {
        const batch = facts.slice(upTo, upTo + 7).map((fact, index) => ({ number: upTo + index + 1, fact }));
        upTo = (await peer.call("facts.append", { producer: "pbx", facts: batch })).upTo;
        const number = Math.floor(upTo / 2);
        const { kind } = await peer.call("messages.read", { message: name(number), by: "202" });
        if (kind === "marked") marked.add(number);
      }
    } catch {
      // Killed: the same facts are sent again.
    }
    peer.close();
    if (upTo >= facts.length) await kill(child);
  }

  await using box = await openStore(place.home);
  const records = await list(box.peer);

  expect(records.map(({ message }) => message)).toEqual(numbers.map(name).reverse());
  expect(records.every(({ deliveries: [first] }) => first?.state === "delivered")).toBe(true);
  const unread = new Set((await list(box.peer, { extension: "202", unread: true })).map(({ message }) => message));
  expect(marked.size).toBeGreaterThan(10);
  expect([...marked].filter((number) => unread.has(name(number)))).toEqual([]);
});
