import { expect, test } from "vitest";
import { addressOf, statisticsQueryOf, thisMonth, wantedOf } from "./wanted-statistics.ts";

const wanted = thisMonth("2026-11-27");

test("STA-05: at first the days of this month are shown", () => {
  expect(statisticsQueryOf(wanted)).toEqual({ from: "2026-11-01", to: "2026-11-27", by: "day", of: "office" });
});

test("STA-02 STA-03 STA-04: what is chosen is asked, however numbers are written apart", () => {
  const chosen = { ...wanted, of: "extension", numbers: " 201, 202;203 ", origin: "inside", kinds: "missed" } as const;

  expect(statisticsQueryOf(chosen)).toMatchObject({ numbers: "201,202,203", origin: "inside", kinds: "missed" });
  expect(statisticsQueryOf({ ...chosen, of: "office" })).not.toHaveProperty("numbers");
});

test("nothing is asked while a number or a date is being typed", () => {
  expect(statisticsQueryOf({ ...wanted, numbers: "2" })).toBeNull();
  expect(statisticsQueryOf({ ...wanted, to: "" })).toBeNull();
});

test("figures that are looked at have an address, and what is usual is not in it", () => {
  const today = "2026-11-27";
  const chosen = {
    ...wanted,
    from: "2026-10-01",
    of: "extension",
    numbers: "201",
    kinds: "missed",
    compared: true,
  } as const;

  expect(addressOf(wanted, today)).toBe("");
  expect(addressOf(chosen, today)).toBe(
    "?du=2026-10-01&au=2026-11-27&de=extension&numeros=201&appels=missed&avant=oui",
  );
  expect(wantedOf(addressOf(chosen, today), today)).toEqual(chosen);
  expect(wantedOf("?par=century&de=%3Cb%3E&origine=moon", today)).toEqual(wanted);
});
