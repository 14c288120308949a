import { describe, expect, test } from "vitest";
import type { MenuAction } from "../../../model/config/menus.ts";
import { always, forwardTo, profile, toMenu } from "../../../model/config/office.fixture.ts";
import type { PbxView } from "../../../model/snapshot/pbx-view.ts";
import type { FakeCall } from "../../engine/fake-phone.ts";
import { extension, group, office, pbxMenu, rendered } from "../../office.fixture.ts";
import { line, outsideOffice } from "../../outside.fixture.ts";
import { atRest, TelephoneRoom } from "../../telephone-room.fixture.ts";

const menuNumbers = [
  { number: "601", name: "svi jour" },
  { number: "602", name: "svi nuit" },
];
const day = (...rest: Parameters<typeof pbxMenu> extends [string, ...infer Rest] ? Rest : never) => {
  const [keys, change] = rest;
  return pbxMenu("Jour", keys ?? { 1: "201", 2: "202" }, { number: "601", ...change });
};
const night = pbxMenu("Nuit", { 0: "203" }, { number: "602", sound: rendered("b") });
const setUp = (menu = day(), change: Partial<PbxView> = {}) =>
  new TelephoneRoom(office({ menuNumbers, menus: [menu, night], ...change }));
const transfer = (number: string): MenuAction => ({ kind: "transfer", number });

const heard = (letter: string) => `/sounds/ready/${letter.repeat(64)}`;
const announcement = heard("a");
const soundOf = (room: TelephoneRoom, call: FakeCall) => room.engine.legs.get(call.leg)?.sound;
const codes = (room: TelephoneRoom) =>
  room.records.at(-1)?.reasons.map((one) => (typeof one === "string" ? one : one.code));

describe("who dials the number of a menu", () => {
  test("SVN-04 SVI-04…SVI-06: is answered, and hears the announcement between its silences", () => {
    const room = setUp();

    const calling = room.phone("204").call("601");

    expect(calling.saw).toEqual(["200"]);
    expect(soundOf(room, calling)).toEqual({
      ...{ kind: "file", path: announcement, loop: false },
      ...{ secondsBefore: 1, secondsAfter: 1 },
    });
    calling.hangUp();
    expect(room.remains()).toEqual(atRest);
    expect(room.records).toMatchObject([{ outcome: "cancelled", answeredBy: null, answeredAt: null, dialled: "601" }]);
    expect(codes(room)).toEqual(["is-menu-number", "menu-entered"]);
  });

  test.each(["info", "rfc4733", "inband"] as const)(
    "SVI-18 SVI-23: reaches at once whom his key leads to, by %s",
    (by) => {
      const room = setUp();
      const [caller, desk] = room.phones("204", "202");
      const calling = caller.call("601");

      calling.press("2", by);
      expect(calling.hears).toBe("ringback");
      desk.last.answer();

      expect([calling.hears, desk.last.hears, desk.last.shown?.number]).toEqual(["202", "204", "204"]);
      calling.hangUp();
      expect(room.remains()).toEqual(atRest);
      expect(room.records).toMatchObject([{ outcome: "answered", answeredBy: "202" }]);
      expect(codes(room)).toEqual(expect.arrayContaining(["menu-entered", "menu-key", "menu-transfers"]));
    },
  );

  test("SVI-23: may choose after the announcement, too", () => {
    const room = setUp();
    const desk = room.phone("202");
    const calling = room.phone("204").call("601");

    calling.hearOut();
    expect(calling.hears).toBe("nothing");
    calling.press("2");

    expect(desk.calls).toHaveLength(1);
  });

  test("SVI-24: a key without an action plays it again from the beginning; none of ABCD is a key", () => {
    const room = setUp();
    const calling = room.phone("204").call("601");

    calling.hearOut();
    calling.press("D");
    expect(calling.hears).toBe("nothing");
    calling.press("9");

    expect(soundOf(room, calling)).toMatchObject({ path: announcement, secondsBefore: 1 });
    calling.hangUp();
    expect(codes(room)).toContain("menu-key-unknown");
  });

  test("SVI-24: also while it is still being played", () => {
    const room = setUp(day({}, { loops: true, mostPlays: 2 }));
    const calling = room.phone("204").call("601");
    calling.press("9");

    calling.hearOut();
    calling.hearOut();

    expect(calling.hears).toBe("nothing");
  });

  test("AUD-04: without anything to hear he may choose at once", () => {
    const room = setUp(day({ 2: "202" }, { sound: null }));
    const desk = room.phone("202");
    const calling = room.phone("204").call("601");

    expect([calling.saw, calling.hears]).toEqual([["200"], "nothing"]);
    calling.press("2");

    expect(desk.calls).toHaveLength(1);
  });

  test("SVN-06: finds nobody while the number has no menu yet", () => {
    const room = setUp(pbxMenu("Jour"));

    expect(room.phone("204").call("601").saw).toEqual(["480"]);
    expect(codes(room)).toContain("menu-number-empty");
  });
});

