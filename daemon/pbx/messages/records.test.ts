import { describe, expect, test } from "vitest";
import type { MessageFact } from "../../contracts/message-record.ts";
import { outboundRule } from "../../model/config/office.fixture.ts";
import { group } from "../office.fixture.ts";
import { line, outsideOffice } from "../outside.fixture.ts";
import { forgetful, TelephoneRoom } from "../telephone-room.fixture.ts";
import type { MessageMemory } from "./message-file.ts";

/** What is told of text messages for who shall read them later. */

const setUp = (memory?: MessageMemory) => {
  const view = outsideOffice({
    groups: [group("800", ["201", "202", "203"], { receivesSms: true })],
    trunks: [line("900", { receivesSms: true, extension: "800" })],
    messageRules: [outboundRule("900")],
  });
  const room = new TelephoneRoom(view, memory);
  return { room, operator: room.operator("198.51.100.1"), told: room.messageFacts };
};

/** What has to go to the disk is there. */
const kept = () => new Promise((resolve) => setImmediate(resolve));

/** Remembers what it was given to note, and what was told of it. */
const noting = (untold: readonly MessageFact[] = []) => {
  const [noted, told]: [MessageFact[], MessageFact[]] = [[], []];
  const memory: MessageMemory = {
    ...forgetful,
    untold,
    note: (fact) => void noted.push(fact),
    told: (fact) => void told.push(fact),
  };
  return { memory, noted, told };
};

test("SMS-05: a message between extensions is recorded as unread; a telephone that takes it reads it for nobody", async () => {
  const { room, told } = setUp();
  const at = room.clock.now();
  room.phone("201").write("204", "Rappelez-moi");
  await kept();

  const record = {
    direction: "internal",
    at,
    from: { number: "201", name: "Gérant" },
    to: "204",
    addressee: "204",
    line: null,
    text: "Rappelez-moi",
    deliveries: [{ extension: "204", state: "waiting", at }],
    outcome: "kept",
    status: 202,
    read: null,
  };
  expect(told).toMatchObject([{ kind: "message-record", record }]);

  room.wait(60);
  room.phone("204");
  await kept();

  const delivery = { extension: "204", state: "delivered", at: at + 60_000 };
  expect(told.slice(1)).toMatchObject([{ kind: "message-delivery", delivery }]);
});

test("SMS-07 A-38: a line's message is recorded for every member of the group, with the line and the number as dialled", async () => {
  const { operator, told } = setUp();
  operator.writeBy({ from: "0033612345678", to: "0122334400", text: "Colis" });
  await kept();

  const [fact] = told;
  expect(fact).toMatchObject({
    record: {
      ...{ direction: "incoming", from: { number: "0612345678" }, to: "0122334400", addressee: "800", line: "900" },
      deliveries: [{ extension: "201" }, { extension: "202" }, { extension: "203" }],
    },
  });
});

test("a member who has too many already is recorded as one who will not get it", async () => {
  const { room, told } = setUp();
  const phone = room.phone("203");
  for (let n = 0; n < 100; n += 1) {
    phone.write("202", String(n));
    await kept();
  }
  phone.write("800", "À tous");
  await kept();

  const deliveries = [
    { extension: "201", state: "waiting" },
    { extension: "202", state: "box-full" },
  ];
  expect(told.at(-1)).toMatchObject({ record: { text: "À tous", deliveries } });
});

test("a message that nobody takes in 30 days is recorded as given up", async () => {
  const { room, told } = setUp();
  room.phone("201").write("204", "Vieux");
  await kept();
  room.wait(31 * 86_400);

  expect(told.at(-1)).toMatchObject({ delivery: { extension: "204", state: "given-up" } });
});

test.each([
  [202, "sent", 202],
  [404, "failed", 404],
  [401, "failed", 503],
])("SMS-06: of a message to a mobile the line's answer %i is recorded as %s", (answer, outcome, status) => {
  const { room, operator, told } = setUp();
  if (answer === 401) operator.password = "another";
  else operator.status = answer;
  room.phone("201").write("0612345678", "J'arrive");

  expect(told).toMatchObject([
    { record: { ...{ direction: "outgoing", to: "0612345678", addressee: null, line: "900" }, outcome, status } },
  ]);
});

test("SMS-06: before a line is asked it is noted that we may die meanwhile, and that is told only by the next process", () => {
  const { memory, noted } = noting();
  const { room, told } = setUp(memory);
  room.phone("201").write("0612345678", "J'arrive");

  expect(noted).toMatchObject([{ record: { outcome: "interrupted" } }, { record: { outcome: "sent" } }]);
  expect(told).toMatchObject([{ record: { outcome: "sent" } }]);

  const [interrupted] = noted;
  const after = noting(interrupted === undefined ? [] : [interrupted]);
  expect(setUp(after.memory).told).toEqual([interrupted]);
});

test("a fact is told off the journal when the spool has it, not before", async () => {
  const { memory, told } = noting();
  const { room } = setUp(memory);
  room.phone("201").write("0612345678", "J'arrive");
  expect(told).toEqual([]);

  await kept();

  expect(told).toMatchObject([{ record: { outcome: "sent" } }]);
});

test("what is not taken leaves no record", async () => {
  const { room, told } = setUp({ ...forgetful, keep: () => Promise.resolve(false) });
  const phone = room.phone("201");
  phone.write("204", "?");
  phone.write("112", "?");
  phone.write("299999999999999999999999999", "?");
  await kept();

  expect(told).toEqual([]);
});

describe("a program that writes for an extension", () => {
  test("SMS-05: inside, it is told that the message is kept, and the telephone gets it in the name of the extension", async () => {
    const { room, told } = setUp();
    const phone = room.phone("202");

    const sent = await room.exchange.messages.send({ from: "201", to: "202", text: "Bonjour" });
    await kept();

    expect(sent).toMatchObject({ kind: "kept", message: told[0]?.kind === "message-record" && told[0].record.message });
    expect(phone.messages).toMatchObject([{ sender: { number: "201", name: "Gérant" }, text: "Bonjour" }]);
  });

  test("SMS-06: to a mobile, what the line says of it", async () => {
    const { room, operator } = setUp();
    const send = (to: string) => room.exchange.messages.send({ from: "201", to, text: "Bonjour" });

    expect(await send("0612345678")).toMatchObject({ kind: "sent", line: "900" });
    operator.status = 404;
    expect(await send("0612345678")).toMatchObject({ kind: "failed", line: "900", status: 404 });
  });

  test.each([
    ["for help", "112", "Au secours", { kind: "refused", status: 403, why: { code: "no-text-for-help" } }],
    ["to a number for which it has no right", "0899123456", "?", { kind: "refused", why: { code: "no-right" } }],
    ["more than telephones can", "202", "é".repeat(651), { kind: "refused", why: { code: "text-too-long" } }],
  ])("%s it may no more than its telephone", async (_, to, text, sent) => {
    const { room, told } = setUp();

    expect(await room.exchange.messages.send({ from: "201", to, text })).toMatchObject(sent);
    expect(told).toEqual([]);
  });

  test("of nobody is told so, and so is one whom no disk serves", async () => {
    const { room } = setUp({ ...forgetful, keep: () => Promise.resolve(false) });

    expect(await room.exchange.messages.send({ from: "299", to: "202", text: "?" })).toEqual({
      kind: "unknown-sender",
    });
    expect(await room.exchange.messages.send({ from: "201", to: "202", text: "?" })).toEqual({ kind: "unable" });
  });
});
