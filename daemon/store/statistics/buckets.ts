import { type Static, Type } from "typebox";
import { Compile } from "typebox/compile";
import { FIGURES } from "../../contracts/statistics.ts";
import type { Tally } from "../../contracts/tallies-of.ts";

/** In the order of FIGURES; those at the end that are nought are left out. */
const figuresSchema = Type.Array(Type.Integer({ minimum: 0 }), { maxItems: FIGURES.length });

/** What was counted within each hour of a day, or each day of a month, `09`: inside, then outside. */
export const bucketsSchema = Type.Record(
  Type.String({ pattern: "^[0-9]{2}$" }),
  Type.Tuple([figuresSchema, figuresSchema]),
);
export type Buckets = Static<typeof bucketsSchema>;
export type Bucket = Buckets[string];

const check = Compile(bucketsSchema);

/** As the database has it; nothing where there is none yet. */
export const bucketsIn = (value: unknown): Buckets => (check.Check(value) ? value : {});

export const NOTHING: Bucket = [[], []];

export function withTally(buckets: Buckets, at: string, { origin, figures }: Tally): Buckets {
  const more = FIGURES.map((name) => figures[name] ?? 0);
  const [inside, outside] = buckets[at] ?? NOTHING;
  return { ...buckets, [at]: origin === "inside" ? [sum(inside, more), outside] : [inside, sum(outside, more)] };
}

/** Figure by figure. */
export function sum(one: readonly number[], other: readonly number[]): number[] {
  const all = FIGURES.map((_, index) => (one[index] ?? 0) + (other[index] ?? 0));
  return all.slice(0, all.findLastIndex((figure) => figure > 0) + 1);
}