describe("the time to choose", () => {
  test("SVI-10 SVI-11: in a loop the announcement comes again after the pause, so often", () => {
    const room = setUp(day({}, { loops: true, secondsBetween: 4, mostPlays: 3 }));
    const calling = room.phone("204").call("601");

    const pauses = [0, 1, 2].map(() => {
      const sound = soundOf(room, calling);
      calling.hearOut();
      return sound?.kind === "file" ? sound.secondsBefore : null;
    });

    expect(pauses).toEqual([1, 4, 4]);
    expect(calling.hears).toBe("nothing");
  });

  test("SVI-12 SVI-13: runs from the end of the first play, through the loop", () => {
    const room = setUp(day({}, { loops: true, expirySeconds: 20, onExpiry: toMenu("Nuit") }));
    const calling = room.phone("204").call("601");

    room.wait(60);
    expect(calling.hears).toBe(announcement);
    calling.hearOut();
    room.wait(12);
    calling.hearOut();
    room.wait(7);
    expect(calling.hears).toBe(announcement);
    room.wait(1);

    expect(calling.hears).toBe(heard("b"));
  });

  test.each([
    ["SVI-14 goes to a menu", toMenu("Nuit"), heard("b"), ["200"]],
    ["SVI-14 transfers", transfer("202"), "ringback", ["200"]],
    ["SVI-14 hangs up", { kind: "hang-up" } as const, "nothing", ["200", "BYE"]],
  ])("when it is over, the menu %s", (_, onExpiry, hears, saw) => {
    const room = setUp(day({}, { expirySeconds: 10, onExpiry }));
    room.phone("202");
    const calling = room.phone("204").call("601");

    calling.hearOut();
    room.wait(10);

    expect([calling.hears, calling.saw]).toEqual([hears, saw]);
  });

  test("is ten seconds more where none is set; then the call ends, and stands as unanswered", () => {
    const room = setUp();
    const calling = room.phone("204").call("601");

    calling.hearOut();
    room.wait(9);
    expect(calling.over).toBe(false);
    room.wait(1);

    expect(calling.saw).toEqual(["200", "BYE"]);
    expect(room.remains()).toEqual(atRest);
    expect(room.records).toMatchObject([{ outcome: "no-answer", answeredBy: null }]);
    expect(codes(room)).toEqual(["is-menu-number", "menu-entered", "menu-expired", "menu-hangs-up"]);
  });

  test("an announcement whose end is never told holds nobody for ever", () => {
    const room = setUp();
    const calling = room.phone("204").call("601");

    room.wait(900);
    room.wait(10);

    expect(calling.over).toBe(true);
    expect(room.remains()).toEqual(atRest);
  });
});

