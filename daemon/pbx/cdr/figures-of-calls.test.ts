import { describe, expect, test } from "vitest";
import { talliesOf } from "../../contracts/tallies-of.ts";
import { always, forwardTo, profile } from "../../model/config/office.fixture.ts";
import type { PbxView } from "../../model/snapshot/pbx-view.ts";
import { extension, group, pbxMenu } from "../office.fixture.ts";
import { line, outsideOffice } from "../outside.fixture.ts";
import { TelephoneRoom } from "../telephone-room.fixture.ts";

/** What calls as they really go count, and for whom (contracts/statistics.ts). */
const setUp = (change: Partial<PbxView> = {}) => {
  const room = new TelephoneRoom(outsideOffice(change));
  return { room, operator: room.operator("198.51.100.1"), spare: room.operator("198.51.100.2") };
};

/** `201` is the extension, `group 800`, `line 900`, `office`; without what is nought. */
function figures({ records }: TelephoneRoom): Record<string, Record<string, number>> {
  const sums: Record<string, Record<string, number>> = {};
  for (const { of, number, figures } of records.flatMap(talliesOf)) {
    const whose = of === "extension" ? number : `${of} ${number}`.trim();
    const sum = { ...sums[whose] };
    for (const [name, figure] of Object.entries(figures)) if (figure > 0) sum[name] = (sum[name] ?? 0) + figure;
    sums[whose] = sum;
  }
  return sums;
}
const origins = ({ records }: TelephoneRoom) => new Set(records.flatMap(talliesOf).map(({ origin }) => origin));

const absent = profile("Absent", { inside: { onNoAnswer: forwardTo("203") } });

describe("STA-02: what a call counts", () => {
  test("between two extensions: emitted for the one, answered for the other, both for the office", () => {
    const { room } = setUp();
    const [a, b] = room.phones("201", "202");

    a.call("202");
    room.wait(4);
    b.last.answer();
    room.wait(60);
    b.last.hangUp();

    expect(figures(room)).toEqual({
      201: { emitted: 1, reached: 1, talkSeconds: 60 },
      202: { answered: 1, waitSeconds: 4, talkSeconds: 60 },
      office: { emitted: 1, reached: 1, answered: 1, waitSeconds: 4, talkSeconds: 60 },
    });
    expect(origins(room)).toEqual(new Set(["inside"]));
  });

  test("nobody answers: missed; who is busy or declines has refused", () => {
    const { room } = setUp();
    const [a, b] = room.phones("201", "202");

    a.call("202").hangUp();
    a.call("202");
    b.last.refuse(486);
    a.call("203");

    expect(figures(room)).toEqual({
      201: { emitted: 3 },
      202: { missed: 1, refused: 1 },
      203: { refused: 1 },
      office: { emitted: 3, missed: 1, refused: 2 },
    });
  });

  test("two telephones of one extension are one call for it", () => {
    const { room } = setUp();
    const [a, desk, mobile] = room.phones("201", "202", "202");

    a.call("202");
    mobile.last.answer();
    mobile.last.hangUp();
    a.call("202").hangUp();

    expect(desk.calls).toHaveLength(2);
    expect(figures(room)[202]).toEqual({ answered: 1, missed: 1 });
  });

  test.each(["all", "in-order"] as const)("a group call (%s) that one answers is missed by nobody", (strategy) => {
    const groups = [group("800", ["202", "203"], { strategy, memberSeconds: 10 })];
    const { room } = setUp({ groups });
    const [a, , c] = room.phones("201", "202", "203");

    a.call("800");
    room.wait(10);
    c.last.answer();
    c.last.hangUp();

    const wait = strategy === "all" ? 10 : 0;
    expect(figures(room)).toMatchObject({ 202: { elsewhere: 1 }, 203: { answered: 1 } });
    expect(figures(room)["203"]?.waitSeconds ?? 0).toBe(wait);
    expect(figures(room)["group 800"]).toEqual({ answered: 1, waitSeconds: 10 });
  });

  test("a group call that nobody answers is missed by the group and by each who rang", () => {
    const { room } = setUp({ groups: [group("800", ["202", "203"])] });
    const [a] = room.phones("201", "202", "203");

    a.call("800").hangUp();

    expect(figures(room)).toEqual({
      201: { emitted: 1 },
      202: { missed: 1 },
      203: { missed: 1 },
      "group 800": { missed: 1 },
      office: { emitted: 1, missed: 1 },
    });
  });

  test("a group that overflows to somebody who answers has missed the call", () => {
    const groups = [group("800", ["202"], { overflow: { kind: "number", number: "203" } })];
    const { room } = setUp({ groups });
    const [a, , c] = room.phones("201", "202", "203");

    a.call("800");
    room.wait(20);
    c.last.answer();
    c.last.hangUp();

    expect(figures(room)).toMatchObject({ 202: { missed: 1 }, 203: { answered: 1 }, "group 800": { missed: 1 } });
    expect(figures(room).office).toMatchObject({ answered: 1 });
  });

  test("a forward: who did not answer has missed it, who then answered has answered it", () => {
    const extensions = [
      extension("201"),
      extension("202", { profiles: [absent], planning: always("Absent") }),
      extension("203"),
    ];
    const { room } = setUp({ extensions });
    const [a, , c] = room.phones("201", "202", "203");

    a.call("202");
    room.wait(30);
    c.last.answer();
    c.last.hangUp();

    expect(figures(room)).toMatchObject({ 201: { emitted: 1, reached: 1 }, 202: { missed: 1 }, 203: { answered: 1 } });
  });

  test("a blind transfer: each has what he took himself, and talked", () => {
    const { room } = setUp();
    const [a, b, c] = room.phones("201", "202", "203");

    a.call("202");
    b.last.answer();
    room.wait(10);
    b.last.refer("203");
    room.wait(5);
    c.last.answer();
    room.wait(20);
    c.last.hangUp();

    expect(figures(room)).toMatchObject({
      201: { emitted: 1, reached: 1, talkSeconds: 35 },
      202: { answered: 1, talkSeconds: 10 },
      203: { answered: 1, waitSeconds: 5, talkSeconds: 20 },
    });
  });

  test("who rings while the consultation is put through has one call, not two", () => {
    const { room } = setUp();
    const [a, b, c] = room.phones("201", "202", "203");
    a.call("202");
    b.last.answer();
    const consulting = b.call("203");

    b.calls[0]?.refer("203", consulting);
    c.last.answer();
    c.last.hangUp();

    expect(figures(room)[203]).toEqual({ answered: 1 });
    expect(figures(room)[202]).toEqual({ answered: 1, emitted: 1 });
  });

  test("a pickup is answered by who took it, and missed by nobody", () => {
    const { room } = setUp({ groups: [group("800", ["202", "203"])] });
    const [a, , c] = room.phones("201", "202", "203");

    a.call("202");
    c.call("*8202").hangUp();

    expect(figures(room)).toMatchObject({
      201: { emitted: 1, reached: 1 },
      202: { elsewhere: 1 },
      203: { answered: 1 },
    });
    expect(figures(room)[203]?.emitted).toBeUndefined();
  });

  test("a code, or a number that is nobody's, is no call", () => {
    const { room } = setUp();

    room.phone("201").call("*69").hangUp();
    room.phone("201").call("299");

    expect(room.records.length).toBeGreaterThan(0);
    expect(figures(room)).toEqual({});
  });
});

