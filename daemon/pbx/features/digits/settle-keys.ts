import { type Call, presentLeg } from "../../calls/call.ts";
import { isUp } from "../../calls/leg.ts";
import type { Out } from "../../calls/moves.ts";
import type { LegId } from "../../engine/engine.ts";
import { dialogues } from "../dialogues.ts";

/** Who is in a dialogue that waits for keys; null: nobody is. */
function keysOf(call: Call): LegId | null {
  const waiting = presentLeg(call, call.waiting);
  if (call.dialogue === null || waiting === null || !isUp(waiting)) return null;
  return dialogues[call.dialogue.topic.kind].keyed === undefined ? null : waiting.id;
}

/**
 * Asks the engine to listen for the keys of who is to press some, and of nobody else: a telephone without RFC 4733 sends
 * them as tones in its sound. Ends come first: a leg may have gone from one of these calls to another.
 */
export function settleKeys(out: Out, calls: readonly Call[]): readonly Call[] {
  const moved = calls.map((call) => ({ call, keys: keysOf(call) })).filter(({ call, keys }) => keys !== call.keysOf);
  for (const { call } of moved) if (call.keysOf !== null) out.push({ do: "hear-keys", leg: call.keysOf, hears: false });
  for (const { keys } of moved) if (keys !== null) out.push({ do: "hear-keys", leg: keys, hears: true });
  return calls.map((call) => {
    const keys = keysOf(call);
    return keys === call.keysOf ? call : { ...call, keysOf: keys };
  });
}
