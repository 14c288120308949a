import { setImmediate } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import type { PbxView } from "../../../model/snapshot/pbx-view.ts";
import type { FakeCall } from "../../engine/fake-phone.ts";
import { extension, group, office, pbxMailbox } from "../../office.fixture.ts";
import { line, outsideOffice } from "../../outside.fixture.ts";
import { atRest, TelephoneRoom } from "../../telephone-room.fixture.ts";

const codes = (room: TelephoneRoom) =>
  room.records.at(-1)?.reasons.map((one) => (typeof one === "string" ? one : one.code));
async function answered(room: TelephoneRoom): Promise<void> {
  await setImmediate();
  room.engine.settle();
}

type Caller = Pick<FakeCall, "hears" | "hearOut" | "press" | "over" | "hangUp" | "saw">;

/** Everything that is said now, by the names of the files, until the box listens. */
function hearsAll(call: Caller): readonly string[] {
  const said: string[] = [];
  while (call.hears.includes("/") && said.length < 60) {
    said.push(call.hears.replace(/^\/prompts\/|\.wav$/g, ""));
    call.hearOut();
  }
  return said;
}
function keys(call: Caller, digits: string): void {
  for (const digit of digits) call.press(digit);
}

const boxes = [pbxMailbox("m201", "201"), pbxMailbox("m202", "202"), pbxMailbox("m800", "800")];
const setUp = (change: Partial<PbxView> = {}) =>
  new TelephoneRoom(
    office({
      extensions: ["201", "202", "203", "204"].map((number) => extension(number)),
      groups: [group("800", ["203"])],
      mailboxes: boxes,
      ...change,
    }),
  );

/** Somebody has left a message for 201. */
async function leaves(room: TelephoneRoom, mailbox = "m201", from = { number: "0612345678", name: "" }) {
  const { messages } = room.exchange.voicemail;
  const path = await messages.prepare(mailbox, from);
  messages.hear({ type: "leg.recorded", leg: 999 as never, path: path ?? "", seconds: 3, why: "released", text: "" });
  await messages.settled();
  return messages.messagesOf(mailbox).at(-1)?.message ?? "";
}
const states = (room: TelephoneRoom, mailbox = "m201") =>
  room.exchange.voicemail.messages.messagesOf(mailbox).map(({ state }) => state);

describe("500 from one's own telephone", () => {
  test("BVL-12: asks for no code, says how many messages there are, and the keys", async () => {
    const room = setUp();
    await leaves(room);
    await leaves(room);
    const [a] = room.phones("201");

    const calling = a.call("500");

    expect(calling.saw).toEqual(["200"]);
    expect(hearsAll(calling)).toEqual(["vm-you-have", "digit-2", "vm-new-messages", "vm-menu"]);
    calling.press("#");
    expect(hearsAll(calling)).toEqual(["vm-goodbye"]);
    expect(calling.over).toBe(true);
    expect(room.remains()).toEqual(atRest);
    expect(room.records).toMatchObject([{ outcome: "answered", answeredBy: "500" }]);
  });

  test("BVL-10 BVL-11: a message with its time, its caller and its sound; saved, deleted, heard again", async () => {
    const room = setUp();
    const first = await leaves(room);
    const second = await leaves(room, "m201", { number: "", name: "" });
    const calling = room.phone("201").call("500");

    calling.press("1");
    expect(hearsAll(calling)).toEqual([
      ...["vm-this-new", "vm-today", "vm-at", "number-10", "vm-hours", "vm-from"],
      ...["digit-0", "digit-6", "digit-1", "digit-2", "digit-3", "digit-4", "digit-5", "digit-6", "digit-7", "digit-8"],
      `/voicemail/m201/new/${first}/audio`,
      "vm-keys",
    ]);
    calling.press("1");
    expect(hearsAll(calling)).toContain(`/voicemail/m201/new/${first}/audio`);
    calling.press("2");
    expect(hearsAll(calling)).toEqual([
      ...["vm-saved", "vm-this-new", "vm-today", "vm-at", "number-10", "vm-hours", "vm-from-hidden"],
      ...[`/voicemail/m201/new/${second}/audio`, "vm-keys"],
    ]);
    calling.press("3");
    expect(hearsAll(calling)).toEqual([
      ...["vm-deleted", "vm-no-more", "vm-you-have", "digit-1", "vm-saved-message", "vm-menu"],
    ]);

    expect(states(room)).toEqual(["saved"]);
  });

  test("a key acts at once, whatever is being said", async () => {
    const room = setUp();
    await leaves(room);
    const calling = room.phone("201").call("500");

    calling.press("1");
    calling.press("3");

    expect(states(room)).toEqual([]);
  });

  test("GRP-17: the group's own number is its members', without a code; 500 is where they have no mailbox of their own", async () => {
    const room = setUp({ groups: [group("800", ["203"], { voicemailNumber: "580" })] });
    await leaves(room, "m800");

    expect(hearsAll(room.phone("203").call("580"))).toContain("vm-new-message");
    expect(hearsAll(room.phone("204").call("580"))).toEqual(["vm-ask-pin"]);

    const auto = setUp();
    await leaves(auto, "m800");
    expect(hearsAll(auto.phone("203").call("500"))).toContain("vm-new-message");
  });

  test("who says nothing is asked twice more, and then let go", () => {
    const room = setUp();
    const calling = room.phone("201").call("500");

    for (let asked = 0; asked < 3; asked += 1) {
      hearsAll(calling);
      room.wait(10);
    }
    hearsAll(calling);

    expect(calling.over).toBe(true);
    expect(room.remains()).toEqual(atRest);
  });

  test("who hangs up in the middle leaves nothing behind", async () => {
    const room = setUp();
    await leaves(room);
    const calling = room.phone("201").call("500");

    calling.press("1");
    calling.hangUp();

    expect(room.remains()).toEqual(atRest);
    expect(states(room)).toEqual(["new"]);
  });
});

