import { setImmediate } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { always, forwardTo, profile, toVoicemail } from "../../../model/config/office.fixture.ts";
import type { PbxView } from "../../../model/snapshot/pbx-view.ts";
import { extension, group, office, pbxMailbox, pbxMenu, rendered } from "../../office.fixture.ts";
import { line, outsideOffice } from "../../outside.fixture.ts";
import { atRest, TelephoneRoom } from "../../telephone-room.fixture.ts";

const prompt = (name: string) => `/prompts/${name}.wav`;
const codes = (room: TelephoneRoom) =>
  room.records.at(-1)?.reasons.map((one) => (typeof one === "string" ? one : one.code));
/** What was asked of the house has been answered. */
async function answered(room: TelephoneRoom): Promise<void> {
  await setImmediate();
  room.engine.settle();
}
const messages = (room: TelephoneRoom, mailbox = "m202") => room.exchange.voicemail.messages.messagesOf(mailbox);

const forwards = { ringSeconds: 10, onNoAnswer: toVoicemail(), onBusy: toVoicemail(), onUnavailable: toVoicemail() };
const setUp = (change: Partial<PbxView> = {}) =>
  new TelephoneRoom(
    office({
      extensions: [
        extension("201"),
        extension("202", {
          profiles: [profile("Ici", { inside: forwards, outside: forwards })],
          planning: always("Ici"),
        }),
        extension("203"),
      ],
      groups: [group("800", ["201", "203"])],
      mailboxes: [pbxMailbox("m202", "202")],
      ...change,
    }),
  );

/** Up to the beep and past it. */
async function speaks(room: TelephoneRoom, dialled = "202") {
  const calling = room.phone("201").call(dialled);
  await answered(room);
  calling.hearOut();
  calling.hearOut();
  return calling;
}

describe("a mailbox", () => {
  test("PRO-05 PRO-09 BVF-03: answers when nobody does; greeting, beep, and what is said is kept", async () => {
    const room = setUp();
    const [a, b] = room.phones("201", "202");

    const calling = a.call("202");
    room.wait(10);
    await answered(room);

    expect(b.last.saw).toEqual(["CANCEL"]);
    expect(calling.saw.at(-1)).toBe("200");
    expect(calling.hears).toBe(prompt("vm-greeting"));
    calling.hearOut();
    expect(calling.hears).toBe(prompt("beep"));
    calling.hearOut();
    expect(calling.hears).toBe("nothing");
    expect(room.engine.census().recordings).toBe(1);
    room.wait(12);
    calling.hangUp();
    await answered(room);

    expect(messages(room)).toMatchObject([
      { mailbox: "m202", state: "new", caller: { number: "201", name: "Poste 201" }, seconds: 12 },
    ]);
    expect(codes(room)).toEqual(expect.arrayContaining(["forwards-to-voicemail", "mailbox-answers", "message-left"]));
    expect(room.records).toMatchObject([{ outcome: "no-answer", answeredBy: null }]);
    expect(room.remains()).toEqual(atRest);
  });

  test("PRO-06 PRO-07: answers at once for who is busy or not there", async () => {
    const room = setUp();

    const calling = room.phone("201").call("202");
    await answered(room);

    expect(calling.hears).toBe(prompt("vm-greeting"));
  });

  test("a hash ends the message, which is confirmed", async () => {
    const room = setUp();
    const calling = await speaks(room);
    room.wait(5);

    calling.press("#");
    expect(calling.hears).toBe(prompt("vm-thanks"));
    calling.hearOut();
    await answered(room);

    expect(calling.over).toBe(true);
    expect(messages(room)).toHaveLength(1);
    expect(room.remains()).toEqual(atRest);
  });

  test("a hash passes over the greeting", async () => {
    const room = setUp();
    const calling = room.phone("201").call("202");
    await answered(room);

    calling.press("#");

    expect(calling.hears).toBe(prompt("beep"));
  });

  test("BVF-04: its longest time ends the message, which is kept", async () => {
    const room = setUp({ mailboxes: [pbxMailbox("m202", "202", { maxSeconds: 20 })] });
    const calling = await speaks(room);
    const [leg] = [...room.engine.legs.keys()];
    const [recording] = leg === undefined ? [] : room.engine.recordings.of(leg);

    expect(recording?.maxSeconds).toBe(20);
    if (leg !== undefined && recording !== undefined) room.engine.endRecording(leg, recording.path, "limit");
    room.engine.settle();

    expect(calling.hears).toBe(prompt("vm-thanks"));
  });

  test("a disk that fills up while somebody speaks keeps what it has, and he is told", async () => {
    const room = setUp();
    const calling = await speaks(room);
    const [leg] = [...room.engine.legs.keys()];
    const [recording] = leg === undefined ? [] : room.engine.recordings.of(leg);
    room.wait(3);

    if (leg !== undefined && recording !== undefined) room.engine.endRecording(leg, recording.path, "disk-full");
    room.engine.settle();
    await answered(room);

    expect(calling.hears).toBe(prompt("vm-thanks-part"));
    expect(messages(room)).toHaveLength(1);
  });

  test("a disk that takes nothing is told before anybody speaks, instead of a beep", async () => {
    const room = setUp();
    room.voiceFiles.isFull = true;

    const calling = room.phone("201").call("202");
    await answered(room);

    expect(calling.hears).toBe(prompt("vm-full"));
    calling.hearOut();
    expect(calling.over).toBe(true);
    expect(codes(room)).toContain("message-not-kept");
    expect(room.remains()).toEqual(atRest);
  });

  test("a full mailbox is told, and nothing is begun", async () => {
    const room = setUp({ mailboxes: [pbxMailbox("m202", "202", { mostMessages: 1 })] });
    (await speaks(room)).hangUp();
    await answered(room);

    const second = room.phone("203").call("202");
    await answered(room);

    expect(second.hears).toBe(prompt("vm-full"));
    expect(room.voiceFiles.notes.size).toBe(1);
  });

  test("who hangs up at the greeting leaves nothing behind", async () => {
    const room = setUp();
    const calling = room.phone("201").call("202");
    await answered(room);

    calling.hangUp();
    await answered(room);

    expect(messages(room)).toEqual([]);
    expect(room.voiceFiles.discarded).toHaveLength(1);
    expect(room.remains()).toEqual(atRest);
  });

  test("who hangs up before the disk has made room leaves nothing behind either", async () => {
    const room = setUp();
    const calling = room.phone("201").call("202");

    calling.hangUp();
    await answered(room);
    await answered(room);

    expect(room.voiceFiles.discarded).toHaveLength(1);
  });

  test("BVF-02: a simple one plays its greeting and hangs up", async () => {
    const room = setUp({ mailboxes: [pbxMailbox("m202", "202", { kind: "simple", sound: rendered("a") })] });

    const calling = room.phone("201").call("202");
    expect(calling.hears).toBe(`/sounds/ready/${"a".repeat(64)}`);
    calling.hearOut();
    await answered(room);

    expect(calling.over).toBe(true);
    expect(room.voiceFiles.notes.size).toBe(0);
    expect(room.remains()).toEqual(atRest);
  });

  test("BVF-06: has its own greeting, or the one of the box", () => {
    const room = setUp({ mailboxes: [pbxMailbox("m202", "202", { sound: rendered("b") })] });

    expect(room.phone("201").call("202").hears).toBe(`/sounds/ready/${"b".repeat(64)}`);
  });

  test("who hides his number leaves none", async () => {
    const room = setUp();
    const calling = room.phone("201").call("202", { anonymous: true });
    await answered(room);
    calling.hearOut();
    calling.hearOut();
    room.wait(2);
    calling.hangUp();
    await answered(room);

    expect(messages(room)).toMatchObject([{ caller: { number: "", name: "" } }]);
  });
});

