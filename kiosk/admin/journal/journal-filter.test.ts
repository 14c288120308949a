import { expect, test } from "vitest";
import { addressOf, beforeOf, everyCall, filterOf, isFiltered, periodOf, recordQueryOf } from "./journal-filter.ts";

test("a filtered journal has an address that shows the same again", () => {
  const filter = { ...everyCall, from: "2026-11-01", number: "+33 6 12", direction: "incoming", line: "900" };
  const address = addressOf(filter, "0001-call");

  expect(address).toBe("?du=2026-11-01&numero=%2B33+6+12&sens=incoming&ligne=900&avant=0001-call");
  expect(filterOf(address)).toEqual(filter);
  expect(beforeOf(address)).toBe("0001-call");
});

test("what an address says wrongly is not asked for", () => {
  expect(filterOf("?du=2026-02-30&sens=sideways&issue=%3Cscript%3E&ligne=x&numero=201")).toEqual({
    ...everyCall,
    number: "201",
  });
  expect(recordQueryOf({ ...everyCall, number: " ab " })).toEqual({});
  expect(recordQueryOf({ ...everyCall, number: " 201 ", outcome: "busy" })).toEqual({ number: "201", outcome: "busy" });
});

test("nothing chosen is no filter", () => {
  expect([isFiltered(everyCall), isFiltered({ ...everyCall, outcome: "answered" })]).toEqual([false, true]);
});

test("days that are often wanted", () => {
  expect(periodOf("today", "2026-11-27")).toEqual({ from: "2026-11-27", to: "2026-11-27" });
  expect(periodOf("yesterday", "2026-03-01")).toEqual({ from: "2026-02-28", to: "2026-02-28" });
  expect(periodOf("week", "2026-11-03")).toEqual({ from: "2026-10-28", to: "2026-11-03" });
});
