import { type Call, peerOf, withLeg } from "../../calls/call.ts";
import { holds, isUp, type KnownLegEvent, type Leg } from "../../calls/leg.ts";
import type * as moves from "../../calls/moves.ts";
import { askingOf } from "../control/consult.ts";
import { legOf } from "../control/leg-of.ts";
import type { Scene } from "../house.ts";
import { putIntoConference, type TwoCalls } from "./put-into-conference.ts";

type Digit = Extract<KnownLegEvent, { type: "leg.digit" }>;

/**
 * *3, keyed in while he talks to the second one and the first one is on hold, puts all three together: for telephones that
 * do not mix by themselves. Null: that is not what happens here, and the keys are for the other side.
 */
export function conferenceByKeys(
  out: moves.Out,
  call: Call,
  { leg: id, digit }: Digit,
  scene: Scene,
): readonly Call[] | null {
  const leg = call.legs.get(id);
  if (leg === undefined || leg.trunk !== null) return null;
  if (digit === "3" && leg.hasStarred) {
    const two = twoCallsOf(call, leg, null, scene);
    const quiet = withLeg(call, { ...leg, hasStarred: false });
    return two === null ? [quiet] : putIntoConference(out, two, scene);
  }
  const hasStarred = digit === "*";
  return leg.hasStarred === hasStarred ? null : [withLeg(call, { ...leg, hasStarred })];
}

/**
 * The two calls of somebody who talks in this one: asked for on his one line, or by two lines of his telephone. `named`: the
 * other one; null: the only one that there is.
 */
export function twoCallsOf(call: Call, by: Leg, named: string | null, scene: Scene): TwoCalls | null {
  const asking = askingOf(call, scene);
  if (asking !== null) {
    const target = peerOf(asking.asking, asking.by.id);
    if (asking.by.number !== by.number || target === null || !isUp(target)) return null;
    return { kept: asking.kept, held: asking.held, spare: null, other: asking.asking, by: asking.by, target };
  }
  const target = peerOf(call, by.id);
  if (!isUp(by) || target === null || !isUp(target)) return null;
  const others = [...scene.ground.calls()].flatMap((kept) => {
    const spare = kept.id === call.id || (named !== null && kept.id !== named) ? null : legOf(kept, by.number);
    const held = spare === null ? null : peerOf(kept, spare.id);
    const isWaiting = spare !== null && held !== null && isUp(spare) && isUp(held) && (named !== null || holds(spare));
    return isWaiting ? [{ kept, held, spare }] : [];
  });
  const [first] = others;
  return others.length === 1 && first !== undefined ? { ...first, other: call, by, target } : null;
}
