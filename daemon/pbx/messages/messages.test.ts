import { describe, expect, test } from "vitest";
import { DrivenClock } from "../../kit/clock.ts";
import { outboundRule } from "../../model/config/office.fixture.ts";
import type { PbxView } from "../../model/snapshot/pbx-view.ts";
import { extension, group } from "../office.fixture.ts";
import { line, outsideOffice } from "../outside.fixture.ts";
import { forgetful, TelephoneRoom } from "../telephone-room.fixture.ts";
import type { KeptMessage, MessageMemory } from "./message-file.ts";

const setUp = (change: Partial<PbxView> = {}, memory?: MessageMemory) => {
  const view = outsideOffice({
    groups: [group("800", ["201", "202", "203"], { receivesSms: true })],
    trunks: [line("900", { receivesSms: true, extension: "203" }), line("901")],
    messageRules: [outboundRule("900"), outboundRule("901")],
    ...change,
  });
  const room = new TelephoneRoom(view, memory);
  return { room, operator: room.operator("198.51.100.1"), spare: room.operator("198.51.100.2") };
};

/** What has to go to the disk is there. */
const kept = () => new Promise((resolve) => setImmediate(resolve));

/** A message from before a kill. */
const old = (to: string): KeptMessage["message"] => ({
  id: `m-${to}`,
  at: new DrivenClock().now(),
  sender: { number: "201", name: "Gérant", anonymous: false },
  to,
  text: "Avant",
  request: { from: "201", callId: "c", cseq: 1 },
});
const numbered = (count: number): readonly string[] => Array.from({ length: count }, (_, n) => String(1000 + n));

const texts = ({ messages }: { readonly messages: readonly { readonly text: string }[] }) =>
  messages.map(({ text }) => text);

describe("between extensions", () => {
  test("SMS-05: a message reaches every telephone of the extension, under the name that the house gives", async () => {
    const { room } = setUp();
    const [desk, mobile] = [room.phone("202"), room.phone("202")];

    const message = room.phone("201").write("202", "Réunion à 10 h");
    await kept();

    expect(message.status).toBe(202);
    const sender = { number: "201", name: "Gérant", anonymous: false };
    for (const phone of [desk, mobile]) expect(phone.messages).toMatchObject([{ sender, text: "Réunion à 10 h" }]);
    expect(room.exchange.messages.waiting()).toEqual([]);
  });

  test("SMS-05: who is absent gets his messages in their order, once, when a telephone of his registers", async () => {
    const { room } = setUp();
    const phone = room.phone("201");
    for (const text of ["un", "deux", "trois"]) phone.write("204", text);
    await kept();
    expect(room.exchange.messages.waiting()).toMatchObject([{ number: "204", waiting: 3 }]);
    expect(room.exchange.status().messagesWaiting).toBe(3);

    const absent = room.phone("204");
    await kept();
    expect(texts(absent)).toEqual(["un", "deux", "trois"]);
    absent.unregister();
    absent.register();
    await kept();

    expect(texts(absent)).toEqual(["un", "deux", "trois"]);
    expect(room.exchange.messages.waiting()).toEqual([]);
    expect(room.remains().timers).toBe(0);
  });

  test("a telephone that is in trouble is asked again, one that cannot take text is not", async () => {
    const { room } = setUp();
    const [broken, plain] = [room.phone("202"), room.phone("203")];
    broken.messageStatus = 503;
    plain.messageStatus = 405;
    room.phone("201").write("800", "À tous");
    await kept();
    expect(broken.messages).toHaveLength(1);

    broken.messageStatus = 200;
    room.wait(5);
    room.wait(3600);

    expect(broken.messages).toHaveLength(2);
    expect(plain.messages).toHaveLength(1);
    expect(room.exchange.messages.waiting()).toMatchObject([{ number: "203", waiting: 1 }]);
  });

  test("what a disk does not take is not answered 202, and reaches nobody", async () => {
    const { room } = setUp({}, { ...forgetful, keep: () => Promise.resolve(false) });
    const phone = room.phone("202");

    const message = room.phone("201").write("202", "?");
    await kept();

    expect(message.status).toBe(503);
    expect(phone.messages).toEqual([]);
  });

  test("an extension for which 100 messages wait takes no more", async () => {
    const { room } = setUp();
    const phone = room.phone("201");
    for (let n = 0; n < 100; n += 1) {
      phone.write("204", String(n));
      await kept();
    }

    const message = phone.write("204", "100");
    await kept();

    expect(message.status).toBe(480);
    expect(room.exchange.messages.waiting()).toMatchObject([{ number: "204", waiting: 100 }]);
  });

  test("20,000 messages wait in all, whoever they are for", async () => {
    const view = { ...outsideOffice(), extensions: numbered(300).map((number) => extension(number)) };
    const memory = { ...forgetful, kept: numbered(200).map((number) => ({ message: old(number), posts: [number] })) };
    const many = Array.from({ length: 100 }, () => memory.kept).flat();
    const { room } = setUp(view, { ...memory, kept: many });

    const message = room.phone("1299").write("1298", "?");
    await kept();

    expect(message.status).toBe(480);
    expect(room.exchange.status().messagesWaiting).toBe(20_000);
  });

  test("what waits for 30 days is given up", async () => {
    const { room } = setUp();
    room.phone("201").write("204", "Vieux");
    await kept();

    room.wait(31 * 86_400);

    expect(room.exchange.messages.waiting()).toEqual([]);
    expect(texts(room.phone("204"))).toEqual([]);
    expect(room.remains().timers).toBe(0);
  });

  test.each([
    ["299999999999999999999999999", 404],
    ["112", 403],
  ])("to %s it is refused with %i", async (number, status) => {
    const { room } = setUp();

    const message = room.phone("201").write(number, "?");
    await kept();

    expect(message.status).toBe(status);
  });

  test("what was kept before a kill is delivered after it", async () => {
    const message = old("202");
    const forgotten: string[] = [];
    const memory = {
      ...forgetful,
      kept: [{ message, posts: ["202"] }],
      forget: (id: string, post: string) => void forgotten.push(`${id} ${post}`),
    };
    const { room } = setUp({}, memory);

    expect(texts(room.phone("202"))).toEqual(["Avant"]);
    expect(forgotten).toEqual(["m-202 202"]);
  });
});

