import { FIGURES, MOST_ROWS, type StatisticsQuestion, type StatisticsRow } from "../../contracts/statistics.ts";
import { type Bucket, type Buckets, bucketsIn } from "./buckets.ts";
import type { Range } from "./ranges-of.ts";
import { SHELVES } from "./shelves.ts";

/** The answer to a question, put together from what is read for it. */
export class Rows {
  readonly #question: StatisticsQuestion;
  /** By period, then by number: a year of all extensions by day is 36,500 rows, too many to name and to sort one by one. */
  readonly #sums = new Map<string, Map<string, number[]>>();
  #count = 0;

  constructor(question: StatisticsQuestion) {
    this.#question = question;
  }

  get isTooMany(): boolean {
    return this.#count > MOST_ROWS;
  }

  /** What was read of one subject for one of the periods of that range. */
  add(value: unknown, period: string, number: string, { shelf, from, to }: Range): void {
    const { by } = this.#question;
    const buckets: Buckets = bucketsIn(value);
    for (const name in buckets) {
      const bucket = buckets[name];
      if (bucket === undefined) continue;
      if (SHELVES[shelf].isOfHours) {
        this.#add(name, number, bucket);
        continue;
      }
      const date = `${period}-${name}`;
      if (date >= from && date <= to) this.#add(by === "day" ? date : date.slice(0, LENGTHS[by]), number, bucket);
    }
  }

  /** In order of time, then of numbers. */
  list(names: ReadonlyMap<string, string>): StatisticsRow[] {
    const numbers = [...new Set([...this.#sums.values()].flatMap((period) => [...period.keys()]))].sort();
    const rows: StatisticsRow[] = [];
    for (const period of [...this.#sums.keys()].sort()) {
      for (const number of numbers) {
        const figures = this.#sums.get(period)?.get(number);
        if (figures === undefined || !figures.some((figure) => figure > 0)) continue;
        rows.push({ period, number, name: names.get(number) ?? "", ...named(figures) });
      }
    }
    return rows;
  }

  #add(period: string, number: string, [inside, outside]: Bucket): void {
    const { origin } = this.#question;
    const ofPeriod = this.#sums.get(period) ?? new Map<string, number[]>();
    if (ofPeriod.size === 0) this.#sums.set(period, ofPeriod);
    const known = ofPeriod.get(number);
    const sums = known ?? FIGURES.map(() => 0);
    if (known === undefined) {
      ofPeriod.set(number, sums);
      this.#count += 1;
    }
    for (let index = 0; index < sums.length; index += 1) {
      const more =
        (origin === "outside" ? 0 : (inside[index] ?? 0)) + (origin === "inside" ? 0 : (outside[index] ?? 0));
      sums[index] = (sums[index] ?? 0) + more;
    }
  }
}

/** Of a row's period, in a text such as 2026-11-27. */
const LENGTHS = { total: 0, year: 4, month: 7, day: 10, hour: 0 } as const;

function named(figures: readonly number[]) {
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
}
