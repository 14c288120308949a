import { describe, expect, test } from "vitest";
import { atRest, TelephoneRoom } from "../../telephone-room.fixture.ts";
import { userOf } from "./user-of.ts";

describe("a telephone that redirects (302)", () => {
  test("its target rings and the caller sees who answers", () => {
    const room = new TelephoneRoom();
    const [a, b, c] = room.phones("201", "202", "203");

    const calling = a.call("202");
    b.last.redirect("<sip:203@127.0.0.1>");
    c.last.answer();

    expect([calling.hears, calling.shown?.number]).toEqual(["203", "203"]);
    expect(c.last.headers).toContainEqual(["Diversion", "<sip:202@sipleo>;reason=unknown"]);
    calling.hangUp();
    expect(room.remains()).toEqual(atRest);
    expect(room.records).toMatchObject([{ dialled: "202", answeredBy: "203" }]);
  });

  test("a loop ends: nobody is called twice", () => {
    const room = new TelephoneRoom();
    const [a, b, c] = room.phones("201", "202", "203");

    const calling = a.call("202");
    b.last.redirect("sip:203@x");
    c.last.redirect("sip:202@x");

    expect(calling.saw).toEqual(["180", "486"]);
    expect([b.calls.length, c.calls.length]).toEqual([1, 1]);
    expect(room.remains()).toEqual(atRest);
  });

  test("to the caller, or to nobody, it fails", () => {
    const room = new TelephoneRoom();
    const [a, b] = room.phones("201", "202");

    const first = a.call("202");
    b.last.redirect("sip:201@x");
    const second = a.call("202");
    b.last.redirect("sip:999@x");

    expect([first.saw.at(-1), second.saw.at(-1)]).toEqual(["486", "404"]);
    expect(room.remains()).toEqual(atRest);
  });

  test("gives the target its own ring time", () => {
    const room = new TelephoneRoom();
    const [a, b] = room.phones("201", "202", "203");

    const calling = a.call("202");
    room.wait(20);
    b.last.redirect("sip:203@x");
    room.wait(29);
    expect(calling.over).toBe(false);
    room.wait(1);

    expect(calling.saw.at(-1)).toBe("480");
    expect(room.remains()).toEqual(atRest);
  });
});

test.each([
  ["sip:203@192.0.2.1", "203"],
  ['"Poste" <sip:203;phone-context=x@192.0.2.1:5060;transport=udp>;q=0.5', "203"],
  ["tel:+33-1.22.33(44)55", "+3312233" + "4455"],
  ["203", "203"],
  ["<sips:%32%30%33@x>", "203"],
  ["", ""],
])("the number in %s is %s", (target, number) => {
  expect(userOf(target)).toBe(number);
});