describe("by a line", () => {
  test("LIG-07 A-38: a message reaches the extension of the line, from the number as people dial it", async () => {
    const { room, operator } = setUp({ externalNumbers: [{ name: "Taxi", number: "0612345678", ringsWith: null }] });
    const phone = room.phone("203");

    const message = operator.writeBy({ from: "0033612345678", to: "0122334400", text: "Arrivé" });
    await kept();

    expect(message.status).toBe(202);
    const sender = { number: "0612345678", name: "Taxi", anonymous: false };
    expect(phone.messages).toMatchObject([{ sender, text: "Arrivé" }]);
  });

  test("MEX-05: who writes is shown by the name that the directory has for the number", async () => {
    const { room, operator } = setUp();
    room.names.set("+33612345678", "Mme Durand, Société X");
    const phone = room.phone("203");

    operator.writeBy({ from: "0033612345678", to: "0122334400", text: "Arrivé" });
    await kept();

    expect(phone.messages).toMatchObject([{ sender: { number: "0612345678", name: "Mme Durand, Société X" } }]);
  });

  test("A-38: every member of the group gets it", async () => {
    const { room, operator } = setUp({ trunks: [line("900", { receivesSms: true, extension: "800" })] });
    const phones = room.phones("201", "202", "203");

    operator.writeBy({ from: "0612345678", to: "0122334400", text: "Colis" });
    await kept();

    expect(phones.map(texts)).toEqual([["Colis"], ["Colis"], ["Colis"]]);
  });

  test("LIG-07: a line that takes none refuses", async () => {
    const { room, spare } = setUp();
    const phone = room.phone("201");

    const message = spare.writeBy({ from: "0612345678", to: "0122334401", text: "?" });
    await kept();

    expect(message.status).toBe(403);
    expect(phone.messages).toEqual([]);
  });
});

describe("to the outside", () => {
  test("SSM-01 SMS-06: a message goes by the line of its rule, in its form, with its number and nobody's name", () => {
    const { room, operator } = setUp({ trunks: [line("900", { form: "00" })] });

    const message = room.phone("201").write("0612345678", "Je suis là");

    expect(message.status).toBe(202);
    const sender = { number: "0033122334400", name: "", anonymous: false };
    expect(operator.messages).toMatchObject([{ sender, called: "0033612345678", text: "Je suis là" }]);
  });

  test("SSM-01: a line that fails leaves its place to the next", () => {
    const { room, operator, spare } = setUp();
    operator.status = 503;

    const message = room.phone("201").write("0612345678", "?");

    expect(message.status).toBe(202);
    expect([operator.messages.length, spare.messages.length]).toEqual([1, 1]);
  });

  test("what the operator says of the number is told, and no other line is tried", () => {
    const { room, operator, spare } = setUp();
    operator.status = 404;

    expect(room.phone("201").write("0612345678", "?").status).toBe(404);
    expect(spare.messages).toEqual([]);
  });

  test("an operator's challenge that the line cannot answer is none for the telephone", () => {
    const { room, operator } = setUp({ trunks: [line("900")] });
    operator.password = "another";

    expect(room.phone("201").write("0612345678", "?").status).toBe(503);
  });

  test("no more of them in an hour than the limit, others go on", () => {
    const limits = { ...outsideOffice().outsideLimits, hourlyMessagesOfOne: 2 };
    const { room, operator } = setUp({ outsideLimits: limits });
    const phone = room.phone("201");

    const statuses = ["a", "b", "c"].map((text) => phone.write("0612345678", text).status);
    expect(statuses).toEqual([202, 202, 403]);
    expect(room.phone("202").write("0612345678", "d").status).toBe(202);
    room.wait(3700);

    expect(phone.write("0612345678", "e").status).toBe(202);
    expect(texts(operator)).toEqual(["a", "b", "d", "e"]);
  });

  test("what was sent before a kill counts", () => {
    const limits = { ...outsideOffice().outsideLimits, hourlyMessagesOfOne: 1 };
    const sent = [{ extension: "201", at: new DrivenClock().now() }];
    const { room } = setUp({ outsideLimits: limits }, { ...forgetful, sent });

    expect(room.phone("201").write("0612345678", "?").status).toBe(403);
  });
});
