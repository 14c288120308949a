import { describe, expect, test } from "vitest";
import { forwardTo } from "../../../model/config/office.fixture.ts";
import type { PbxGroup } from "../../../model/snapshot/pbx-view.ts";
import { group, office } from "../../office.fixture.ts";
import { line, outsideOffice } from "../../outside.fixture.ts";
import { atRest, TelephoneRoom } from "../../telephone-room.fixture.ts";

const takesFirst = (change: Partial<PbxGroup> = {}) => group("800", ["202", "203"], { answersFirst: true, ...change });
const setUp = (change: Partial<PbxGroup> = {}) => {
  const room = new TelephoneRoom(office({ groups: [takesFirst(change)] }));
  const [a, b, c] = room.phones("201", "202", "203");
  return { room, a, b, c };
};

describe("GRP-16: a group that answers first", () => {
  test("plays music while its members ring, and the one who answers is heard and named", () => {
    const { room, a, b, c } = setUp();

    const calling = a.call("800");
    expect([calling.saw, calling.hears]).toEqual([["200"], "music"]);
    expect([b.calls.length, c.calls.length]).toEqual([1, 1]);
    room.wait(5);
    c.last.answer();

    expect([calling.hears, c.last.hears, b.last.saw]).toEqual(["203", "201", ["CANCEL"]]);
    calling.hangUp();
    expect(room.remains()).toEqual(atRest);
    expect(room.records).toMatchObject([{ outcome: "answered", answeredBy: "203" }]);
    expect(room.records[0]?.answeredAt).toBe((room.records[0]?.startedAt ?? 0) + 5_000);
  });

  test("plays its own announcement over and over in the place of the music, without a break while members take turns", () => {
    const firstSound = { ready: "b".repeat(64), secondsBefore: 0, secondsAfter: 3 };
    const { room, a, b, c } = setUp({ firstSound, strategy: "in-order", memberSeconds: 5 });
    const announced = { kind: "file", path: `/sounds/ready/${firstSound.ready}`, loop: true };

    const calling = a.call("800");
    expect(room.engine.legs.get(calling.leg)?.sound).toMatchObject({ ...announced, secondsAfter: 3 });
    const playing = room.engine.legs.get(calling.leg)?.sound;
    room.wait(5);
    expect([b.last.saw, c.calls.length]).toEqual([["CANCEL"], 1]);
    expect(room.engine.legs.get(calling.leg)?.sound).toBe(playing);
    c.last.answer();

    expect(calling.hears).toBe("203");
    calling.hangUp();
    expect(room.remains()).toEqual(atRest);
  });

  test("nobody answers: the caller is released, and the record does not say that somebody has", () => {
    const { room, a } = setUp();

    const calling = a.call("800");
    room.wait(20);

    expect(calling.saw).toEqual(["200", "BYE"]);
    expect(room.remains()).toEqual(atRest);
    expect(room.records).toMatchObject([{ outcome: "no-answer", answeredBy: null }]);
  });

  test("nobody is there: the caller is not taken, and pays nothing", () => {
    const { room, a, b, c } = setUp();
    for (const phone of [b, c]) phone.unregister();

    expect(a.call("800").saw).toEqual(["480"]);
    expect(room.remains()).toEqual(atRest);
  });

  test("in turn, the music goes on from one member to the next; the overflow rings with a tone", () => {
    const { room, a, b, c } = setUp({
      strategy: "in-order",
      memberSeconds: 5,
      ringSeconds: 10,
      overflow: forwardTo("204"),
    });
    const d = room.phone("204");

    const calling = a.call("800");
    room.wait(5);
    expect([calling.hears, b.last.saw, c.calls.length]).toEqual(["music", ["CANCEL"], 1]);
    room.wait(5);
    expect([calling.hears, d.calls.length]).toEqual(["ringback", 1]);

    d.last.answer();
    expect(calling.hears).toBe("204");
    calling.hangUp();
    expect(room.remains()).toEqual(atRest);
  });

  test("who hangs up while he hears music leaves nothing behind; so from a line", () => {
    const room = new TelephoneRoom(
      outsideOffice({ trunks: [line("900", { extension: "800" })], groups: [takesFirst()] }),
    );
    const operator = room.operator();
    const b = room.phone("202");

    const calling = operator.callBy({ from: "0612345678", to: "0122334400" });
    expect(calling.hears).toBe("music");
    calling.hangUp();

    expect(b.last.saw).toEqual(["CANCEL"]);
    expect(room.remains()).toEqual(atRest);
  });
});
