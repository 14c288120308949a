import { reason } from "../../../model/reason.ts";
import { because, type Call, endingWith } from "../../calls/call.ts";
import * as moves from "../../calls/moves.ts";

/** Nothing has been heard of one side for too long (a cable, a flat battery): the whole call ends. */
export function lost(out: moves.Out, call: Call, number: string, seconds: number): Call {
  const told = because(call, reason("nothing-heard", { number, seconds }));
  return moves.releaseAll(out, endingWith(told, "media-lost"), "media-lost");
}
