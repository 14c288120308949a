import { type Static, Type } from "typebox";
import { oneOf } from "../../model/config/named-fields.ts";
import { CALL_KINDS, FIGURES, type Figure, ORIGINS, PERIODS, SUBJECTS } from "../statistics.ts";

const closed = { additionalProperties: false } as const;
const day = Type.String({ pattern: "^20[0-9]{2}-[0-9]{2}-[0-9]{2}$" });

/** Which figures are asked for; `contracts/statistics.ts` says what counts for whom. */
export const statisticsQuery = Type.Object(
  {
    /** The first and the last day, by the clocks of the office. */
    from: day,
    to: day,
    /** Left out: by day. */
    by: Type.Optional(oneOf(PERIODS)),
    /** Left out: of the office as a whole. */
    of: Type.Optional(oneOf(SUBJECTS)),
    /** Only these, with commas between: `201,202`; left out: everybody. */
    numbers: Type.Optional(Type.String({ pattern: "^[0-9]{2,10}(,[0-9]{2,10}){0,199}$" })),
    origin: Type.Optional(oneOf(ORIGINS)),
    /** Which calls, with commas between: `emitted,missed`; left out: all. */
    kinds: Type.Optional(Type.String({ pattern: `^(${CALL_KINDS.join("|")})(,(${CALL_KINDS.join("|")})){0,2}$` })),
  },
  closed,
);

const figure = Type.Optional(Type.Integer({ minimum: 0 }));
const figures = Object.fromEntries(FIGURES.map((name) => [name, figure])) as Readonly<Record<Figure, typeof figure>>;

export const statisticsSchema = Type.Object(
  {
    items: Type.Array(
      Type.Object(
        {
          /** `09`, `2026-11-27`, `2026-11`, `2026`, or empty for the whole. */
          period: Type.String(),
          /** Empty for the office. */
          number: Type.String(),
          /** As the configuration calls it now; empty where it has nobody of that number any more. */
          name: Type.String(),
          ...figures,
        },
        closed,
      ),
    ),
    /** False while calls from before there were statistics are still being counted. */
    isWhole: Type.Boolean(),
  },
  closed,
);

export type StatisticsQuery = Static<typeof statisticsQuery>;
