import { describe, expect, test } from "vitest";
import { atRest, TelephoneRoom } from "../../telephone-room.fixture.ts";

describe("pickup (INVITE with Replaces)", () => {
  test("of a ringing call: the caller talks to who picked up, the others stop ringing", () => {
    const room = new TelephoneRoom();
    const [a, b, c] = room.phones("201", "202", "203");

    const calling = a.call("202");
    const taking = c.call("202", { replaces: b.last });

    expect(b.last.saw).toEqual(["CANCEL"]);
    expect([calling.hears, taking.hears]).toEqual(["203", "201"]);
    expect([calling.shown?.number, taking.shown?.number]).toEqual(["203", "201"]);
    taking.hangUp();
    expect(room.remains()).toEqual(atRest);
    expect(room.records).toMatchObject([{ dialled: "202", answeredBy: "203" }]);
  });

  test("of a call that is up: the new telephone takes the place", () => {
    const room = new TelephoneRoom();
    const [a, b, c] = room.phones("201", "202", "203");
    const calling = a.call("202");
    b.last.answer();

    const taking = c.call("202", { replaces: b.last });

    expect(b.last.saw).toEqual(["BYE"]);
    expect([calling.hears, taking.hears]).toEqual(["203", "201"]);
    calling.hangUp();
    expect(room.remains()).toEqual(atRest);
  });

  test("comes too late: not found", () => {
    const room = new TelephoneRoom();
    const [a, b, c] = room.phones("201", "202", "203");
    a.call("202").hangUp();

    expect(c.call("202", { replaces: b.last }).saw).toEqual(["404"]);
    expect(room.remains()).toEqual(atRest);
  });
});