describe("STA-04: what a call with the outside counts", () => {
  test("from outside: answered by who took it, by the line and by the office", () => {
    const { room, operator } = setUp();
    const phone = room.phone("201");

    operator.callBy({ from: "0612345678", to: "0122334400" });
    room.wait(3);
    phone.last.answer();
    room.wait(30);
    phone.last.hangUp();

    const received = { answered: 1, waitSeconds: 3, talkSeconds: 30 };
    expect(figures(room)).toEqual({ 201: received, "line 900": received, office: received });
    expect(origins(room)).toEqual(new Set(["outside"]));
  });

  test("to the outside: emitted, a try by each line; the number outside has no figures", () => {
    const { room, operator, spare } = setUp();
    const calling = room.phone("201").call("0612345678");

    operator.last.refuse(503);
    spare.last.answer();
    room.wait(30);
    calling.hangUp();

    expect(figures(room)).toEqual({
      201: { emitted: 1, reached: 1, talkSeconds: 30 },
      "line 900": { emitted: 1 },
      "line 901": { emitted: 1, reached: 1, talkSeconds: 30 },
      office: { emitted: 1, reached: 1, talkSeconds: 30 },
    });
  });

  test("who leaves a menu has missed; who chooses is answered by whom he reaches", () => {
    const menus = [pbxMenu("Jour", { 2: "202" }, { number: "601" })];
    const { room, operator } = setUp({
      menus,
      menuNumbers: [{ number: "601", name: "svi" }],
      trunks: [line("900", { extension: "601" })],
    });
    const desk = room.phone("202");

    operator.callBy({ from: "0612345678", to: "0122334400" }).hangUp();
    const calling = operator.callBy({ from: "0612345678", to: "0122334400" });
    room.wait(8);
    calling.press("2");
    room.wait(2);
    desk.last.answer();
    desk.last.hangUp();

    expect(figures(room)).toEqual({
      202: { answered: 1, waitSeconds: 2 },
      "line 900": { answered: 1, missed: 1, waitSeconds: 10 },
      office: { answered: 1, missed: 1, waitSeconds: 10 },
    });
  });
});
