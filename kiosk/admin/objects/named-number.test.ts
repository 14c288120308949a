import { expect, test } from "vitest";
import { officeOf } from "../../site/office.ts";
import { namedNumber } from "./named-number.ts";

test("LIG-05 GRP-06: a list names who is called, and the number; without a name the number alone", () => {
  const office = officeOf({ groups: [{ number: "800", name: "Général" }], extensions: [{ number: "201", name: "" }] });

  expect(namedNumber("800", office)).toBe("Général (800)");
  expect(namedNumber("201", office)).toBe("201");
  expect(namedNumber("299", office)).toBe("299");
  expect(namedNumber("800", null)).toBe("800");
});
