import { describe, expect, test } from "vitest";
import { extension, group, office } from "../../office.fixture.ts";
import { atRest, TelephoneRoom } from "../../telephone-room.fixture.ts";

const setUp = () => {
  const extensions = ["201", "202", "203", "204"].map((number) => extension(number));
  const room = new TelephoneRoom(office({ extensions, groups: [group("800", ["202", "203"])] }));
  const [a, b, c, d] = room.phones("201", "202", "203", "204");
  return { room, a, b, c, d };
};

describe("GAP-11: a call is picked up by a code", () => {
  test("*8 and the number takes what rings there, and the telephone that rang is told that it was taken elsewhere", () => {
    const { room, a, b, d } = setUp();

    const calling = a.call("202");
    const taking = d.call("*8202");

    expect([calling.saw, taking.saw, b.last.saw]).toEqual([["180", "200"], ["200"], ["CANCEL"]]);
    expect([calling.hears, taking.hears]).toEqual(["204", "201"]);
    calling.hangUp();
    expect(room.remains()).toEqual(atRest);
    expect(room.records).toMatchObject([{ answeredBy: "204" }]);
    expect(room.records[0]?.legs.map(({ cause }) => cause)).toContain("answered-elsewhere");
  });

  test("*8 alone takes the oldest call of one's own groups, also one of a colleague alone", () => {
    const { room, a, b, c, d } = setUp();
    const first = a.call("202");
    room.wait(1);
    d.call("202");

    const taking = c.call("*8");

    expect([first.hears, taking.hears]).toEqual(["203", "201"]);
    expect(b.calls).toHaveLength(2);
  });

  test("a stranger to the group takes nothing by *8 alone, and its number with the code does", () => {
    const { a, d } = setUp();
    const calling = a.call("800");

    expect(d.call("*8").saw).toEqual(["404"]);
    expect(d.call("*8800").saw).toEqual(["200"]);
    expect(calling.hears).toBe("204");
  });

  test("nothing rings: there is nothing to take, and the record says so; one's own call is not taken", () => {
    const { room, a, b, c } = setUp();

    expect(c.call("*11202").saw).toEqual(["404"]);
    expect(room.records[0]?.reasons).toMatchObject([{ code: "nothing-to-pick-up" }]);
    a.call("202");
    expect(a.call("*8202").saw).toEqual(["404"]);
    b.last.answer();
    expect(c.call("*8202").saw).toEqual(["404"]);
  });
});