describe("SVI-25: menus that lead to menus", () => {
  test("SVI-17: a key goes on to the next level, whose keys count from then on", () => {
    const room = setUp(day({ 1: toMenu("Nuit") }));
    const desk = room.phone("203");
    const calling = room.phone("204").call("601");

    calling.press("1");
    expect(calling.hears).toBe(heard("b"));
    calling.press("0");

    expect(desk.calls).toHaveLength(1);
  });

  test("one that leads only to itself lets go after five rounds in which nobody chose", () => {
    const room = setUp(day({}, { sound: null, expirySeconds: 10, onExpiry: toMenu("Jour") }));
    const calling = room.phone("204").call("601");

    room.wait(49);
    expect(calling.over).toBe(false);
    room.wait(1);

    expect(calling.saw).toEqual(["200", "BYE"]);
    expect(room.remains()).toEqual(atRest);
    expect(codes(room)?.at(-1)).toBe("menu-in-vain");
  });

  test("whoever chooses begins to count anew", () => {
    const room = setUp(day({}, { sound: null, expirySeconds: 10, onExpiry: toMenu("Jour") }));
    const calling = room.phone("204").call("601");

    room.wait(40);
    calling.press("9");
    room.wait(40);

    expect(calling.over).toBe(false);
  });

  test("a machine that presses keys without end is not followed without end", () => {
    const room = setUp(day({ 1: toMenu("Jour") }));
    const calling = room.phone("204").call("601");

    for (let press = 0; press < 400 && !calling.over; press += 1) calling.press("1");

    expect(calling.over).toBe(true);
    expect(room.remains()).toEqual(atRest);
    expect(codes(room)?.at(-1)).toBe("menu-too-long");
  });

  test("a menu and a telephone that forwards to it end, too", () => {
    const profiles = [profile("Fermé", { inside: { onUnavailable: forwardTo("601") } })];
    const away = extension("202", { profiles, planning: always("Fermé") });
    const menu = day({}, { sound: null, expirySeconds: 10, onExpiry: transfer("202") });
    const room = setUp(menu, { extensions: [away, extension("204")], groups: [] });
    const calling = room.phone("204").call("601");

    room.wait(50);

    expect(calling.over).toBe(true);
    expect(room.remains()).toEqual(atRest);
  });
});

describe("whom a menu transfers to", () => {
  test("does not answer: the caller is back in the menu, which is played again", () => {
    const room = setUp(day({ 2: "202" }), { extensions: [extension("202", { ringSeconds: 10 }), extension("204")] });
    const [caller, desk] = room.phones("204", "202");
    const calling = caller.call("601");

    calling.press("2");
    room.wait(10);

    expect(desk.last.saw).toEqual(["CANCEL"]);
    expect(calling.hears).toBe(announcement);
    calling.press("2");
    desk.last.answer();
    expect(calling.hears).toBe("202");
  });

  test.each([
    ["is busy", "205"],
    ["has no telephone", "203"],
    ["is the caller himself", "204"],
  ])("%s: he is back in the menu", (_, number) => {
    const room = setUp(day({ 2: number }));
    const [caller, busy] = room.phones("204", "205");
    busy.call("601");
    const calling = caller.call("601");

    calling.press("2");

    expect(calling.hears).toBe(announcement);
    calling.hangUp();
    expect(codes(room)).toContain("menu-again");
  });

  test("rings: who hangs up meanwhile leaves nothing behind, and keys do nothing", () => {
    const room = setUp();
    const [caller, one, two] = room.phones("204", "201", "202");
    const calling = caller.call("601");

    calling.press("1");
    calling.press("2");
    expect(two.calls).toHaveLength(0);
    calling.hangUp();

    expect(one.last.saw).toEqual(["CANCEL"]);
    expect(room.remains()).toEqual(atRest);
    expect(room.records).toMatchObject([{ outcome: "cancelled" }]);
  });

  test("the next menu of whoever forwards answers there", () => {
    const profiles = [profile("Fermé", { inside: { ringSeconds: 5, onNoAnswer: forwardTo("602") } })];
    const closed = extension("202", { profiles, planning: always("Fermé") });
    const room = setUp(day(), { extensions: [closed, extension("204")], groups: [] });
    const [caller] = room.phones("204", "202");
    const calling = caller.call("601");

    calling.press("2");
    room.wait(5);

    expect(calling.hears).toBe(heard("b"));
  });
});

