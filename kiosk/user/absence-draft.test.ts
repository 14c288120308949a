import { expect, test } from "vitest";
import { PRESENT } from "../../daemon/model/profiles/absence.ts";
import { absenceDraft, readAbsence } from "./absence-draft.ts";

test("a number is read as it is typed, and an empty field takes a forward back", () => {
  const typed = { ...absenceDraft(PRESENT), doNotDisturb: true, always: " 06 01.02-03 04 ", busy: "" };

  expect(readAbsence(typed)).toEqual({
    doNotDisturb: true,
    forwards: { ...PRESENT.forwards, always: "0601020304" },
  });
});

test("what is shown stands for what it was", () => {
  const away = {
    doNotDisturb: false,
    forwards: { ...PRESENT.forwards, "no-answer": "203", unavailable: "+33601020304" },
  };

  expect(readAbsence(absenceDraft(away))).toEqual(away);
});
