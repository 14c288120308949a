import { describe, expect, test } from "vitest";
import { sentenceOf } from "../../../model/reason.ts";
import type { PbxView } from "../../../model/snapshot/pbx-view.ts";
import { extension, group, office } from "../../office.fixture.ts";
import { atRest, TelephoneRoom } from "../../telephone-room.fixture.ts";

const parking = { next: "700", places: ["701", "702"], seconds: 60 };

/** 201 has called 202 and they talk; 203 and 204 are there. */
function talking(change: Partial<PbxView> = {}) {
  const room = new TelephoneRoom(office({ parking, ...change }));
  const [a, b, c, d] = room.phones("201", "202", "203", "204");
  const caller = a.call("202");
  b.last.answer();
  const state = (place: string): string => {
    const [dialog] = room.exchange.presence.dialogs(place);
    return dialog === undefined ? "free" : `${dialog.state} ${dialog.remoteNumber}`;
  };
  return { room, a, b, c, d, caller, called: b.last, state };
}

const story = (room: TelephoneRoom, at = -1) =>
  (room.records.at(at)?.reasons ?? []).map((one) => sentenceOf(one, "en"));

describe("a call that is transferred to a parking place", () => {
  test("GAP-14: waits there with music, its lamp is lit, and whoever dials the place has it", () => {
    const { room, c, caller, called, state } = talking();

    called.refer("701");
    expect(called.saw).toEqual(["202", "NOTIFY 200", "BYE"]);
    expect([caller.hears, state("701"), state("702")]).toEqual(["music", "confirmed 201", "free"]);
    const fetching = c.call("701");

    expect([caller.hears, fetching.hears]).toEqual(["203", "201"]);
    expect([caller.shown?.number, fetching.shown?.number]).toEqual(["203", "201"]);
    expect(state("701")).toBe("free");
    fetching.hangUp();
    expect(room.remains()).toEqual(atRest);
    expect(room.records.map(({ dialled, outcome }) => [dialled, outcome])).toEqual([
      ["701", "answered"],
      ["202", "answered"],
    ]);
    expect(story(room)).toEqual(
      expect.arrayContaining(["202 parks 201 at place 701", "203 fetches the call from place 701"]),
    );
  });

  test("GAP-14: at a place that is taken it is refused, and the call goes on", () => {
    const { c, d, caller, called } = talking();
    called.refer("701");
    const other = c.call("204");
    d.last.answer();

    d.last.refer("701");

    expect(d.last.saw).toEqual(["REFER 486"]);
    expect([other.hears, caller.hears]).toEqual(["204", "music"]);
  });

  test("GAP-14: at the next free one, which the parker is shown and hears before he is out", () => {
    const { room, c, d, caller, called, state } = talking();
    called.refer("701");
    const other = c.call("204");
    d.last.answer();

    d.last.refer("700");
    expect(d.last.saw).toEqual(["202"]);
    expect(d.last.shown).toMatchObject({ number: "702", name: "Parking 702" });
    const heard: string[] = [];
    while (!d.last.over) {
      heard.push(d.last.hears);
      d.last.hearOut();
    }

    expect(heard).toEqual(["/prompts/digit-7.wav", "/prompts/digit-0.wav", "/prompts/digit-2.wav"]);
    expect(d.last.saw).toEqual(["202", "NOTIFY 200", "BYE"]);
    expect([other.hears, state("702")]).toEqual(["music", "confirmed 203"]);
    for (const one of [caller, other]) one.hangUp();
    expect(room.remains()).toEqual(atRest);
  });

  test("all places are taken: the call is kept", () => {
    const { a, c, d, called } = talking({ parking: { ...parking, places: ["701"] } });
    called.refer("700");
    c.call("204");
    d.last.answer();

    d.last.refer("700");

    expect(d.last.saw).toEqual(["REFER 486"]);
    expect(a.calls).toHaveLength(0);
  });

  test("who asks first is told a place, which is kept for him, and completes", () => {
    const { room, b, c, d, caller, called, state } = talking();
    called.hold();
    const asking = b.call("700");
    expect(asking.shown).toMatchObject({ number: "701" });
    expect([asking.hears, state("701")]).toEqual(["/prompts/digit-7.wav", "confirmed 202"]);
    const other = c.call("204");
    d.last.answer();
    d.last.refer("700");
    expect(state("702")).toBe("confirmed 203");

    called.refer("700", asking);

    expect([called.over, asking.over, caller.hears, state("701")]).toEqual([true, true, "music", "confirmed 201"]);
    for (const one of [caller, other, d.last]) one.hangUp();
    expect(room.remains()).toEqual(atRest);
  });

  test("GAP-14: comes back after its time to who has parked it, with the place before the name; waits on when he does not come", () => {
    const { room, b, c, caller, called, state } = talking();
    called.refer("701");

    room.wait(60);
    expect(b.calls).toHaveLength(2);
    expect(b.last.shown).toMatchObject({ number: "201", name: "Parking 701 Gérant" });
    expect(caller.hears).toBe("ringback");
    room.wait(30);
    expect([caller.hears, state("701")]).toEqual(["music", "confirmed 201"]);
    c.call("701");

    expect(caller.hears).toBe("203");
    caller.hangUp();
    expect(room.remains()).toEqual(atRest);
  });

  test("is answered by the parker like any call", () => {
    const { room, b, caller, called } = talking();
    called.refer("702");

    room.wait(60);
    b.last.answer();

    expect([caller.hears, b.last.hears]).toEqual(["202", "201"]);
  });

  test("waits on when the parker has no telephone any more, and ends when nobody ever fetches it", () => {
    const { room, b, caller, called } = talking();
    called.refer("701");
    b.unregister();

    room.wait(240);
    expect(caller.hears).toBe("music");
    room.wait(60);

    expect(caller.saw.at(-1)).toBe("BYE");
    expect(room.remains()).toEqual(atRest);
    expect(story(room)).toContain("Parked at 701, and nobody fetches it: the call ends there");
  });

  test("who hangs up while he is parked frees the place", () => {
    const { room, caller, called, state } = talking();
    called.refer("701");

    caller.hangUp();

    expect(state("701")).toBe("free");
    expect(room.remains()).toEqual(atRest);
  });

  test("a place where nobody waits is dialled in vain", () => {
    const { c } = talking();

    expect(c.call("701").saw).toEqual(["404"]);
  });

  test("no forward leads to a place", () => {
    const extensions = [extension("201"), extension("202"), extension("203"), extension("204")];
    const { c, b } = talking({ extensions, groups: [group("800", ["201"])] });

    expect(b.call("*21*701#").saw).toEqual(["403"]);
    expect(c.call("*21*700#").saw).toEqual(["403"]);
  });
});

describe("a program that parks and fetches", () => {
  test("transfers to the next free place, and clicks to fetch", () => {
    const { room, c, caller, called, state } = talking();
    const { exchange } = room;
    exchange.instruct({ do: "transfer", call: "call-1", by: "202", to: "700" });
    room.engine.settle();
    expect(called.hears).toBe("/prompts/digit-7.wav");

    expect(exchange.instruct({ do: "dial", by: "203", to: "701", answersItself: false })).toMatchObject({
      kind: "done",
    });
    room.engine.settle();
    c.last.answer();

    expect([caller.hears, c.last.hears, state("701")]).toEqual(["203", "201", "free"]);
    for (const one of [caller, called]) one.hangUp();
    expect(room.remains()).toEqual(atRest);
  });

  test("is told who waits where", () => {
    const { room, called } = talking();
    called.refer("702");

    expect(room.exchange.parked()).toMatchObject([{ place: "702", number: "201", name: "Gérant", by: "202" }]);
  });
});
