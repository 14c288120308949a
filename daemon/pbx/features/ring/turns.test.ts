import { describe, expect, test } from "vitest";
import { always, forwardTo, profile } from "../../../model/config/office.fixture.ts";
import type { PbxGroup } from "../../../model/snapshot/pbx-view.ts";
import type { FakePhone } from "../../engine/fake-phone.ts";
import { extension, group, office } from "../../office.fixture.ts";
import { outsideOffice } from "../../outside.fixture.ts";
import { atRest, TelephoneRoom } from "../../telephone-room.fixture.ts";

const setUp = (change: Partial<PbxGroup>) => {
  const extensions = ["201", "202", "203", "204", "206"].map((number) => extension(number));
  const groups = [group("800", ["202", "203", "204"], { memberSeconds: 10, ringSeconds: 60, ...change })];
  const room = new TelephoneRoom(office({ extensions, groups }));
  const [a, b, c, d, f] = room.phones("201", "202", "203", "204", "206");
  return { room, a, b, c, d, f };
};
const counts = (...phones: FakePhone[]) => phones.map(({ calls }) => calls.length);
const codes = (room: TelephoneRoom) =>
  room.records.at(-1)?.reasons.map((one) => (typeof one === "string" ? one : one.code));

describe("A-21: the members of a group ring one after the other", () => {
  test("GRP-23: in order, each for his time, and whoever answers has the call", () => {
    const { room, a, b, c, d } = setUp({ strategy: "in-order" });

    const calling = a.call("800");
    expect(counts(b, c, d)).toEqual([1, 0, 0]);
    room.wait(10);
    expect([counts(b, c, d), b.last.saw]).toEqual([[1, 1, 0], ["CANCEL"]]);
    c.last.answer();

    expect([calling.saw, calling.hears, c.last.hears]).toEqual([["180", "200"], "203", "201"]);
    calling.hangUp();
    expect(room.remains()).toEqual(atRest);
    expect(room.records).toMatchObject([{ outcome: "answered", answeredBy: "203" }]);
    expect(codes(room)).toEqual(expect.arrayContaining(["rings-in-turn", "ring-later"]));
  });

  test("who refuses, or has no telephone, leaves his time to the next one", () => {
    const { room, a, b, c, d } = setUp({ strategy: "in-order" });
    c.unregister();

    const calling = a.call("800");
    b.last.refuse(486);

    expect(counts(b, c, d)).toEqual([1, 0, 1]);
    d.last.refuse(486);
    expect(calling.saw).toEqual(["180", "486"]);
    expect(room.remains()).toEqual(atRest);
  });

  test("the time of the group ends the last turn early", () => {
    const { room, a, b, c, d } = setUp({ strategy: "in-order", ringSeconds: 15 });

    const calling = a.call("800");
    room.wait(15);

    expect(counts(b, c, d)).toEqual([1, 1, 0]);
    expect(calling.saw).toEqual(["180", "480"]);
    expect(room.records).toMatchObject([{ outcome: "no-answer" }]);
    expect(room.remains()).toEqual(atRest);
  });

  test("round robin: the next call begins with the next member", () => {
    const { room, a, b, c, d } = setUp({ strategy: "round-robin" });

    for (let call = 0; call < 4; call += 1) a.call("800").hangUp();

    expect(counts(b, c, d)).toEqual([2, 1, 1]);
    expect(room.remains()).toEqual(atRest);
  });

  test("longest idle: who has just talked comes last", () => {
    const { room, a, b, c, d, f } = setUp({ strategy: "longest-idle" });
    for (const phone of [b, c]) {
      f.call(phone.extension);
      phone.last.answer();
      phone.last.hangUp();
      room.wait(1);
    }

    a.call("800");
    expect(counts(b, c, d)).toEqual([1, 1, 1]);
    room.wait(10);
    expect(counts(b, c, d)).toEqual([2, 1, 1]);
    room.wait(10);
    expect(counts(b, c, d)).toEqual([2, 2, 1]);
  });

  test("who gives up in between leaves nothing behind", () => {
    const { room, a, b, c } = setUp({ strategy: "in-order" });

    const calling = a.call("800");
    room.wait(10);
    calling.hangUp();

    expect([b.last.saw, c.last.saw]).toEqual([["CANCEL"], ["CANCEL"]]);
    expect(room.remains()).toEqual(atRest);
  });

  test("EXT-05: a mobile has its turn with the member it rings with", () => {
    const room = new TelephoneRoom(
      outsideOffice({
        groups: [group("800", ["202", "203"], { strategy: "in-order", memberSeconds: 10 })],
        externalNumbers: [{ name: "Mobile", number: "0601020304", ringsWith: "203" }],
      }),
    );
    const operator = room.operator();
    const [a, b, c] = room.phones("201", "202", "203");

    const calling = a.call("800");
    expect([...counts(b, c), operator.calls.length]).toEqual([1, 0, 0]);
    room.wait(10);

    expect([...counts(b, c), operator.calls.length]).toEqual([1, 1, 1]);
    operator.last.answer();
    expect(c.last.saw).toEqual(["CANCEL"]);
    calling.hangUp();
    expect(room.remains()).toEqual(atRest);
  });
});

describe("GRP-23: the overflow of a group", () => {
  test.each(["all", "in-order"] as const)("%s: takes the call when nobody answers", (strategy) => {
    const { room, a, f } = setUp({ strategy, ringSeconds: 30, overflow: forwardTo("206") });

    const calling = a.call("800");
    room.wait(30);
    f.last.answer();

    expect(calling.hears).toBe("206");
    calling.hangUp();
    expect(room.remains()).toEqual(atRest);
    expect(codes(room)).toContain("forwards");
  });

  test("takes it at once when nobody is free, or there", () => {
    const { a, b, c, d, f } = setUp({ strategy: "round-robin", overflow: forwardTo("206") });
    for (const phone of [b, c, d]) phone.unregister();

    a.call("800");

    expect(counts(f)).toEqual([1]);
  });

  test("GRP-21: a profile in force decides instead, also when it says nowhere", () => {
    const { a, b, c, d, f } = setUp({
      overflow: forwardTo("206"),
      profiles: [profile("Ici")],
      planning: always("Ici"),
    });
    for (const phone of [b, c, d]) phone.unregister();

    expect(a.call("800").saw).toEqual(["480"]);
    expect(counts(f)).toEqual([0]);
  });
});