describe("GRP-12: a menu among the members of a group", () => {
  const sales = (change: Parameters<typeof group>[2] = {}, members = ["601", "202"]) => {
    const room = setUp(day(), { groups: [group("800", members, change)] });
    const [caller, desk] = room.phones("204", "202");
    return { room, caller, desk };
  };

  test("answers when the others have rung in vain, wherever it stands among them", () => {
    const { room, caller, desk } = sales({ ringSeconds: 20 });

    const calling = caller.call("800");
    expect([calling.hears, desk.calls.length]).toEqual(["nothing", 1]);
    room.wait(20);

    expect([calling.saw.at(-1), calling.hears, desk.last.saw]).toEqual(["200", announcement, ["CANCEL"]]);
  });

  test("answers at once when nobody else is free or there", () => {
    const { room, caller } = sales({}, ["601", "205"]);
    room.phone("203").call("205");
    room.phone("205").call("203");
    const alone = setUp(day(), { groups: [group("800", ["601"])] })
      .phone("204")
      .call("800");

    expect([caller.call("800").hears, alone.hears]).toEqual([announcement, announcement]);
  });

  test("leaves the way to an overflow that is set, and may be a member of a group within the group", () => {
    const { room, caller } = sales({ overflow: forwardTo("203") }, ["601", "205"]);
    const other = room.phone("203");
    caller.call("800");
    expect(other.calls).toHaveLength(1);

    const groups = [group("800", ["801"]), group("801", ["601"])];
    expect(setUp(day(), { groups }).phone("204").call("800").hears).toBe(announcement);
  });
});

describe("SVI-26: a menu is a destination", () => {
  const led = (menu = day(), change: Partial<PbxView> = {}) => {
    const room = new TelephoneRoom(
      outsideOffice({ menuNumbers, menus: [menu, night], trunks: [line("900", { extension: "601" })], ...change }),
    );
    return { room, operator: room.operator() };
  };
  const from = { from: "0612345678", to: "0122334400" };

  test("of a line, whose callers reach what the menu names", () => {
    const { room, operator } = led();
    const desk = room.phone("202");

    const calling = operator.callBy(from);
    expect([calling.saw, calling.hears]).toEqual([["200"], announcement]);
    calling.press("2");
    desk.last.answer();
    calling.hangUp();

    expect(room.records).toMatchObject([{ answeredBy: "202", caller: { number: "0612345678" } }]);
  });

  test("of a line, and opens no way outside that the configuration does not name", () => {
    const { room, operator } = led(day({ 2: "0612345678" }));

    const calling = operator.callBy(from);
    calling.press("2");

    expect(calling.hears).toBe(announcement);
    expect(operator.calls.filter((call) => call !== calling)).toEqual([]);
    expect(room.remains()).toMatchObject({ calls: 1 });
  });

  test("of a rule for callers and of a number of the line", () => {
    const rule = { caller: "06*", trunk: null, asksNumber: false, extension: "602", sound: null, when: null };
    const { operator } = led(day(), { inboundRules: [rule] });

    expect(operator.callBy(from).hears).toBe(heard("b"));
    expect(operator.callBy({ ...from, from: "0144556677" }).hears).toBe(announcement);
  });

  test("PRO-05 GRP-19: of the profile of a group that nobody answers, which does not count the caller any longer", () => {
    const profiles = [profile("Ouvert", { outside: { ringSeconds: 5, onNoAnswer: forwardTo("601") } })];
    const change = { profiles, planning: always("Ouvert"), maxIncoming: 1 };
    const { room, operator } = led(day(), {
      groups: [group("800", ["201"], change)],
      trunks: [line("900", { extension: "800" })],
    });
    const desk = room.phone("201");

    const first = operator.callBy(from);
    room.wait(5);
    expect([first.hears, desk.last.saw]).toEqual([announcement, ["CANCEL"]]);
    operator.callBy(from);

    expect(desk.calls).toHaveLength(2);
    first.hangUp();
    expect(room.records).toMatchObject([{ outcome: "cancelled", answeredBy: null }]);
  });

  test("of the overflow of a group where nobody is there", () => {
    const { operator } = led(day(), {
      groups: [group("800", ["201"], { overflow: forwardTo("602") })],
      trunks: [line("900", { extension: "800" })],
    });

    expect(operator.callBy(from).hears).toBe(heard("b"));
  });

  test("PRO-07: of the profile of a closed office, at once", () => {
    const profiles = [profile("Fermé", { outside: { onUnavailable: forwardTo("602") } })];
    const { operator } = led(day(), {
      extensions: [extension("201", { profiles, planning: always("Fermé") })],
      groups: [],
      trunks: [line("900", { extension: "201" })],
    });

    expect(operator.callBy(from).hears).toBe(heard("b"));
  });

  test("of a blind transfer", () => {
    const room = setUp();
    const [a, b] = room.phones("203", "204");
    const calling = a.call("204");
    b.last.answer();

    b.last.refer("601");

    expect([calling.hears, b.last.over]).toEqual([announcement, true]);
    calling.press("9");
    expect(calling.over).toBe(false);
  });

  test("of an attended transfer: it begins anew for who is transferred", () => {
    const room = setUp();
    const [a, b, desk] = room.phones("203", "204", "202");
    const calling = a.call("204");
    b.last.answer();
    const asking = b.call("601");
    asking.hearOut();

    b.calls[0]?.refer("601", asking);

    expect([calling.hears, asking.over]).toEqual([announcement, true]);
    calling.press("2");
    desk.last.answer();
    expect(calling.hears).toBe("202");
    calling.hangUp();
    expect(room.remains()).toEqual(atRest);
    expect(codes(room)).toContain("transfers-to-menu");
  });

  test("of a redirection: it answers, and nobody rings any more", () => {
    const room = setUp(day(), { groups: [group("800", ["201", "202"])] });
    const [caller, one, two] = room.phones("204", "201", "202");
    const calling = caller.call("800");

    one.last.redirect("sip:601@sipleo");

    expect([calling.hears, two.last.saw]).toEqual([announcement, ["CANCEL"]]);
    calling.hangUp();
    expect(room.remains()).toEqual(atRest);
  });
});

