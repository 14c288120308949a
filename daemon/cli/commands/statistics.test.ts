import { expect, test } from "vitest";
import type { StatisticsRow } from "../../contracts/statistics.ts";
import { statisticsTable } from "../../contracts/statistics-as-table.ts";
import { inWords, queryOf } from "./statistics.ts";

const row: StatisticsRow = {
  ...{ period: "2026-11-27", number: "201", name: "Gérant", emitted: 12, reached: 9, answered: 7, missed: 2 },
  ...{ refused: 1, elsewhere: 3, talkSeconds: 3600, waitSeconds: 42 },
};
const form = { by: "day", of: "extension", kinds: [], language: "en" } as const;

test("without dates this month is meant", () => {
  expect(queryOf({ home: "/var", of: "group" }, "2026-11-27")).toEqual({
    ...{ from: "2026-11-01", to: "2026-11-27", of: "group" },
  });
});

test("STA-02 STA-03: each extension has a line with what it made, answered and missed", () => {
  const told = inWords(statisticsTable([row], form), true);

  expect(told).toMatch(/^DAY +EXTENSION +NAME +MADE +OF WHICH ANSWERED +ANSWERED +MISSED +REFUSED +TAKEN ELSEWHERE/);
  expect(told).toMatch(/^2026-11-27 +201 +Gérant +12 +9 +7 +2 +1 +3 +3600 +42$/m);
});

test("STA-02: only what was chosen is told, and the office as a whole has no number", () => {
  const rows = statisticsTable([row], { ...form, of: "office", by: "total", kinds: ["missed"], language: "fr" });

  expect(rows).toEqual([
    ["manqués", "refusés", "pris ailleurs", "conversation (s)"],
    [2, 1, 3, 3600],
  ]);
});

test("nothing counted is a sentence, and so are calls that are still being counted", () => {
  expect(inWords(statisticsTable([], form), false)).toBe(
    "No calls were counted in that time.\nCalls from before there were statistics are still being counted.\n",
  );
});
