import { type Static, Type } from "typebox";

/** Queues and agents as they are now. Times: milliseconds since the epoch. */

const closed = { additionalProperties: false } as const;

/** `missed`: he did not take a call, and is left alone for a moment; `absent`: do not disturb, or he forwards all calls. */
export const memberStateSchema = Type.Union([
  Type.Literal("logged-out"),
  Type.Literal("unregistered"),
  Type.Literal("absent"),
  Type.Literal("paused"),
  Type.Literal("wrap-up"),
  Type.Literal("missed"),
  Type.Literal("busy"),
  Type.Literal("free"),
]);

const desk = Type.Union([Type.String(), Type.Null()]);

/** `agent/<number>` in the live feed [AGT-07]. */
export const agentStateSchema = Type.Object(
  {
    number: Type.String(),
    name: Type.String(),
    /** The extension where he is logged in; null: nowhere. */
    desk,
    state: memberStateSchema,
    /** Since when he is logged in, or paused; null: neither. */
    since: Type.Union([Type.Integer(), Type.Null()]),
  },
  closed,
);

/** `queue/<number>` in the live feed [SVI-15]. */
export const queueStateSchema = Type.Object(
  {
    number: Type.String(),
    name: Type.String(),
    /** Who waits, the next one first. */
    waiting: Type.Array(
      Type.Object(
        {
          /** The call; null: he has hung up and is going to be called back. */
          call: Type.Union([Type.String(), Type.Null()]),
          caller: Type.Object({ number: Type.String(), name: Type.String() }, closed),
          since: Type.Integer(),
          /** Somebody rings for him. */
          isRinging: Type.Boolean(),
        },
        closed,
      ),
    ),
    /** Who takes its calls: agents and extensions. */
    members: Type.Array(
      Type.Object({ number: Type.String(), name: Type.String(), at: desk, state: memberStateSchema }, closed),
    ),
  },
  closed,
);

export type MemberState = Static<typeof memberStateSchema>;
export type AgentState = Static<typeof agentStateSchema>;
export type QueueState = Static<typeof queueStateSchema>;
