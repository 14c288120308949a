import {
  MOST_ROWS,
  type Origin,
  type Period,
  type StatisticsQuestion,
  type StatisticsRow,
} from "../../contracts/statistics.ts";
import { figuresOf } from "../keys.ts";
import type { Entry } from "../level/database.ts";
import { type Bucket, bucketsIn, sum } from "./buckets.ts";
import type { Range } from "./ranges-of.ts";

/** The answer to a question, put together from what is read for it. */
export class Rows {
  readonly #question: StatisticsQuestion;
  readonly #numbers: ReadonlySet<string> | null;
  readonly #sums = new Map<string, readonly number[]>();

  constructor(question: StatisticsQuestion) {
    this.#question = question;
    this.#numbers = question.numbers === null ? null : new Set(question.numbers);
  }

  get isTooMany(): boolean {
    return this.#sums.size > MOST_ROWS;
  }

  add({ key, value }: Entry, { shelf }: Range): void {
    const { of, from, to, by, origin } = this.#question;
    const [period = "", number = ""] = key.slice(figuresOf(shelf, of).length).split("/");
    if (this.#numbers?.has(number) === false) return;
    for (const [name, bucket] of Object.entries(bucketsIn(value))) {
      const date = `${period}-${name}`;
      if (shelf === "month-days" && (date < from || date > to)) continue;
      const row = `${shelf === "month-days" ? periodOf(date, by) : name}/${number}`;
      this.#sums.set(row, sum(this.#sums.get(row) ?? [], figuresBy(bucket, origin)));
    }
  }

  /** In order of time, then of numbers. */
  list(): StatisticsRow[] {
    const inOrder = [...this.#sums].sort(([one], [other]) => (one < other ? -1 : 1));
    return inOrder.flatMap(([row, figures]) => {
      const [period = "", number = ""] = row.split("/");
      return figures.length === 0 ? [] : [{ period, number, ...named(figures) }];
    });
  }
}

const LENGTHS = { total: 0, year: 4, month: 7, day: 10 } as const;
const periodOf = (date: string, by: Period): string => (by === "hour" ? "" : date.slice(0, LENGTHS[by]));

const figuresBy = ([inside, outside]: Bucket, origin: Origin | null): readonly number[] =>
  origin === "inside" ? inside : origin === "outside" ? outside : sum(inside, outside);

const named = (figures: readonly number[]) => {
  const [
    emitted = 0,
    reached = 0,
    answered = 0,
    missed = 0,
    refused = 0,
    elsewhere = 0,
    talkSeconds = 0,
    waitSeconds = 0,
  ] = figures;
  return { emitted, reached, answered, missed, refused, elsewhere, talkSeconds, waitSeconds };
};
