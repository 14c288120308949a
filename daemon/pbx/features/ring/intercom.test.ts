import { describe, expect, test } from "vitest";
import { extension, group, office } from "../../office.fixture.ts";
import { atRest, TelephoneRoom } from "../../telephone-room.fixture.ts";

function setUp(view = office()) {
  const room = new TelephoneRoom(view);
  const [a, b, c] = room.phones("201", "202", "203");
  return { room, a, b, c };
}

describe("intercom", () => {
  test("GAP-20: *90 and a number asks that telephone to answer by itself, in the words of every make", () => {
    const { room, a, b } = setUp();

    const calling = a.call("*90202");
    expect(b.last.headers.map(([name, value]) => `${name}: ${value}`)).toEqual([
      "Alert-Info: <sip:sipleo>;info=alert-autoanswer;delay=0",
      "Call-Info: <sip:sipleo>;answer-after=0",
      "Answer-Mode: Auto",
      "Max-Forwards: 69",
    ]);
    b.last.answer();

    expect([calling.hears, b.last.hears, b.last.shown?.name]).toEqual(["202", "201", "Gérant"]);
    expect(calling.shown?.number).toBe("202");
    calling.hangUp();
    expect(room.remains()).toEqual(atRest);
    expect(room.records).toMatchObject([{ dialled: "*90202", answeredBy: "202", outcome: "answered" }]);
  });

  test("GAP-20: who talks, does not want to be disturbed or has no telephone is not disturbed", () => {
    const { room, a, b, c } = setUp();
    c.call("202");
    expect(a.call("*90202").saw).toEqual(["486"]);
    expect(b.calls).toHaveLength(1);
    c.call("*26#").hangUp();

    expect(a.call("*90203").saw).toEqual(["486"]);
    expect(a.call("*90204").saw).toEqual(["480"]);
    expect(a.call("*90299").saw).toEqual(["404"]);
    expect(a.call("*90201").saw).toEqual(["486"]);
    expect(room.absences.get("203")?.doNotDisturb).toBe(true);
  });

  test("a telephone that does not answer by itself rings for a while, and no forward is followed", () => {
    const { room, a, b, c } = setUp();
    b.call("*61*203#").hangUp();

    const calling = a.call("*90202");
    room.wait(15);

    expect([calling.saw.at(-1), b.last.saw, c.calls.length]).toEqual(["480", ["CANCEL"], 0]);
    expect(room.remains()).toEqual(atRest);
  });

  test("GAP-20: from inside only, by who may", () => {
    const extensions = [extension("201", { intercom: false }), extension("202"), extension("203"), extension("204")];
    const { a, b, c } = setUp(office({ extensions, groups: [group("800", ["202"])] }));
    expect(a.call("*90202").saw).toEqual(["403"]);

    const talking = a.call("203");
    c.last.answer();
    talking.refer("*90202");
    c.last.redirect("*90202");

    expect(talking.saw).toContain("REFER 403");
    expect(b.calls).toHaveLength(0);
  });
});
