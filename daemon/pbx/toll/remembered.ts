import { type Static, Type } from "typebox";
import { outsideCutSchema } from "../../contracts/outside-state.ts";
import { lastHour } from "./hour.ts";
import { noToll, type TollState } from "./toll-state.ts";

/** What outlives the process of the state; calls do not. */
const closed = { additionalProperties: false } as const;
const count = Type.Integer({ minimum: 0 });

export const rememberedTollSchema = Type.Object(
  {
    format: Type.Literal(1),
    day: Type.String({ pattern: "^([0-9]{4}-[0-9]{2}-[0-9]{2})?$" }),
    cost: count,
    forgiven: count,
    cut: Type.Union([outsideCutSchema, Type.Null()]),
    hours: Type.Array(
      Type.Object(
        {
          number: Type.String(),
          minutes: Type.Array(Type.Object({ minute: count, started: count, refused: count }, closed)),
        },
        closed,
      ),
    ),
  },
  closed,
);

export type RememberedToll = Static<typeof rememberedTollSchema>;

export function remembered({ day, cost, forgiven, cut, hours }: TollState, now: number): RememberedToll {
  const kept = [...hours].map(([number, hour]) => ({ number, minutes: [...lastHour(hour, now)] }));
  return { format: 1, day, cost, forgiven, cut, hours: kept.filter(({ minutes }) => minutes.length > 0) };
}

export function fromRemembered({ day, cost, forgiven, cut, hours }: RememberedToll): TollState {
  return { ...noToll, day, cost, forgiven, cut, hours: new Map(hours.map(({ number, minutes }) => [number, minutes])) };
}
