import { expect, test } from "vitest";
import type { MessageRecord } from "../../../daemon/contracts/message-record.ts";
import { conversationsOf, isUnread, roomFor } from "./conversations.ts";

let count = 0;
const record = (from: string, to: string, more: Partial<MessageRecord> = {}): MessageRecord => ({
  message: `m${++count}`,
  at: count,
  direction: "internal",
  from: { number: from, name: from === "201" ? "Gérant" : "" },
  to,
  addressee: to.length > 5 ? null : to,
  line: null,
  text: "Bonjour",
  deliveries: [],
  outcome: "kept",
  status: 202,
  read: null,
  ...more,
});

test("SMS-04: two who write to each other have one conversation, whoever wrote last is on top", () => {
  const records = [record("201", "202"), record("203", "201"), record("202", "201", { read: { by: "201", at: 1 } })];
  const found = conversationsOf(records, "");

  expect(
    found.map(({ parties: [one, other], messages, unread }) => [one.number, other.number, messages.length, unread]),
  ).toEqual([
    ["201", "202", 2, 1],
    ["203", "201", 1, 1],
  ]);
  expect(found[0]?.parties[0]).toEqual({ number: "201", name: "Gérant" });
});

test("a mobile is one, however its number is written, and stands behind the one of the house", () => {
  const records = [record("201", "0612345678", { outcome: "sent" }), record("+33612345678", "201")];
  const [only, ...others] = conversationsOf(records, "201");

  expect(others).toEqual([]);
  expect(only?.parties.map(({ number }) => number)).toEqual(["201", "0612345678"]);
  expect(only?.messages).toHaveLength(2);
});

test("MEX-05: who is outside has the name that was shown, else the one of the directory", () => {
  const names = { "0612345678": "Anne Zola" };
  const partiesOf = (...records: ReturnType<typeof record>[]) =>
    conversationsOf(
      records.map((one) => ({ ...one, names })),
      "201",
    )[0]?.parties.map(({ name }) => name);

  expect(partiesOf(record("202", "0612345678"))).toEqual(["", "Anne Zola"]);
  expect(partiesOf(record("0612345678", "202"))).toEqual(["", "Anne Zola"]);
  const shown = { from: { number: "0612345678", name: "Mme Petit" } };
  expect(partiesOf(record("", "202", shown))).toEqual(["", "Mme Petit"]);
});

test("who hides his number, and who writes to himself, have a conversation too", () => {
  const found = conversationsOf([record("", "201"), record("202", "202")], "201");

  expect(found.map(({ parties }) => parties.map(({ number }) => number))).toEqual([
    ["202", "202"],
    ["201", ""],
  ]);
});

test("SMS-07: what goes outside is unread by nobody here", () => {
  expect([isUnread(record("201", "0612345678")), isUnread(record("201", "202"))]).toEqual([false, true]);
});

test("letters have as many bytes as they take on the way", () => {
  expect([roomFor(""), roomFor("é"), roomFor("a".repeat(1301))]).toEqual([1300, 1298, -1]);
});
