import { expect, test } from "vitest";
import { addressOf, askedWayOf, clockAt, momentAt, momentsFrom, nothingAsked, questionOf } from "./asked-way.ts";

const PARIS = "Europe/Paris";

test("a call that is looked at has an address that shows the same again", () => {
  const asked = { ...nothingAsked, line: "900", caller: "+33 6 12 34 56 78", to: "0122334455", at: "2026-11-29T11:00" };

  expect(askedWayOf(addressOf(asked))).toEqual(asked);
});

test("numbers are asked as they are dialled, however they are written", () => {
  const asked = { ...nothingAsked, from: "201", to: "01.22 33-44 (55)" };

  expect(questionOf(asked, PARIS)).toEqual({ question: { from: "201", to: "0122334455", line: null, at: null } });
  expect(questionOf({ ...asked, line: "900", caller: " +33 6" }, PARIS)).toMatchObject({
    question: { from: "+336", line: "900" },
  });
});

test("each field says what is wrong with it", () => {
  const asked = { from: "", line: "900", caller: "Jean", to: "<b>", at: "2026-02-30T08:00" };

  expect(questionOf(asked, PARIS)).toEqual({ wrongs: { caller: "badNumber", to: "badNumber", at: "badWhen" } });
  expect(questionOf(nothingAsked, PARIS)).toEqual({ wrongs: { from: "noFrom", to: "missing" } });
});

test("a moment is that of the clocks of the office, also on the days on which they are set", () => {
  for (const text of ["2026-11-29T11:00", "2026-03-29T11:00", "2026-10-25T23:30", "2026-10-25T01:15"])
    expect(clockAt(momentAt(text, PARIS) ?? 0, PARIS)).toBe(text);
  expect(momentAt("2026-11-29T11:00", PARIS)).toBe(Date.UTC(2026, 10, 29, 10));
  expect(momentAt("2026-11-29T24:00", PARIS)).toBeUndefined();
  expect(momentAt("2026-03-29T02:30", PARIS)).toBeUndefined();
});

test("this evening, next Sunday and the next public holiday", () => {
  const moments = momentsFrom(Date.UTC(2026, 10, 27, 9), PARIS, "metropole");

  expect(moments).toMatchObject({
    tonight: "2026-11-27T22:00",
    sunday: "2026-11-29T11:00",
    holiday: { name: "Noël", at: "2026-12-25T11:00" },
  });
});
