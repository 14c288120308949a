import { describe, expect, test } from "vitest";
import { atRest, TelephoneRoom } from "../../telephone-room.fixture.ts";

describe("sound before the answer", () => {
  test("reaches the caller", () => {
    const room = new TelephoneRoom();
    const [a, b] = room.phones("201", "202");
    b.rings = false;

    const calling = a.call("202");
    b.last.early();

    expect([calling.saw, calling.hears]).toEqual([["183"], "202"]);
    b.last.answer();
    expect([calling.saw, calling.hears]).toEqual([["183", "200"], "202"]);
  });

  test("of two telephones the first is heard; when it gives up, the other one", () => {
    const room = new TelephoneRoom();
    const [a, b, c] = room.phones("201", "202", "203");

    const calling = a.call("800");
    b.last.early();
    c.last.early();
    expect(calling.hears).toBe("202");
    b.last.refuse(486);

    expect(calling.hears).toBe("203");
    calling.hangUp();
    expect(room.remains()).toEqual(atRest);
  });

  test("when it ends and another telephone rings on, the caller hears ringing", () => {
    const room = new TelephoneRoom();
    const [a, b] = room.phones("201", "202", "203");

    const calling = a.call("800");
    b.last.early();
    b.last.refuse(486);

    expect(calling.hears).toBe("ringback");
  });
});
