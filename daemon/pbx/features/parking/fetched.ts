import { reason } from "../../../model/reason.ts";
import { because, type Call, dialogueAbout, presentLeg, withLeg } from "../../calls/call.ts";
import { knownAs, partyOf } from "../../calls/leg.ts";
import * as moves from "../../calls/moves.ts";
import type { Scene } from "../house.ts";
import { handedOn } from "../transfer/handed-on.ts";
import { parkedAt } from "./places.ts";

/** Who has dialled a place takes up the call that waits there; every other call stays as it is. */
export function fetched(out: moves.Out, call: Call, scene: Scene): readonly Call[] {
  const fetching = dialogueAbout(call, "fetches");
  const taker = presentLeg(call, call.waiting);
  const parked = fetching === null ? null : parkedAt(fetching.topic.place, scene.ground);
  const waiting = parked === null ? null : presentLeg(parked, parked.waiting);
  if (fetching === null || taker === null || parked === null || waiting === null) return [call];
  const told = reason("fetches", { number: taker.number, place: fetching.topic.place });
  const { now } = scene.ground;
  const emptied = { ...because(handedOn(call, [taker], now), told), waiting: null, dialogue: null };
  const joined = withLeg(because(parked, told), taker);
  const { answeredAt } = parked;
  let next: Call = {
    ...joined,
    talking: taker.id,
    dialogue: null,
    answeredBy: knownAs(taker),
    answeredAt: answeredAt ?? now,
  };
  next = moves.identify(out, next, taker.id, partyOf(waiting));
  next = moves.identify(out, next, waiting.id, partyOf(taker));
  return [emptied, next];
}
