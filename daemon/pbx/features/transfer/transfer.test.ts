import { describe, expect, test } from "vitest";
import { atRest, TelephoneRoom } from "../../telephone-room.fixture.ts";

/** 201 has called 202 and they talk; 203 and 204 are there. */
function talking() {
  const room = new TelephoneRoom();
  const [a, b, c, d] = [room.phone("201"), room.phone("202"), room.phone("203"), room.phone("204")];
  const caller = a.call("202");
  b.last.answer();
  return { room, a, b, c, d, caller, called: b.last };
}

describe("a blind transfer", () => {
  test("the transferee hears the ringing, then who answers; the transferor is out at once", () => {
    const { room, c, caller, called } = talking();

    called.refer("203");
    expect(called.saw).toEqual(["202", "NOTIFY 200", "BYE"]);
    expect(caller.hears).toBe("ringback");
    expect(c.last.shown?.number).toBe("201");
    c.last.answer();

    expect([caller.hears, c.last.hears]).toEqual(["203", "201"]);
    expect(caller.shown?.number).toBe("203");
    c.last.hangUp();
    expect(room.remains()).toEqual(atRest);
    expect(room.records).toMatchObject([{ dialled: "202", answeredBy: "203", outcome: "answered" }]);
  });

  test("the caller can transfer as well as the called", () => {
    const { c, caller, called } = talking();

    caller.refer("203");
    c.last.answer();

    expect([called.hears, c.last.hears, c.last.shown?.number]).toEqual(["203", "202", "202"]);
  });

  test("an unanswered transfer rings the transferor back", () => {
    const { room, b, c, caller, called } = talking();

    called.refer("203");
    room.wait(30);
    expect(c.last.saw).toEqual(["CANCEL"]);
    expect([b.calls.length, caller.hears]).toEqual([2, "ringback"]);
    b.last.answer();

    expect([caller.hears, b.last.hears]).toEqual(["202", "201"]);
    caller.hangUp();
    expect(room.remains()).toEqual(atRest);
  });

  test("a transfer to somebody busy rings the transferor back", () => {
    const { b, c, called } = talking();

    called.refer("203");
    c.last.refuse(486);

    expect(b.calls.length).toBe(2);
  });

  test("when the transferor does not come back either, the transferee is released", () => {
    const { room, caller, called } = talking();

    called.refer("203");
    room.wait(60);

    expect(caller.saw.at(-1)).toBe("BYE");
    expect(room.remains()).toEqual(atRest);
    expect(room.records).toHaveLength(1);
  });

  test("a transfer to a number that does not exist is refused and the call goes on", () => {
    const { called, caller } = talking();

    called.refer("299");

    expect(called.saw).toEqual(["REFER 404"]);
    expect([caller.hears, called.hears]).toEqual(["202", "201"]);
  });

  test("the transferee who hangs up while the target rings ends everything", () => {
    const { room, c, caller, called } = talking();

    called.refer("203");
    caller.hangUp();

    expect(c.last.saw).toEqual(["CANCEL"]);
    expect(room.remains()).toEqual(atRest);
  });

  test("who still waits for an answer cannot transfer", () => {
    const room = new TelephoneRoom();
    const [a] = room.phones("201", "202");

    const calling = a.call("202");
    calling.refer("203");

    expect(calling.saw).toEqual(["180", "REFER 488"]);
  });
});

describe("an attended transfer", () => {
  test("the two remaining sides talk, the transferor's two calls end, both see the other's number", () => {
    const { room, b, c, caller, called } = talking();
    called.hold();
    const consulting = b.call("203");
    c.last.answer();

    consulting.refer("201", called);

    expect([caller.hears, c.last.hears]).toEqual(["203", "201"]);
    expect([called.over, consulting.over]).toEqual([true, true]);
    expect([caller.shown?.number, c.last.shown?.number]).toEqual(["203", "201"]);
    caller.hangUp();
    expect(room.remains()).toEqual(atRest);
    expect(room.records).toHaveLength(2);
  });

  test("works from the first call as well", () => {
    const { room, b, c, caller, called } = talking();
    called.hold();
    const consulting = b.call("203");
    c.last.answer();

    called.refer("203", consulting);

    expect(called.saw).toEqual(["202", "NOTIFY 200", "BYE"]);
    expect([caller.hears, c.last.hears]).toEqual(["203", "201"]);
    c.last.hangUp();
    expect(room.remains()).toEqual(atRest);
    expect(room.records.map((record) => record.outcome)).toEqual(["answered", "answered"]);
  });

  test("the target may still ring: the transferee waits in the transferor's place", () => {
    const { room, b, c, caller, called } = talking();
    called.hold();
    const consulting = b.call("203");

    called.refer("203", consulting);
    expect(caller.hears).toBe("ringback");
    expect(c.last.over).toBe(false);
    c.last.answer();

    expect([caller.hears, c.last.hears]).toEqual(["203", "201"]);
    expect([caller.shown?.number, c.last.shown?.number]).toEqual(["203", "201"]);
    c.last.hangUp();
    expect(room.remains()).toEqual(atRest);
  });

  test("a target that still rang and does not answer rings the transferor back", () => {
    const { room, b, c, called } = talking();
    const consulting = b.call("203");

    called.refer("203", consulting);
    room.wait(30);

    expect(c.last.saw).toEqual(["CANCEL"]);
    expect(b.calls).toHaveLength(2);
  });

  test("is refused when the other call has ended, and the first one goes on", () => {
    const { b, c, caller, called } = talking();
    const consulting = b.call("203");
    c.last.hangUp();

    called.refer("203", consulting);

    expect(called.saw).toEqual(["REFER 404"]);
    expect(caller.hears).toBe("202");
  });

  test("nobody can put through a call that is not theirs", () => {
    const { c, d, caller, called } = talking();
    const foreign = c.call("204");
    d.last.answer();

    called.refer("204", foreign);

    expect(called.saw).toEqual(["REFER 403"]);
    expect([caller.hears, foreign.hears]).toEqual(["202", "204"]);
  });

  test("a busy target leaves the transferor with both calls as they were", () => {
    const { room, b, c, caller, called } = talking();
    called.hold();
    const consulting = b.call("203");
    c.last.refuse(486);
    called.resume();

    expect(consulting.saw).toEqual(["180", "486"]);
    expect([caller.hears, called.hears]).toEqual(["202", "201"]);
    expect(room.records).toMatchObject([{ dialled: "203", outcome: "busy" }]);
  });
});
