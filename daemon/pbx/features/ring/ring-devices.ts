import type { PbxExtension } from "../../../model/snapshot/pbx-view.ts";
import type { Call } from "../../calls/call.ts";
import { newLeg } from "../../calls/leg.ts";
import * as moves from "../../calls/moves.ts";
import type { DialRequest, LegId, Party } from "../../engine/engine.ts";
import type { RegisteredDevice, Scene } from "../house.ts";
import { huntedGroup } from "./hunted-group.ts";

/** Every device of an extension rings; the legs to them. */
export function ringDevices(
  out: moves.Out,
  call: Call,
  { number, name }: Pick<PbxExtension, "number" | "name">,
  how: { readonly trail: readonly string[]; request(device: RegisteredDevice): DialRequest },
  scene: Scene,
): { readonly call: Call; readonly legs: readonly LegId[] } {
  const legs: LegId[] = [];
  const agent = scene.house.agentAt(number);
  const forGroup = huntedGroup(call, scene);
  let next = call;
  for (const device of scene.house.devicesOf(number)) {
    const { contact, userAgent } = device;
    const origin = {
      id: scene.ground.newLeg(),
      direction: "out",
      number,
      name,
      anonymous: false,
      trunk: null,
    } as const;
    const leg = newLeg({ ...origin, agent, forGroup, userAgent, contact, trail: how.trail }, scene.ground.now);
    next = moves.dial(out, next, leg, how.request(device));
    legs.push(leg.id);
  }
  return { call: next, legs };
}

/** What rings a device for the box itself, which shows somebody else as who calls. */
export const ownRequest = (
  { contact }: RegisteredDevice,
  called: string,
  caller: Party,
  headers: DialRequest["headers"],
): DialRequest => ({
  target: { kind: "contact", contact },
  called,
  caller,
  like: null,
  headers,
  answerWithinMs: null,
});
