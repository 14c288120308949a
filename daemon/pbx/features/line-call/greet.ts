import { reason } from "../../../model/reason.ts";
import type { PbxSound } from "../../../model/snapshot/pbx-view.ts";
import { because, type Call, dialogueAbout, type Greeted, openDialogue, presentLeg } from "../../calls/call.ts";
import type { Leg } from "../../calls/leg.ts";
import * as moves from "../../calls/moves.ts";
import { askNumber } from "../ask-number/ask-number.ts";
import type { Scene } from "../house.ts";
import { ledTo } from "./led-to.ts";

type Next = Omit<Greeted, "kind">;

/** Longer than any announcement with its silences, in seconds: one whose end is never heard holds nobody for ever. */
const LONGEST = 600;

/** A rule for callers has them hear something before the call goes on [ENT-07]: only who is answered can. */
export function greet(
  out: moves.Out,
  call: Call,
  leg: Leg,
  { sound, ...next }: Next & { readonly sound: PbxSound },
  scene: Scene,
): Call {
  const up = moves.answer(out, because(call, reason("hears-announcement")), leg.id, null, scene.ground.now);
  const count = up.hunts + 1;
  const prompt = scene.house.ready(sound);
  const dialogue = openDialogue({ count, topic: { kind: "greeted", ...next }, prompt, seconds: LONGEST });
  return { ...up, hunts: count, dialogue };
}

/** All of it has been heard. */
export function greetingOver(out: moves.Out, call: Call, scene: Scene): Call {
  const topic = dialogueAbout(call, "greeted")?.topic;
  const leg = presentLeg(call, call.waiting);
  return topic === undefined || leg === null ? call : goesOn(out, { ...call, dialogue: null }, leg, topic, scene);
}

/** He is asked for his number, or led to where he is to go. */
export const goesOn = (out: moves.Out, call: Call, leg: Leg, { onTo, asksNumber }: Next, scene: Scene): Call =>
  asksNumber ? askNumber(out, call, leg, onTo, scene) : ledTo(out, call, leg, onTo, scene);
