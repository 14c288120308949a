import type { StatisticsQuestion } from "../../contracts/statistics.ts";
import { keys } from "../keys.ts";
import type { Database } from "../level/database.ts";
import type { Range } from "./ranges-of.ts";
import { nextPeriod, periodOf } from "./shelves.ts";

/** Read at a time; and so many single values are read rather than all in between. */
const PORTION = 1000;
const MOST_SINGLE = 500;

export interface Figures {
  readonly period: string;
  readonly number: string;
  readonly value: unknown;
}

type Asked = Pick<StatisticsQuestion, "of" | "numbers">;

/** All that is kept for a range; of the numbers that are asked for only, when there are any. */
export async function* figuresIn(database: Database, asked: Asked, range: Range): AsyncGenerator<Figures> {
  const { of, numbers } = asked;
  const { shelf } = range;
  const [first, last] = [periodOf(shelf, range.from), periodOf(shelf, range.to)];
  const single = numbers === null ? null : periodsOf(shelf, first, last, MOST_SINGLE / numbers.length);
  for (const period of single ?? []) {
    for (const number of numbers ?? []) {
      yield { period, number, value: await database.get(keys.figures(shelf, of, period, number)) };
    }
  }
  if (single !== null) return;

  const wanted = numbers === null ? null : new Set(numbers);
  const prefix = keys.figures(shelf, of, "", "").slice(0, -1);
  const below = `${prefix}${last}/\uffff`;
  for (let above = `${prefix}${first}`; ; ) {
    const found = await database.oldest({ above, below, limit: PORTION });
    for (const { key, value } of found) {
      const [period = "", number = ""] = key.slice(prefix.length).split("/");
      if (wanted?.has(number) !== false) yield { period, number, value };
    }
    above = found.at(-1)?.key ?? above;
    if (found.length < PORTION) return;
  }
}

/** From one to the other; null: more than so many. */
function periodsOf(shelf: Range["shelf"], first: string, last: string, most: number): readonly string[] | null {
  const all: string[] = [];
  for (let period = first; period <= last; period = nextPeriod(shelf, period)) {
    if (all.length >= most) return null;
    all.push(period);
  }
  return all;
}
