import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CallRecord } from "../../contracts/call-record.ts";
import { randomRecord } from "../../contracts/random-record.fixture.ts";
import { FIGURES, PERIODS, type StatisticsQuestion, type StatisticsRow, SUBJECTS } from "../../contracts/statistics.ts";
import { talliesOf } from "../../contracts/tallies-of.ts";
import { daysAfter, localTime } from "../../model/calendar/calendar-date.ts";
import { type Buckets, withTally } from "./buckets.ts";
import { placesOf } from "./places-of.ts";
import { rangesOf } from "./ranges-of.ts";
import { Rows } from "./rows.ts";
import { periodOf } from "./shelves.ts";

const PARIS = "Europe/Paris";
const from = Date.UTC(2025, 10, 1);
const to = Date.UTC(2027, 1, 1);

/** Figures as the store keeps them, in memory. */
function kept(records: readonly CallRecord[]): ReadonlyMap<string, Buckets> {
  const figures = new Map<string, Buckets>();
  for (const record of records) {
    for (const tally of talliesOf(record)) {
      for (const [key, bucket] of placesOf(tally, localTime(record.startedAt, PARIS)))
        figures.set(key, withTally(figures.get(key) ?? {}, bucket, tally));
    }
  }
  return figures;
}

/** As the store reads them. */
function answered(figures: ReadonlyMap<string, Buckets>, question: StatisticsQuestion): StatisticsRow[] {
  const rows = new Rows(question);
  for (const range of rangesOf(question)) {
    for (const [key, value] of figures) {
      const [, , shelf = "", of = "", period = "", number = ""] = key.split("/");
      if (shelf !== range.shelf || of !== question.of || question.numbers?.includes(number) === false) continue;
      const isWanted = period >= periodOf(range.shelf, range.from) && period <= periodOf(range.shelf, range.to);
      if (isWanted) rows.add(value, period, number, range);
    }
  }
  return rows.list(new Map([["201", "Gérant"]]));
}

/** The same, straight from the records. */
function recounted(records: readonly CallRecord[], { of, from, to, by, numbers, origin }: StatisticsQuestion) {
  const sums = new Map<string, Record<string, number>>();
  for (const record of records) {
    const { date, minutes } = localTime(record.startedAt, PARIS);
    if (date < from || date > to) continue;
    const hour = String(Math.floor(minutes / 60)).padStart(2, "0");
    const period = { hour, day: date, month: date.slice(0, 7), year: date.slice(0, 4), total: "" }[by];
    for (const tally of talliesOf(record)) {
      if (tally.of !== of || (origin ?? tally.origin) !== tally.origin) continue;
      if (numbers?.includes(tally.number) === false) continue;
      const name = `${period}/${tally.number}`;
      const sum = sums.get(name) ?? {};
      for (const figure of FIGURES) sum[figure] = (sum[figure] ?? 0) + (tally.figures[figure] ?? 0);
      sums.set(name, sum);
    }
  }
  return [...sums]
    .filter(([, sum]) => Object.values(sum).some((figure) => figure > 0))
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, sum]) => ({
      period: name.split("/")[0],
      number: name.split("/")[1],
      name: name.endsWith("/201") ? "Gérant" : "",
      ...sum,
    }));
}

const date = fc.integer({ min: 0, max: 450 }).map((days) => daysAfter("2025-11-01", days));
const question: fc.Arbitrary<StatisticsQuestion> = fc.record({
  from: date,
  to: date,
  by: fc.constantFrom(...PERIODS),
  of: fc.constantFrom(...SUBJECTS),
  numbers: fc.option(fc.subarray(["201", "203", "800", "900"])),
  origin: fc.constantFrom("inside" as const, "outside" as const, null),
});

test("STA-05: whatever is asked, the figures are those of the records", () => {
  fc.assert(
    fc.property(
      fc.array(randomRecord(from, to), { maxLength: 40 }),
      fc.array(question, { maxLength: 8 }),
      (records, asked) => {
        const figures = kept(records);
        for (const one of asked) expect(answered(figures, one)).toEqual(recounted(records, one));
      },
    ),
  );
});

describe("STA-05: on the days on which the clocks are set", () => {
  const calls = (...moments: readonly string[]): readonly CallRecord[] => {
    const [record] = fc.sample(randomRecord(0, 0), { numRuns: 1, seed: 1 });
    if (record === undefined) throw new Error("no record");
    return moments.map((at, index) => ({
      ...record,
      ...{ call: String(index), startedAt: Date.parse(at) },
      legs: [{ ...record.legs[0], direction: "in", trunk: "900" } as CallRecord["legs"][number]],
    }));
  };
  const asked = (records: readonly CallRecord[], day: string, by: StatisticsQuestion["by"]) =>
    answered(kept(records), { from: day, to: day, by, of: "line", numbers: null, origin: null }).map(
      ({ period, answered, missed, refused }) => [period, answered + missed + refused],
    );

  test("a day of 25 hours has its hour from 2 to 3 twice, and all its calls", () => {
    const records = calls(
      "2026-10-24T22:00:00Z", // 00:00
      "2026-10-25T00:30:00Z", // 02:30, summer time
      "2026-10-25T01:30:00Z", // 02:30, winter time
      "2026-10-25T22:59:59Z", // 23:59
      "2026-10-25T23:00:00Z", // the day after
    );

    expect(asked(records, "2026-10-25", "hour")).toEqual([
      ["00", 1],
      ["02", 2],
      ["23", 1],
    ]);
    expect(asked(records, "2026-10-25", "day")).toEqual([["2026-10-25", 4]]);
  });

  test("a day of 23 hours has none from 2 to 3", () => {
    const records = calls(
      "2026-03-29T00:59:59Z",
      "2026-03-29T01:00:00Z",
      "2026-03-29T21:59:59Z",
      "2026-03-29T22:00:00Z",
    );

    expect(asked(records, "2026-03-29", "hour")).toEqual([
      ["01", 1],
      ["03", 1],
      ["23", 1],
    ]);
    expect(asked(records, "2026-03-29", "total")).toEqual([["", 3]]);
  });
});
