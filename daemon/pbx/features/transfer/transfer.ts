import { type Reason, reason } from "../../../model/reason.ts";
import { because, type Call, peerOf } from "../../calls/call.ts";
import { isUp, type KnownLegEvent } from "../../calls/leg.ts";
import type * as moves from "../../calls/moves.ts";
import type { ReleaseCause } from "../../engine/engine.ts";
import type { Scene } from "../house.ts";
import { userOf } from "../redirect/user-of.ts";
import { afterAsking, blindly, type PutThrough } from "./put-through.ts";

type Refer = Extract<KnownLegEvent, { type: "leg.transfer" }>;

/**
 * The transfer key of a telephone (REFER, RFC 5589). Blind: the target is dialled with the rights of the transferor, who
 * leaves at once; the transferee hears the ringing; nobody there rings the transferor back. Attended: the transferee
 * takes the transferor's place in the transferor's other call, also while that one still rings. Returns every call that
 * has changed; the one that loses a leg first.
 */
export function transfer(out: moves.Out, call: Call, event: Refer, scene: Scene): readonly Call[] {
  const transferor = call.legs.get(event.leg);
  const transferee = peerOf(call, event.leg);
  if (transferor === undefined || !isUp(transferor) || transferee === null || !isUp(transferee)) {
    return [refused(out, call, event, "not-acceptable", reason("transfer-not-talking"))];
  }
  // Who is outside dials nothing through us, and puts nobody together.
  if (transferor.trunk !== null) return [refused(out, call, event, "forbidden", reason("transfer-refused"))];
  if (event.replacesUnknown) return [refused(out, call, event, "not-found", reason("transfer-call-ended"))];
  if (event.replaces === null) {
    const dialled = userOf(event.target);
    return answered(out, call, event, blindly(out, { call, transferor, transferee, dialled }, "telephone", scene));
  }

  const other = scene.ground.callOf(event.replaces);
  const consulting = other?.legs.get(event.replaces);
  if (other === undefined || consulting === undefined || other.id === call.id || consulting.leaving !== null) {
    return [refused(out, call, event, "not-found", reason("transfer-call-ended"))];
  }
  if (consulting.trunk !== null || consulting.number !== transferor.number) {
    return [refused(out, call, event, "forbidden", reason("transfer-not-own-call"))];
  }
  return answered(
    out,
    call,
    event,
    afterAsking(out, { call, transferor, transferee, other, consulting }, "telephone", scene),
  );
}

const answered = (out: moves.Out, call: Call, event: Refer, put: PutThrough): readonly Call[] =>
  put.kind === "done" ? put.calls : [refused(out, call, event, put.cause, ...put.why)];

function refused(out: moves.Out, call: Call, { leg }: Refer, cause: ReleaseCause, ...why: readonly Reason[]): Call {
  out.push({ do: "refuse-transfer", leg, cause });
  return because(call, ...why);
}
