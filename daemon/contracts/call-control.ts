import { type Static, type TProperties, Type } from "typebox";
import { INTERNAL_NUMBER } from "../model/numbers.ts";
import { reasonSchema } from "../model/reason.ts";

/** What others may want of calls, always in the name of an extension and with its rights, and what became of it. */

const closed = { additionalProperties: false } as const;
const call = Type.String({ minLength: 1, maxLength: 64 });
const by = Type.String({ pattern: INTERNAL_NUMBER });
/** As it would be dialled. */
const to = Type.String({ pattern: "^[+*#0-9]{1,40}$" });
/** The telephone is asked to answer by itself. */
const answersItself = Type.Boolean();
const digits = Type.String({ pattern: "^[0-9*#A-D]{1,40}$" });

const wish = <Do extends string, More extends TProperties>(what: Do, more: More) =>
  Type.Object({ do: Type.Literal(what), ...more }, closed);

export const callWordSchema = { call, by, to, answersItself, digits };

export const callInstructionSchema = Type.Union([
  /** The telephone of `by` rings first; taken up, it calls `to`. */
  wish("dial", { by, to, answersItself }),
  /** The call rings at `by`, too. */
  wish("pick-up", { call, by, answersItself }),
  /** Null: it ends for everybody. */
  wish("hang-up", { call, by: Type.Union([by, Type.Null()]) }),
  wish("hold", { call, by }),
  wish("resume", { call, by }),
  wish("transfer", { call, by, to }),
  /** `by` asks `to` first, while the other one hears music. */
  wish("consult", { call, by, to }),
  /** Those two talk; `with`: the other of his calls, when there are several. */
  wish("complete", { call, by, with: Type.Union([call, Type.Null()]) }),
  /** All three talk, in a room for the occasion. */
  wish("conference", { call, by, with: Type.Union([call, Type.Null()]) }),
  /** Back to the one who hears music. */
  wish("go-back", { call, by }),
  wish("send-digits", { call, by, digits }),
]);

export const callOutcomeSchema = Type.Union([
  /** `call`: where it goes on. */
  Type.Object({ kind: Type.Literal("done"), call: Type.String() }, closed),
  /** `cause`: as calls end, such as `busy`; `why`: from the first thing found out to the last. */
  Type.Object({ kind: Type.Literal("refused"), cause: Type.String(), why: Type.Array(reasonSchema) }, closed),
  /** That call is over, or never was. */
  Type.Object({ kind: Type.Literal("no-call") }, closed),
  Type.Object({ kind: Type.Literal("no-extension") }, closed),
  /** No configuration runs. */
  Type.Object({ kind: Type.Literal("unable") }, closed),
]);

export type CallInstruction = Static<typeof callInstructionSchema>;
export type CallOutcome = Static<typeof callOutcomeSchema>;
