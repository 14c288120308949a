import { expect, test } from "vitest";
import { sidesOf } from "./sides-of.ts";

const [outside, inside] = [
  { number: "0612345678", name: "" },
  { number: "201", name: "Gérant" },
];

test("MEX-04: who called comes first, from whatever side", () => {
  expect(sidesOf({ direction: "incoming", outside, inside })).toEqual({ from: outside, to: inside });
  expect(sidesOf({ direction: "outgoing", outside, inside })).toEqual({ from: inside, to: outside });
});
