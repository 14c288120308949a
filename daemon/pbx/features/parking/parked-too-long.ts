import { reason } from "../../../model/reason.ts";
import { because, type Call, dialogueAbout, endingWith, presentLeg } from "../../calls/call.ts";
import * as moves from "../../calls/moves.ts";
import type { Scene } from "../house.ts";
import { rungBack } from "../ring/ring.ts";
import { parkedAgain } from "./put-at.ts";

/** So often a call comes back to who has parked it; one that nobody wants is not kept for ever. */
const MOST_ROUNDS = 5;

/** Nobody has fetched the call: who has parked it is rung and sees where it was; else it waits on. */
export function parkedTooLong(out: moves.Out, call: Call, scene: Scene): Call {
  const held = presentLeg(call, call.waiting);
  const parked = dialogueAbout(call, "parked");
  if (held === null || parked === null) return call;
  const { place, by, rounds } = parked.topic;
  const over = { ...call, dialogue: null };
  if (rounds + 1 >= MOST_ROUNDS) {
    const ended = endingWith(because(over, reason("parked-in-vain", { place })), "no-answer");
    return moves.release(out, ended, held.id, "no-answer");
  }
  const told = because(over, reason("parked-too-long", { place, seconds: parked.seconds, by }));
  const otherwise = { kind: "park", place, by, rounds: rounds + 1 } as const;
  const rung = rungBack(out, told, held, by, { otherwise, label: `Parking ${place}` }, scene);
  return rung ?? parkedAgain(told, held, otherwise, scene);
}
