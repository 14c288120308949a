import { describe, expect, test } from "vitest";
import { extension, group, office } from "../../office.fixture.ts";
import { atRest, TelephoneRoom } from "../../telephone-room.fixture.ts";

const numbers = ["201", "202", "203", "204"];
const setUp = (
  view = office({ extensions: numbers.map((one) => extension(one)), groups: [group("800", numbers)] }),
) => {
  const room = new TelephoneRoom(view);
  return { room, ...named(room.phones("201", "202", "203", "204")) };
};
const named = <One>([a, b, c, d]: readonly [One, One, One, One]) => ({ a, b, c, d });

describe("paging a group", () => {
  test("GAP-20: one speaks, all hear him and nobody else, and it ends with him", () => {
    const { room, a, b, c, d } = setUp();

    const speaking = a.call("*90800");
    expect(b.last.headers.map(([name]) => name)).toEqual(["Alert-Info", "Call-Info", "Answer-Mode"]);
    for (const phone of [b, c, d]) phone.last.answer();

    expect([speaking, b.last, c.last, d.last].map(({ hears }) => hears)).toEqual(["nothing", "201", "201", "201"]);
    expect(b.last.shown).toMatchObject({ number: "201" });
    speaking.hangUp();
    expect([b, c, d].map(({ last }) => last.saw)).toEqual([["BYE"], ["BYE"], ["BYE"]]);
    expect(room.remains()).toEqual(atRest);
    expect(room.records).toMatchObject([{ caller: { number: "201" }, dialled: "*90800", outcome: "answered" }]);
  });

  test("GAP-20: who talks or does not want to be disturbed is left alone", () => {
    const { a, b, c, d } = setUp();
    b.call("203");
    c.last.answer();
    const before = [b.calls.length, c.calls.length];
    d.call("*26#").hangUp();

    expect(a.call("*90800").saw).toEqual(["486"]);

    expect([b.calls.length, c.calls.length, d.calls.length]).toEqual([...before, 0]);
  });

  test("one telephone of an extension listens, whichever answers first", () => {
    const { room, a, b, c } = setUp();
    const second = room.phone("202");
    a.call("*90800");

    second.last.answer();
    c.last.answer();

    expect(b.last.saw).toEqual(["CANCEL"]);
    expect([second.last.hears, c.last.hears]).toEqual(["201", "201"]);
  });

  test("who has not answered by himself in time is not rung on; with nobody who listens it is over", () => {
    const { room, a, b, c, d } = setUp();
    const speaking = a.call("*90800");
    b.last.answer();

    room.wait(10);
    expect([c.last.saw, d.last.saw, b.last.hears]).toEqual([["CANCEL"], ["CANCEL"], "201"]);
    b.last.hangUp();

    expect(speaking.saw.at(-1)).toBe("BYE");
    expect(room.remains()).toEqual(atRest);
    a.call("*90800");
    room.wait(10);
    expect(room.remains()).toEqual(atRest);
  });

  test("nobody speaks for more than three minutes", () => {
    const { room, a, b } = setUp();
    const speaking = a.call("*90800");
    b.last.answer();

    room.wait(190);

    expect([speaking.saw.at(-1), b.last.saw.at(-1)]).toEqual(["BYE", "BYE"]);
    expect(room.remains()).toEqual(atRest);
  });

  test("GAP-20: only who has the right, and from inside", () => {
    const extensions = [extension("201", { intercom: false }), ...numbers.slice(1).map((one) => extension(one))];
    const { a, b } = setUp(office({ extensions, groups: [group("800", numbers)] }));

    expect(a.call("*90800").saw).toEqual(["403"]);
    expect(b.calls).toHaveLength(0);
  });
});
