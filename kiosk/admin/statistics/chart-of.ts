import type { CallKind, Period } from "../../../daemon/contracts/statistics.ts";
import { CALL_KINDS } from "../../../daemon/contracts/statistics.ts";
import { type Days, periodsOf } from "./span.ts";

/** What the chart needs of a row of figures. */
export interface Figures {
  readonly period: string;
  readonly number: string;
  readonly name: string;
  readonly emitted?: number | undefined;
  readonly answered?: number | undefined;
  readonly missed?: number | undefined;
}

export interface ChartSlot {
  /** A period, or a number where the whole time is one. */
  readonly key: string;
  readonly values: readonly number[];
  readonly before: readonly number[] | null;
}

export interface Chart {
  readonly kinds: readonly CallKind[];
  readonly slots: readonly ChartSlot[];
  /** By kind. */
  readonly sums: readonly number[];
  readonly sumsBefore: readonly number[] | null;
}

interface Choice {
  readonly days: Days;
  readonly by: Period;
  readonly kind: CallKind | "";
  /** The days before, and what was counted then. */
  readonly before: { readonly days: Days; readonly rows: readonly Figures[] } | null;
}

/** Whoever is shown by himself when the whole time is one slot; more would be no picture. */
const MOST_NUMBERS = 30;

/**
 * The rows as slots of a chart: one for each period, all numbers together; of the whole time one for each number, those
 * with most first. Before: the period that has the same place in its own time.
 */
export function chartOf(rows: readonly Figures[], { days, by, kind, before }: Choice): Chart {
  const kinds = kind === "" ? CALL_KINDS : [kind];
  const sumsOf = (some: readonly Figures[]): readonly number[] =>
    kinds.map((one) => some.reduce((sum, row) => sum + (row[one] ?? 0), 0));
  const isByNumber = by === "total" && rows.some(({ number }) => number !== "");
  const slots = isByNumber ? byNumber(rows, sumsOf, before?.rows) : byPeriod(rows, sumsOf, { days, by, before });
  return { kinds, slots, sums: sumsOf(rows), sumsBefore: before === null ? null : sumsOf(before.rows) };
}

type Sums = (rows: readonly Figures[]) => readonly number[];

function byPeriod(rows: readonly Figures[], sumsOf: Sums, { days, by, before }: Omit<Choice, "kind">): ChartSlot[] {
  const earlier = before === null ? [] : periodsOf(before.days, by);
  return periodsOf(days, by).map((period, at) => {
    const then = earlier[at];
    return {
      key: period,
      values: sumsOf(rows.filter((row) => row.period === period)),
      before: before === null || then === undefined ? null : sumsOf(before.rows.filter((row) => row.period === then)),
    };
  });
}

function byNumber(rows: readonly Figures[], sumsOf: Sums, earlier: readonly Figures[] | undefined): ChartSlot[] {
  const total = (row: Figures): number => sumsOf([row]).reduce((sum, value) => sum + value, 0);
  return [...rows]
    .sort((one, other) => total(other) - total(one))
    .slice(0, MOST_NUMBERS)
    .map((row) => ({
      key: row.number,
      values: sumsOf([row]),
      before: earlier === undefined ? null : sumsOf(earlier.filter(({ number }) => number === row.number)),
    }));
}

/** By how much a sum has grown, in percent; null: there was nothing before. */
export const growth = (sum: number, before: number): number | null =>
  before === 0 ? null : Math.round((100 * (sum - before)) / before);