describe("a mailbox is reached", () => {
  test("BVF-05: its owner's default one first, else the first", async () => {
    const room = setUp({ mailboxes: [pbxMailbox("one", "202"), pbxMailbox("two", "202", { isDefault: true })] });

    (await speaks(room)).hangUp();
    await answered(room);

    expect([messages(room, "one").length, messages(room, "two").length]).toEqual([0, 1]);
  });

  test("PRO-09: the one that the profile names, whoever's it is", async () => {
    const to = profile("Ici", { inside: { onUnavailable: toVoicemail("shop") } });
    const room = setUp({
      extensions: [extension("201"), extension("202", { profiles: [to], planning: always("Ici") })],
      mailboxes: [pbxMailbox("m202", "202"), pbxMailbox("shop", "800")],
    });

    (await speaks(room)).hangUp();
    await answered(room);

    expect(messages(room, "shop")).toHaveLength(1);
  });

  test.each([
    ["its own number", "580"],
    ["the code before its owner's", "*50202"],
  ])("by %s", async (_, dialled) => {
    const room = setUp({ mailboxes: [pbxMailbox("m202", "202", { number: "580" })] });

    (await speaks(room, dialled)).hangUp();
    await answered(room);

    expect(messages(room)).toHaveLength(1);
  });

  test("by a forward to the number where messages are heard", async () => {
    const to = profile("Ici", { inside: { onUnavailable: forwardTo("500") } });
    const room = setUp({
      extensions: [extension("201"), extension("202", { profiles: [to], planning: always("Ici") })],
    });

    (await speaks(room)).hangUp();
    await answered(room);

    expect(messages(room)).toHaveLength(1);
  });

  test("by the key of a menu that transfers to its number", async () => {
    const room = setUp({
      mailboxes: [pbxMailbox("m202", "202", { number: "580" })],
      menuNumbers: [{ number: "601", name: "svi" }],
      menus: [pbxMenu("Jour", { 5: "580" }, { number: "601" })],
    });
    const calling = room.phone("201").call("601");

    calling.press("5");
    await answered(room);

    expect(calling.hears).toBe(prompt("vm-greeting"));
  });

  test("LIG-05: by a line, with the number that the operator shows", async () => {
    const outside = outsideOffice({
      extensions: [extension("202", { profiles: [profile("Ici", { outside: forwards })], planning: always("Ici") })],
      groups: [],
      mailboxes: [pbxMailbox("m202", "202", { mails: true })],
      trunks: [line("900", { extension: "202" })],
    });
    const room = new TelephoneRoom(outside);

    const calling = room.operator().callBy({ from: "+33144444444", to: "0122334400" });
    await answered(room);
    calling.hearOut();
    calling.hearOut();
    room.wait(4);
    calling.hangUp();
    await answered(room);

    expect(messages(room)).toMatchObject([{ caller: { number: "0144444444" } }]);
    expect(room.voiceFacts).toMatchObject([{ kind: "voice-message", message: { caller: { number: "0144444444" } } }]);
  });

  test("an owner without one is unavailable", () => {
    const room = setUp({ mailboxes: [] });

    expect(room.phone("201").call("*50202").saw).toEqual(["480"]);
  });
});
