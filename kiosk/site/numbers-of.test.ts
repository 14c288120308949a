import { expect, test } from "vitest";
import { numbered, numbersOf } from "./numbers-of.ts";

test("numbers and names are read from the configuration, whatever its version", () => {
  const document = { extensions: [{ number: "201", name: "Gérant" }, { name: "?" }, 7], trunks: [{ number: "900" }] };

  expect(numbersOf(document)).toEqual({
    extensions: [{ number: "201", name: "Gérant" }],
    groups: [],
    agents: [],
    lines: [{ number: "900", name: "" }],
  });
  expect(numbersOf(null).extensions).toEqual([]);
});

test("a number without a name stands alone", () => {
  expect([numbered({ number: "900", name: "" }), numbered({ number: "201", name: "Gérant" })]).toEqual([
    "900",
    "201 Gérant",
  ]);
});
