import { describe, expect, test } from "vitest";
import { always, forwardTo, profile } from "../../../model/config/office.fixture.ts";
import { sentenceOf } from "../../../model/reason.ts";
import { extension, group, office } from "../../office.fixture.ts";
import { outsideOffice } from "../../outside.fixture.ts";
import { atRest, TelephoneRoom } from "../../telephone-room.fixture.ts";

const setUp = (room = new TelephoneRoom()) => {
  const [a, b, c] = room.phones("201", "202", "203");
  /** Dials a code and hears what the box says. */
  const sets = (code: string): readonly string[] => {
    const calling = b.call(code);
    const heard: string[] = [];
    while (!calling.over && calling.hears.startsWith("/prompts/")) {
      heard.push(calling.hears.slice("/prompts/".length, -".wav".length));
      calling.hearOut();
    }
    return heard;
  };
  return { room, a, b, c, sets };
};
const story = (room: TelephoneRoom) => (room.records.at(-1)?.reasons ?? []).map((one) => sentenceOf(one, "fr"));

describe("do not disturb", () => {
  test("MEX-06: *26# is confirmed by voice, makes who dialled it busy, and #26# lets him ring again", () => {
    const { room, a, b, sets } = setUp();

    expect(sets("*26#")).toEqual(["do-not-disturb-on"]);
    expect(a.call("202").saw).toEqual(["486"]);
    expect(story(room)).toContain("Le 202 ne veut pas être dérangé : occupé");
    expect(room.exchange.status().registrations[1]).toMatchObject({ number: "202", absence: { doNotDisturb: true } });

    expect(sets("#26#")).toEqual(["do-not-disturb-off"]);
    a.call("202").hangUp();
    expect(b.calls).toHaveLength(1);
    expect(room.absences.size).toBe(0);
    expect(room.remains()).toEqual(atRest);
  });

  test("a telephone that sends on # leaves it out", () => {
    const { a, sets } = setUp();

    expect(sets("*26")).toEqual(["do-not-disturb-on"]);
    expect(a.call("202").saw).toEqual(["486"]);
  });

  test("PRO-06: goes by the forward on busy of the profile; members of a group who are absent do not ring", () => {
    const profiles = [profile("Ici", { inside: { onBusy: forwardTo("203") } })];
    const extensions = [extension("201"), extension("202", { profiles, planning: always("Ici") }), extension("203")];
    const { a, b, c, room, sets } = setUp(
      new TelephoneRoom(office({ extensions, groups: [group("800", ["202", "203"]), group("801", ["202"])] })),
    );
    sets("*26#");

    a.call("202").hangUp();
    expect(c.calls).toHaveLength(1);
    a.call("800").hangUp();
    expect([b.calls.length, c.calls.length]).toEqual([0, 2]);
    expect(story(room)).toContain("Ne sonne pas, absent : 202");
    expect(a.call("801").saw).toEqual(["486"]);
  });
});

describe("forwards by codes", () => {
  test("MEX-06: *21*NUMBER# sends every call on, the number is read back, #21# ends it", () => {
    const { room, a, b, c, sets } = setUp();

    expect(sets("*21*203#")).toEqual(["forward-set", "digit-2", "digit-0", "digit-3"]);
    a.call("202").hangUp();
    expect([b.calls.length, c.calls.length]).toEqual([0, 1]);
    expect(story(room)).toContain("Le 202 renvoie vers 203 : toujours");

    expect(sets("#21#")).toEqual(["forward-cancelled"]);
    a.call("202").hangUp();
    expect(b.calls).toHaveLength(1);
  });

  test.each([
    ["*61*203#", (phone: { refuse(status: number): void }, wait: () => void) => [phone, wait()]],
    ["*69*203#", (phone: { refuse(status: number): void }) => phone.refuse(486)],
    ["*67*203#", (phone: { refuse(status: number): void }) => phone.refuse(603)],
    ["*62*203#", (phone: { refuse(status: number): void }) => phone.refuse(480)],
  ] as const)("%s sends on only what fails so", (code, fail) => {
    const { room, a, b, c, sets } = setUp();
    sets(code);

    const calling = a.call("202");
    expect(c.calls).toHaveLength(0);
    fail(b.last, () => room.wait(30));

    expect(c.calls).toHaveLength(1);
    calling.hangUp();
    expect(room.remains()).toEqual(atRest);
  });

  test("beat the profile in force, and leave it what they do not say", () => {
    const profiles = [profile("Ici", { inside: { onBusy: forwardTo("204"), onUnavailable: forwardTo("204") } })];
    const extensions = [
      extension("201"),
      extension("202", { profiles, planning: always("Ici") }),
      extension("203"),
      extension("204"),
    ];
    const { a, b, c, room, sets } = setUp(new TelephoneRoom(office({ extensions, groups: [] })));
    const d = room.phone("204");
    sets("*67*203#");

    a.call("202");
    b.last.refuse(486);
    expect([c.calls.length, d.calls.length]).toEqual([1, 0]);
    a.call("202");
    b.last.refuse(480);
    expect(d.calls).toHaveLength(1);
  });

  test.each(["*21*299#", "*21*202#", "*21*112#", "*21*0044207946000#"])("%s leads nowhere and is not set", (code) => {
    const { room, b } = setUp(new TelephoneRoom(outsideOffice()));

    expect(b.call(code).saw).toEqual(["403"]);
    expect(room.absences.size).toBe(0);
  });

  test("PRE-04: *69 alone still hides the number", () => {
    const { room, sets } = setUp();

    expect(sets("*69")).toEqual(["number-hidden"]);
    expect(room.hidden.get("202")).toBe(true);
    expect(room.absences.size).toBe(0);
  });
});
