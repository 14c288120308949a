import { reason } from "../../../model/reason.ts";
import { because, type Call, dialogueAbout, endingWith, openDialogue, presentLeg } from "../../calls/call.ts";
import type { Leg } from "../../calls/leg.ts";
import * as moves from "../../calls/moves.ts";
import type { ReleaseCause } from "../../engine/engine.ts";
import { extensionOf, type Scene } from "../house.ts";
import { askedFor } from "./asked-for.ts";

/** How long the caller may take to press the key, the announcement included, in seconds. */
const PATIENCE = 20;

/** A colleague is busy: his caller hears so and what to press; null: he is told by his telephone, as ever. */
export function offerCallBack(out: moves.Out, call: Call, leg: Leg, cause: ReleaseCause, scene: Scene): Call | null {
  const { dialled: to, view } = call;
  const isInside = leg.trunk === null && leg.number !== to && extensionOf(scene, view, to) !== undefined;
  if (cause !== "busy" || !view.callBack.announced || !isInside || leg.number !== call.caller.number) return null;
  const told = because({ ...call, hunt: null }, reason("call-back-offered", { number: leg.number, to }));
  const up = moves.answer(out, endingWith(told, cause), leg.id, null, scene.ground.now);
  const count = up.hunts + 1;
  const prompt = scene.house.prompt("busy-call-back");
  const topic = { kind: "offers-call-back", to } as const;
  return { ...up, hunts: count, dialogue: openDialogue({ count, topic, prompt, seconds: PATIENCE }) };
}

/** 5 as with the operators of France; any other key changes nothing. */
export function callBackKeyed(_: moves.Out, call: Call, digit: string, scene: Scene): Call {
  const leg = presentLeg(call, call.waiting);
  const offered = dialogueAbout(call, "offers-call-back");
  if (leg === null || offered === null || digit !== "5") return call;
  const { why, prompts } = askedFor(leg.number, offered.topic.to, scene);
  const count = call.hunts + 1;
  const [prompt = null, ...queue] = prompts.map((name) => scene.house.prompt(name));
  const dialogue = openDialogue({ count, topic: { kind: "confirm" }, prompt, queue, seconds: PATIENCE });
  return { ...because(call, why), hunts: count, dialogue };
}
