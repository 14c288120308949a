import { expect, test } from "vitest";
import { addressOf, filterOf, recordingQueryOf } from "./recording-filter.ts";

test("MEX-04: the recordings that are shown have an address", () => {
  const filter = { number: "+33 6", rule: "Ventes & support", call: "" };

  expect(filterOf(addressOf(filter))).toEqual(filter);
  expect(recordingQueryOf({ ...filter, number: " 201 " })).toEqual({ number: "201", rule: "Ventes & support" });
  expect(addressOf({ number: "", rule: "", call: "" })).toBe("");
});
