import { describe, expect, test } from "vitest";
import { extension, office } from "../office.fixture.ts";
import { atRest, TelephoneRoom } from "../telephone-room.fixture.ts";
import { due } from "./due.ts";

const one = (number: string) => extension(number, { simultaneousCalls: 1 });
const numbers = ["201", "202", "203", "204"];
const officeOf = (announced = false, most = 5) =>
  office({ extensions: numbers.map(one), groups: [], callBack: { announced, minutes: 45, most } });

/** 202 and 204 talk; 201 and 203 are free. Each extension takes one call. */
function setUp(view = officeOf()) {
  const room = new TelephoneRoom(view);
  const [a, b, c, d] = room.phones("201", "202", "203", "204");
  const talk = b.call("204");
  d.last.answer();
  const dials = (code: string): readonly string[] => {
    const calling = a.call(code);
    const heard: string[] = [];
    while (!calling.over && calling.hears.startsWith("/prompts/")) {
      heard.push(calling.hears.slice("/prompts/".length, -".wav".length));
      calling.hearOut();
    }
    return heard;
  };
  return { room, a, b, c, d, talk, dials };
}

const kept202 = ["call-back-kept", "digit-2", "digit-0", "digit-2"];

describe("calling back a colleague who was busy", () => {
  test("GAP-23: 5 after the call is confirmed; when he is free for some seconds my telephone rings, then his, and we talk", () => {
    const { room, a, b, talk, dials } = setUp();
    expect(a.call("202").saw).toEqual(["486"]);
    expect(dials("5")).toEqual(kept202);
    room.wait(20);
    expect(a.calls).toHaveLength(0);

    talk.hangUp();
    room.wait(4);
    expect(a.calls).toHaveLength(0);
    room.wait(6);
    expect(a.last.shown).toMatchObject({ number: "202", name: "Rappel Poste 202" });
    a.last.answer();
    b.last.answer();

    expect([a.last.hears, b.last.hears]).toEqual(["202", "201"]);
    a.last.hangUp();
    expect(room.callBacks.size).toBe(0);
    expect(room.remains()).toEqual(atRest);
  });

  test.each(["*37#", "*37", "*37*202#", "*37*202"])("%s does the same", (code) => {
    const { a, dials } = setUp();
    a.call("202");

    expect(dials(code)).toEqual(kept202);
  });

  test("a telephone that answers busy itself counts as well", () => {
    const { room, a, c, dials } = setUp();
    a.call("203");
    c.last.refuse(486);

    expect(dials("5")).toEqual(["call-back-kept", "digit-2", "digit-0", "digit-3"]);
    room.wait(10);

    expect(a.calls).toHaveLength(1);
  });

  test("#37# takes it back", () => {
    const { room, a, talk, dials } = setUp();
    a.call("202");
    dials("5");

    expect(dials("#37#")).toEqual(["call-back-cancelled"]);
    talk.hangUp();
    room.wait(30);

    expect(a.calls).toHaveLength(0);
    expect(room.remains()).toEqual(atRest);
  });

  test("who does not answer his own telephone is not rung again", () => {
    const { room, a, b, talk, dials } = setUp();
    a.call("202");
    dials("5");
    talk.hangUp();

    room.wait(10);
    expect(a.calls).toHaveLength(1);
    room.wait(120);

    expect([a.calls.length, b.calls.length]).toEqual([1, 0]);
    expect(room.remains()).toEqual(atRest);
  });

  test("he waits until both are free, and until nobody wants to be left alone", () => {
    const { room, a, b, c, talk, dials } = setUp();
    a.call("202");
    dials("5");
    const own = a.call("203");
    c.last.answer();
    talk.hangUp();
    room.wait(10);
    expect(a.calls).toHaveLength(0);
    b.call("*26#").hangUp();
    own.hangUp();
    room.wait(10);
    expect(a.calls).toHaveLength(0);

    b.call("#26#").hangUp();
    room.wait(10);

    expect(a.calls).toHaveLength(1);
  });

  test("after three quarters of an hour it is forgotten", () => {
    const { room, a, talk, dials } = setUp();
    a.call("202");
    dials("5");

    room.wait(45 * 60);
    talk.hangUp();
    room.wait(10);

    expect(a.calls).toHaveLength(0);
    expect(room.callBacks.size).toBe(0);
  });

  test("nobody was busy, or too many are waited for: he is told so", () => {
    const { a, dials } = setUp(officeOf(false, 1));
    expect(dials("5")).toEqual(["call-back-none"]);
    a.call("202");
    dials("5");

    expect(dials("*37*204#")).toEqual(["call-back-too-many"]);
    expect(dials("*37*299#")).toEqual(["call-back-none"]);
  });

  test("GAP-23: announced, the caller hears that he is busy and presses 5", () => {
    const { room, a, talk } = setUp(officeOf(true));
    const calling = a.call("202");
    expect(calling.hears).toBe("/prompts/busy-call-back.wav");

    calling.press("5");
    expect(calling.hears).toBe("/prompts/call-back-kept.wav");
    for (let prompt = 0; prompt < 4; prompt += 1) calling.hearOut();
    expect(calling.saw.at(-1)).toBe("BYE");
    talk.hangUp();
    room.wait(10);

    expect(a.calls).toHaveLength(1);
    expect(room.records[0]).toMatchObject({ dialled: "202", outcome: "busy", answeredAt: null });
  });

  test("announced, who presses nothing is released, and the record says busy", () => {
    const { room, a } = setUp(officeOf(true));
    const calling = a.call("202");
    calling.hearOut();

    room.wait(20);

    expect(calling.saw.at(-1)).toBe("BYE");
    expect(room.records).toMatchObject([{ outcome: "busy" }]);
  });
});

describe("who is called back now", () => {
  const wish = (by: string, to: string, until: number) => ({ by, to, until });

  test("the one who waits longest, and nobody is needed twice at once", () => {
    const wishes = [wish("203", "202", 20), wish("201", "202", 10), wish("204", "201", 30)];

    const { now, later } = due(wishes, { at: 0, isFree: () => true });

    expect(now.map(({ by }) => by)).toEqual(["201"]);
    expect(later.map(({ by }) => by)).toEqual(["203", "204"]);
  });

  test("what is too old is forgotten, free or not", () => {
    expect(due([wish("201", "202", 10)], { at: 10, isFree: () => true })).toEqual({ now: [], later: [] });
  });
});
