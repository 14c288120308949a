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

/** What is done to an agent who is not at a telephone to do it himself. */
export const agentOrderSchema = Type.Union([
  Type.Object({ do: Type.Literal("login"), desk: Type.String({ minLength: 1, maxLength: 16 }) }, closed),
  Type.Object({ do: Type.Literal("logout") }, closed),
  Type.Object({ do: Type.Literal("pause"), isPaused: Type.Boolean() }, closed),
]);

export const agentAnswerSchema = Type.Union([
  agentStateSchema,
  /** No view runs, or there is no such agent or extension in it. */
  Type.Object({ unknown: Type.Union([Type.Literal("agent"), Type.Literal("desk")]) }, closed),
]);

export type AgentOrder = Static<typeof agentOrderSchema>;
export type AgentAnswer = Static<typeof agentAnswerSchema>;
export type MemberState = Static<typeof memberStateSchema>;
export type AgentState = Static<typeof agentStateSchema>;
export type QueueState = Static<typeof queueStateSchema>;