describe("from elsewhere", () => {
  const withPin = async (change: Partial<PbxView> = {}) => {
    const room = setUp(change);
    await room.exchange.voicemail.pins.set("201", "482915");
    return room;
  };

  test("A-45: a colleague's telephone needs the number and the code", async () => {
    const room = await withPin();
    await leaves(room);
    const calling = room.phone("204").call("500");

    expect(hearsAll(calling)).toEqual(["vm-ask-owner"]);
    keys(calling, "201#");
    expect(hearsAll(calling)).toEqual(["vm-ask-pin"]);
    keys(calling, "482915");
    await answered(room);

    expect(hearsAll(calling)).toEqual(["vm-you-have", "digit-1", "vm-new-message", "vm-menu"]);
  });

  test("A-45: three wrong codes end the call and close it to the right one; people are told", async () => {
    const room = await withPin();
    const guess = async (pin: string) => {
      const calling = room.phone("204").call("500");
      keys(calling, "201#");
      for (let tries = 0; tries < 3 && !calling.over; tries += 1) {
        hearsAll(calling);
        keys(calling, pin);
        await answered(room);
      }
      const said = hearsAll(calling);
      return { calling, said };
    };

    const { calling, said } = await guess("111222");
    expect(said).toEqual(["vm-wrong-pin", "vm-goodbye"]);
    expect(calling.over).toBe(true);
    expect(codes(room)).toContain("pin-wrong");
    expect(room.exchange.alerts.list).toMatchObject([{ what: { code: "voicemail-guessed" } }]);

    const closed = room.phone("204").call("500");
    keys(closed, "201#482915");
    await answered(room);
    expect(hearsAll(closed)).toEqual(["vm-wrong-pin", "vm-goodbye"]);
    room.wait(5 * 60);
    const later = room.phone("204").call("500");
    keys(later, "201#482915");
    await answered(room);
    expect(hearsAll(later)).toContain("vm-menu");
  });

  test("A-45: a number without a code or a mailbox is asked for one all the same", async () => {
    const room = await withPin();
    for (const number of ["202", "999"]) {
      const calling = room.phone("204").call("500");
      keys(calling, `${number}#`);
      expect(hearsAll(calling)).toEqual(["vm-ask-pin"]);
      keys(calling, "482915");
      await answered(room);
      expect(hearsAll(calling)).toEqual(["vm-wrong-pin", "vm-ask-pin"]);
    }
  });

  test("BVL-11: a mobile reaches it by the star key while the greeting plays, with the code", async () => {
    const room = new TelephoneRoom(
      outsideOffice({
        extensions: [extension("201")],
        groups: [],
        mailboxes: [pbxMailbox("m201", "201", { number: "580" })],
        trunks: [line("900", { extension: "580" })],
      }),
    );
    await room.exchange.voicemail.pins.set("201", "482915");
    await leaves(room);
    const calling = room.operator().callBy({ from: "+33612345678", to: "0122334400" }) as unknown as FakeCall;
    await answered(room);

    calling.press("*");
    expect(hearsAll(calling)).toEqual(["vm-ask-pin"]);
    keys(calling, "482915");
    await answered(room);

    expect(hearsAll(calling)).toContain("vm-new-message");
    expect(room.voiceFiles.discarded).toHaveLength(1);
  });

  test("the code is changed at the telephone; one that is easily guessed is refused", async () => {
    const room = await withPin();
    const calling = room.phone("201").call("500");

    calling.press("4");
    hearsAll(calling);
    keys(calling, "123456");
    expect(hearsAll(calling)).toEqual(["vm-pin-weak", "vm-new-pin"]);
    keys(calling, "739164");
    expect(hearsAll(calling)).toEqual(["vm-repeat-pin"]);
    keys(calling, "739165");
    expect(hearsAll(calling)).toEqual(["vm-pin-differs", "vm-new-pin"]);
    keys(calling, "739164");
    keys(calling, "739164");
    await answered(room);

    expect(hearsAll(calling)[0]).toBe("vm-pin-set");
    expect(room.pins.get("201")?.hash).toBe("hash of 739164");
  });
});

