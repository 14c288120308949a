import { type Static, Type } from "typebox";
import { oneOf } from "../model/config/named-fields.ts";

/** Telephones that are told to restart, and what became of it [ACC-12]. Times: milliseconds since 1970. */

const closed = { additionalProperties: false } as const;

/** What is tried, one after the other, until a telephone takes it: NOTIFY with this event and text. */
export const restartStepSchema = Type.Object(
  {
    event: Type.String({ minLength: 1, maxLength: 128 }),
    contentType: Type.String({ maxLength: 64 }),
    text: Type.String({ maxLength: 1000 }),
  },
  closed,
);
export type RestartStep = Static<typeof restartStepSchema>;

export const restartOrderSchema = Type.Object(
  {
    number: Type.String({ pattern: "^[0-9*#]{1,16}$" }),
    /** IPv4 address of the telephone: other devices of the extension are left alone; null: all of them are told. */
    from: Type.Union([Type.String({ maxLength: 15 }), Type.Null()]),
    steps: Type.Array(restartStepSchema, { minItems: 1, maxItems: 4 }),
  },
  closed,
);
export type RestartOrder = Static<typeof restartOrderSchema>;

/**
 * `waits`: for its turn; `talks`: left alone, it is in a call; `absent`: not registered; `told`: it said that it will, and
 * has not registered anew yet; `back`: it has; `refused`: it will not; `silent`: it did not answer; `late`: it said that it
 * will and has not come back in time.
 */
export const RESTART_STATES = ["waits", "talks", "absent", "told", "back", "refused", "silent", "late"] as const;

export const restartSchema = Type.Object(
  { number: Type.String(), state: oneOf(RESTART_STATES), at: Type.Integer({ minimum: 0 }) },
  closed,
);
export type Restart = Static<typeof restartSchema>;