describe("keying in an extension", () => {
  const open = day({ 2: "203", 9: "201" }, { dialsExtensions: true });

  test("reaches it as soon as no further digit can follow", () => {
    const room = setUp(open);
    const desk = room.phone("202");
    const calling = room.phone("204").call("601");

    for (const digit of "202") calling.press(digit);

    expect(desk.calls).toHaveLength(1);
  });

  test("a key that no extension begins with acts at once, one that does after three seconds", () => {
    const room = setUp(open);
    const [one, three] = room.phones("201", "203");
    const caller = room.phone("204");
    caller.call("601").press("9");
    expect(one.calls).toHaveLength(1);

    const calling = caller.call("601");
    calling.press("2");
    expect(calling.hears).toBe("nothing");
    room.wait(3);

    expect(three.calls).toHaveLength(1);
  });

  test("# ends it; what is nobody's number plays the announcement again", () => {
    const room = setUp(open, { extensions: ["20", "201", "204"].map((number) => extension(number)), groups: [] });
    const short = room.phone("20");
    const caller = room.phone("204");
    const calling = caller.call("601");
    for (const digit of "20#") calling.press(digit);
    expect(short.calls).toHaveLength(1);

    const lost = caller.call("601");
    for (const digit of "207#") lost.press(digit);
    expect(lost.hears).toBe(announcement);
  });

  test("is for extensions only, and only where it is allowed", () => {
    const room = setUp(open, { groups: [group("802", ["201"])] });
    room.phone("201");
    const caller = room.phone("204");

    const calling = caller.call("601");
    for (const digit of "802") calling.press(digit);
    expect(calling.hears).toBe("nothing");
    room.wait(3);
    expect(calling.hears).toBe(announcement);

    room.run(office({ menuNumbers, menus: [day()] }));
    const other = caller.call("601");
    other.press("2");
    expect(other.hears).toBe(announcement);
  });
});
