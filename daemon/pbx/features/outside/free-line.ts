import { reason } from "../../../model/reason.ts";
import { because, type Call, endingWith } from "../../calls/call.ts";
import type { Command } from "../../calls/command.ts";
import { isPresent } from "../../calls/leg.ts";
import * as moves from "../../calls/moves.ts";
import type { Scene } from "../house.ts";

/**
 * An emergency call on a line that is full takes the place of another one: the youngest call there that is not an
 * emergency itself is ended, and its record says why [MEX-02]. Returns every call that has changed.
 */
export function freed(out: moves.Out, call: Call, scene: Scene): readonly Call[] {
  const own = [...call.legs.values()].find((leg) => leg.trunk !== null && isPresent(leg));
  if (!call.isEmergency || call.announcement !== null || own?.trunk == null) return [call];
  const { trunk } = own;
  const limit = scene.house.plans.of(call.view).trunks.get(trunk)?.maxOutgoing ?? 0;
  if (scene.house.live.callsBy(trunk).outgoing < limit) return [call];
  const victim = youngest(trunk, call, scene);
  if (victim === undefined) return [call];
  const cut = endingWith(because(victim, reason("cut-for-emergency", { trunk })), "congestion");
  // It says goodbye before the other one knocks: the operator counts in the order in which he is told.
  const goodbyes: Command[] = [];
  const ending = moves.releaseAll(goodbyes, cut, "congestion");
  out.unshift(...goodbyes);
  return [because(call, reason("frees-line", { trunk, call: victim.id })), ending];
}

function youngest(trunk: string, call: Call, scene: Scene): Call | undefined {
  const isOn = (one: Call): boolean =>
    [...one.legs.values()].some((leg) => leg.trunk === trunk && leg.direction === "out" && isPresent(leg));
  return [...scene.ground.calls()]
    .filter((one) => one.id !== call.id && (!one.isEmergency || one.announcement !== null) && isOn(one))
    .reduce<Call | undefined>(
      (young, one) => (young === undefined || one.startedAt > young.startedAt ? one : young),
      undefined,
    );
}
