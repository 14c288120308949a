import { expect, test } from "vitest";
import { exportAddress, type Wanted } from "./export-address.ts";
import { everyCall } from "./journal-filter.ts";

const everything: Wanted = { ...everyCall, format: "csv" };

test("STA-06: what is not asked for is left out", () => {
  expect(exportAddress(everything)).toBe("/api/v1/calls.csv");
  expect(exportAddress({ ...everything, from: "2026-11-01", number: " +33 6 ", format: "json" })).toBe(
    "/api/v1/calls.json?from=2026-11-01&number=%2B33+6",
  );
});
