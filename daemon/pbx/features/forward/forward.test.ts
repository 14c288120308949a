import { describe, expect, test } from "vitest";
import { always, forwardTo, profile } from "../../../model/config/office.fixture.ts";
import type { Profile } from "../../../model/config/profiles.ts";
import { extension, group, office } from "../../office.fixture.ts";
import { line, outsideOffice } from "../../outside.fixture.ts";
import { atRest, TelephoneRoom } from "../../telephone-room.fixture.ts";

const inProfile = (number: string, calls: Partial<Profile["inside"]>) =>
  extension(number, { profiles: [profile("Ici", { inside: calls, outside: calls })], planning: always("Ici") });
const setUp = (...forwarding: ReturnType<typeof extension>[]) => {
  const others = ["201", "202", "203", "204"].filter((number) => forwarding.every((one) => one.number !== number));
  const extensions = [...forwarding, ...others.map((number) => extension(number))];
  return new TelephoneRoom(office({ extensions, groups: [group("800", ["202", "203"])] }));
};
const codes = (room: TelephoneRoom) =>
  room.records.at(-1)?.reasons.map((one) => (typeof one === "string" ? one : one.code));

describe("a call that is not answered", () => {
  test("PRO-04 PRO-05: rings the next one after the time of the profile, who sees who has called", () => {
    const room = setUp(inProfile("202", { ringSeconds: 10, onNoAnswer: forwardTo("203") }));
    const [a, b, c] = room.phones("201", "202", "203");

    const calling = a.call("202");
    room.wait(9);
    expect(c.calls).toHaveLength(0);
    room.wait(1);
    expect(b.last.saw).toEqual(["CANCEL"]);
    c.last.answer();

    expect(calling.saw).toEqual(["180", "200"]);
    expect([calling.hears, c.last.hears, c.last.shown?.number]).toEqual(["203", "201", "201"]);
    calling.hangUp();
    expect(room.remains()).toEqual(atRest);
    expect(room.records).toMatchObject([{ outcome: "answered", answeredBy: "203", dialled: "202" }]);
    expect(codes(room)).toEqual(expect.arrayContaining(["profile-by-planning", "nobody-answered", "forwards"]));
  });

  test("PRO-06: declined, it goes on at once; declined everywhere, the caller is told so", () => {
    const room = setUp(inProfile("202", { onBusy: forwardTo("203") }));
    const [a, b, c] = room.phones("201", "202", "203");

    const calling = a.call("202");
    b.last.refuse(603);
    c.last.refuse(486);

    expect(calling.saw).toEqual(["180", "486"]);
    expect(room.remains()).toEqual(atRest);
  });

  test("PRO-07: a telephone that is gone though it is registered counts as unavailable", () => {
    const room = setUp(inProfile("202", { onUnavailable: forwardTo("203"), onBusy: forwardTo("204") }));
    const [a, b, c] = room.phones("201", "202", "203");

    a.call("202");
    b.last.refuse(480);

    expect(c.calls).toHaveLength(1);
  });

  test("a forward of the one that it was forwarded to follows; a circle ends with the cause of the last", () => {
    const room = setUp(
      inProfile("202", { ringSeconds: 5, onNoAnswer: forwardTo("203") }),
      inProfile("203", { ringSeconds: 5, onNoAnswer: forwardTo("202") }),
    );
    const [a, b, c] = room.phones("201", "202", "203");

    const calling = a.call("202");
    room.wait(10);

    expect([b.calls.length, c.calls.length]).toEqual([1, 1]);
    expect(calling.saw).toEqual(["180", "480"]);
    expect(codes(room)).toContain("forward-goes-round");
    expect(room.remains()).toEqual(atRest);
  });

  test("a forward to a group leaves out who has rung already", () => {
    const room = setUp(inProfile("202", { ringSeconds: 5, onNoAnswer: forwardTo("800") }));
    const [a, b, c] = room.phones("201", "202", "203");

    const calling = a.call("202");
    room.wait(5);

    expect([b.calls.length, c.calls.length]).toEqual([1, 1]);
    calling.hangUp();
    expect(room.remains()).toEqual(atRest);
  });

  test("who gives up while the second one rings leaves nothing behind", () => {
    const room = setUp(inProfile("202", { onBusy: forwardTo("203") }));
    const [a, b, c] = room.phones("201", "202", "203");

    const calling = a.call("202");
    b.last.refuse(486);
    calling.hangUp();

    expect(c.last.saw).toEqual(["CANCEL"]);
    expect(room.remains()).toEqual(atRest);
  });

  test("a blind transfer follows the forward, and only when that fails rings the transferor back", () => {
    const room = setUp(inProfile("203", { ringSeconds: 5, onNoAnswer: forwardTo("204") }));
    const [a, b, , d] = room.phones("201", "202", "203", "204");
    const calling = a.call("202");
    b.last.answer();

    b.last.refer("203");
    room.wait(5);
    d.last.refuse(486);

    expect(b.calls).toHaveLength(2);
    expect(b.last.over).toBe(false);
    calling.hangUp();
    expect(room.remains()).toEqual(atRest);
  });

  test("PRO-15: the profile chosen by hand is asked when the call comes", () => {
    const profiles = [profile("Ici"), profile("Absent", { inside: { ringSeconds: 5, onNoAnswer: forwardTo("203") } })];
    const room = setUp(extension("202", { profiles, planning: always("Ici") }));
    const [a, , c] = room.phones("201", "202", "203");
    room.chosen.set("202", { profile: "Absent", until: room.clock.now() + 60_000 });

    const calling = a.call("202");
    room.wait(5);
    expect(c.calls).toHaveLength(1);
    calling.hangUp();
    room.wait(60);
    a.call("202");
    room.wait(29);

    expect(c.calls).toHaveLength(1);
  });
});

describe("a forward to the outside", () => {
  const mobile = "0612345678";

  test("PRO-11 LIG-06: goes out by a line, and the operator learns who has forwarded for whom", () => {
    const calls = { ringSeconds: 5, onNoAnswer: forwardTo(mobile) };
    const room = new TelephoneRoom(
      outsideOffice({
        extensions: [inProfile("201", calls)],
        groups: [],
        trunks: [line("900", { keepsCallerNumber: true })],
      }),
    );
    const operator = room.operator();
    room.phone("201");

    const calling = operator.callBy({ from: "+33144444444", to: "0122334400" });
    room.wait(5);
    const out = operator.last;
    out.answer();

    expect(calling.saw).toContain("200");
    expect(room.records).toHaveLength(0);
    calling.hangUp();
    expect(room.remains()).toEqual(atRest);
    expect(room.records).toMatchObject([{ answeredBy: mobile }]);
    expect(codes(room)).toEqual(expect.arrayContaining(["forwards", "by-rule", "line-tried"]));
  });
});