describe("what is done with a message", () => {
  test("is passed on to another mailbox, with who passes it on", async () => {
    const room = setUp();
    await leaves(room);
    const calling = room.phone("201").call("500");

    calling.press("1");
    calling.press("5");
    hearsAll(calling);
    keys(calling, "202#");
    await answered(room);

    expect(hearsAll(calling)).toEqual(["vm-forwarded", "vm-keys"]);
    const [copy] = room.exchange.voicemail.messages.messagesOf("m202");
    expect(copy).toMatchObject({ state: "new", forwardedBy: "201", caller: { number: "0612345678" } });
    expect(states(room)).toEqual(["new"]);
  });

  test("its caller is called back with the rights of the telephone", async () => {
    const room = setUp();
    await leaves(room, "m201", { number: "203", name: "Poste 203" });
    const [a, , c] = room.phones("201", "202", "203");
    const calling = a.call("500");

    calling.press("1");
    calling.press("4");
    c.last.answer();

    expect([calling.hears, c.last.hears]).toEqual(["203", "201"]);
    expect(c.last.shown?.number).toBe("201");
    calling.hangUp();
    expect(room.remains()).toEqual(atRest);
    expect(codes(room)).toContain("calls-back");
  });

  test.each([
    ["for help", "112"],
    ["who is hidden", ""],
    ["a service", "500"],
  ])("is not called back: %s", async (_, number) => {
    const room = new TelephoneRoom(
      outsideOffice({ extensions: [extension("201")], groups: [], mailboxes: [pbxMailbox("m201", "201")] }),
    );
    const operator = room.operator();
    await leaves(room, "m201", { number, name: "" });
    const calling = room.phone("201").call("500");

    calling.press("1");
    calling.press("4");

    expect(hearsAll(calling)).toEqual(["vm-not-called-back", "vm-keys"]);
    expect(operator.calls).toEqual([]);
  });
});

describe("the greeting", () => {
  test("BVL-13: is spoken anew at the telephone, heard, kept, and taken back", async () => {
    const room = setUp();
    const calling = room.phone("201").call("500");

    calling.press("3");
    calling.press("1");
    await answered(room);
    expect(hearsAll(calling)).toEqual(["vm-speak-greeting", "beep"]);
    expect(room.engine.census().recordings).toBe(1);
    room.wait(6);
    calling.press("#");
    expect(hearsAll(calling)).toEqual(["vm-review-greeting"]);
    calling.press("1");
    await answered(room);
    expect(hearsAll(calling)[0]).toBe("vm-greeting-kept");

    const other = room.phone("204").call("*50201");
    expect(other.hears).toBe("/voicemail/m201/greeting.wav");
    calling.press("3");
    calling.press("3");
    expect(hearsAll(calling)).toEqual(["vm-greeting-gone", "vm-greeting-menu"]);
    expect(room.phone("204").call("*50201").hears).toBe("/prompts/vm-greeting.wav");
  });
});

describe("message-waiting lamps", () => {
  test("BVL-06 BVL-08: are lit by what is new, and tell what is kept", async () => {
    const room = setUp();
    const lamp = room.phone("201").subscribe("201", "message-summary");
    room.engine.settle();
    const message = await leaves(room);
    room.engine.settle();
    room.exchange.voicemail.messages.save(message);
    room.engine.settle();
    room.exchange.voicemail.messages.remove(message);
    room.engine.settle();

    expect(lamp.notified.map(({ body }) => body.split("\r\n").filter((one) => /Waiting|Voice/.test(one)))).toEqual([
      ["Messages-Waiting: no", "Voice-Message: 0/0 (0/0)"],
      ["Messages-Waiting: yes", "Voice-Message: 1/0 (0/0)"],
      ["Messages-Waiting: no", "Voice-Message: 0/1 (0/0)"],
      ["Messages-Waiting: no", "Voice-Message: 0/0 (0/0)"],
    ]);
  });
});
