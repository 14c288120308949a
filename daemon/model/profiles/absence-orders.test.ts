import { expect, test } from "vitest";
import { type Absence, afterOrder, PRESENT } from "./absence.ts";
import { absenceOrders } from "./absence-orders.ts";

const away: Absence = { doNotDisturb: true, forwards: { ...PRESENT.forwards, always: "202", busy: "0601020304" } };

test("a page sets what the codes of the telephone would, and nothing that is so already", () => {
  expect(absenceOrders(PRESENT, away)).toEqual([
    { kind: "do-not-disturb", on: true },
    { kind: "forward", when: "always", to: "202" },
    { kind: "forward", when: "busy", to: "0601020304" },
  ]);
  expect(absenceOrders(away, away)).toEqual([]);
});

test("one after the other they lead there, and back", () => {
  expect(absenceOrders(PRESENT, away).reduce(afterOrder, PRESENT)).toEqual(away);
  expect(absenceOrders(away, PRESENT).reduce(afterOrder, away)).toEqual(PRESENT);
});
