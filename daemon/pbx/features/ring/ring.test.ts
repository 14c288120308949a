import { describe, expect, test } from "vitest";
import { office } from "../../office.fixture.ts";
import { atRest, TelephoneRoom } from "../../telephone-room.fixture.ts";

const setUp = <const Extensions extends readonly string[]>(...extensions: Extensions) => {
  const room = new TelephoneRoom();
  return { room, phones: room.phones(...extensions) };
};

describe("a call from one telephone to another", () => {
  test("rings, is answered, is heard both ways and ends on both sides", () => {
    const {
      room,
      phones: [a, b],
    } = setUp("201", "202");

    const calling = a.call("202");
    expect(calling.saw).toEqual(["180"]);
    b.last.answer();

    expect(calling.saw).toEqual(["180", "200"]);
    expect([calling.hears, b.last.hears]).toEqual(["202", "201"]);
    expect(b.last.shown).toEqual({ number: "201", name: "Gérant", anonymous: false });
    b.last.hangUp();
    expect(calling.saw).toEqual(["180", "200", "BYE"]);
    expect(room.remains()).toEqual(atRest);
    expect(room.records).toMatchObject([{ outcome: "answered", answeredBy: "202", caller: { number: "201" } }]);
  });

  test("the called side is told to stop when the caller gives up", () => {
    const {
      room,
      phones: [a, b],
    } = setUp("201", "202");

    a.call("202").hangUp();

    expect(b.last.saw).toEqual(["CANCEL"]);
    expect(room.remains()).toEqual(atRest);
    expect(room.records).toMatchObject([{ outcome: "cancelled", answeredBy: null }]);
  });

  test("a busy telephone makes the caller hear busy", () => {
    const {
      room,
      phones: [a, b],
    } = setUp("201", "202");

    const calling = a.call("202");
    b.last.refuse(486);

    expect(calling.saw).toEqual(["180", "486"]);
    expect(room.records).toMatchObject([{ outcome: "busy" }]);
    expect(room.remains()).toEqual(atRest);
  });

  test("a call that nobody answers is given up after the ring time", () => {
    const {
      room,
      phones: [a, b],
    } = setUp("201", "202");

    const calling = a.call("202");
    room.wait(29);
    expect(calling.over).toBe(false);
    room.wait(1);

    expect(calling.saw).toEqual(["180", "480"]);
    expect(b.last.saw).toEqual(["CANCEL"]);
    expect(room.records).toMatchObject([{ outcome: "no-answer" }]);
    expect(room.remains()).toEqual(atRest);
  });

  test("an extension nobody has registered for is unavailable", () => {
    const {
      room,
      phones: [a],
    } = setUp("201");

    expect(a.call("202").saw).toEqual(["480"]);
    expect(room.records).toMatchObject([{ outcome: "unavailable" }]);
  });

  test("a number that does not exist is not found", () => {
    const {
      room,
      phones: [a],
    } = setUp("201");

    expect(a.call("0122334455").saw).toEqual(["404"]);
    expect(room.remains()).toEqual(atRest);
  });

  test("somebody who wants privacy shows no number", () => {
    const {
      phones: [a, b],
    } = setUp("201", "202");

    a.call("202", { anonymous: true });

    expect(b.last.shown?.anonymous).toBe(true);
  });

  test("POS-10: an extension with one line is busy during its call, as caller too", () => {
    const {
      room,
      phones: [a, b, c],
    } = setUp("201", "205", "203");

    a.call("205");
    b.last.answer();

    expect(c.call("205").saw).toEqual(["486"]);
    expect(b.call("203").saw).toEqual(["486"]);
    b.last.hangUp();
    expect(c.call("205").saw).toEqual(["180"]);
    expect(room.remains().calls).toBe(1);
  });
});

describe("an extension with several telephones", () => {
  test("all ring and the first answer wins", () => {
    const {
      room,
      phones: [a, desk, dect],
    } = setUp("201", "202", "202");

    const calling = a.call("202");
    dect.last.answer();

    expect(desk.last.saw).toEqual(["CANCEL"]);
    expect([calling.hears, dect.last.hears, calling.saw]).toEqual(["202", "201", ["180", "200"]]);
    calling.hangUp();
    expect(room.remains()).toEqual(atRest);
    expect(room.records[0]?.legs.map((leg) => leg.cause)).toEqual(["normal", "answered-elsewhere", "normal"]);
  });

  test("goes on ringing when one of them is busy", () => {
    const {
      phones: [a, desk, dect],
    } = setUp("201", "202", "202");

    const calling = a.call("202");
    desk.last.refuse(486);
    dect.last.answer();

    expect(calling.hears).toBe("202");
  });

  test("603 on one of them declines for all", () => {
    const {
      room,
      phones: [a, desk, dect],
    } = setUp("201", "202", "202");

    const calling = a.call("202");
    desk.last.refuse(603);

    expect(dect.last.saw).toEqual(["CANCEL"]);
    expect(calling.saw).toEqual(["180", "603"]);
    expect(room.remains()).toEqual(atRest);
  });

  test("the caller learns the cause that says most", () => {
    const {
      phones: [a, one, two, three],
    } = setUp("201", "202", "202", "202");

    const calling = a.call("202");
    one.last.refuse(503);
    two.last.refuse(486);
    three.last.refuse(480);

    expect(calling.saw).toEqual(["180", "486"]);
  });

  test("two answers at the same moment: one is joined, the other released", () => {
    const {
      room,
      phones: [a, one, two],
    } = setUp("201", "202", "202");
    const calling = a.call("202");

    one.live = false;
    one.last.answer();
    two.last.answer();

    expect([one.last.saw, two.last.saw]).toEqual([[], ["BYE"]]);
    expect(calling.hears).toBe("202");
    calling.hangUp();
    expect(room.remains()).toEqual(atRest);
  });
});

describe("a group", () => {
  test("rings its members, and the caller sees who answered", () => {
    const {
      room,
      phones: [a, b, c],
    } = setUp("201", "202", "203");

    const calling = a.call("800");
    c.last.answer();

    expect([b.last.called, b.last.saw]).toEqual(["800", ["CANCEL"]]);
    expect(calling.shown?.number).toBe("203");
    expect(room.records).toEqual([]);
    c.last.hangUp();
    expect(room.records).toMatchObject([{ dialled: "800", answeredBy: "203" }]);
    const rungFor = room.records[0]?.legs.map(({ number, forGroup }) => [number, forGroup]);
    expect(rungFor).toEqual([["201", null], ...["202", "203"].map((number) => [number, "800"])]);
  });

  test("one member who declines leaves the others ringing", () => {
    const {
      phones: [a, b, c],
    } = setUp("201", "202", "203");

    const calling = a.call("800");
    b.last.refuse(603);

    expect(c.last.over).toBe(false);
    c.last.answer();
    expect(calling.hears).toBe("203");
  });
});

describe("a new configuration during a call", () => {
  test("leaves the call its own: it goes on and is recorded with its revision", () => {
    const {
      room,
      phones: [a, b],
    } = setUp("201", "202");
    const calling = a.call("202");
    b.last.answer();

    room.run(office({ revision: 2, extensions: office().extensions.filter((one) => one.number !== "202") }));

    expect(calling.hears).toBe("202");
    calling.hangUp();
    expect(room.records).toMatchObject([{ revision: 1, outcome: "answered" }]);
    expect(a.call("202").saw).toEqual(["404"]);
  });
});
