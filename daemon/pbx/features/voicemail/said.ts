import { type Call, openDialogue } from "../../calls/call.ts";
import type { FileSound } from "../../engine/engine.ts";
import type { Scene } from "../house.ts";
import type { Saying, Step } from "./consultation.ts";

/** Longer than the longest message with what is said around it, in seconds. */
const LONGEST_PLAY = 4000;
/** How long the next key may take. */
const PATIENCE = 10;
/** A greeting is no speech. */
export const GREETING_SECONDS = 120;

/** Says what is to be said, in the place of what was; nothing: the box listens. */
export function said(call: Call, { topic, say }: Pick<Step, "topic" | "say">, scene: Scene): Call {
  const [prompt = null, ...queue] = say.map((saying) => soundOf(saying, scene));
  const count = call.hunts + 1;
  const listens = topic.place.at === "speaks" ? GREETING_SECONDS + PATIENCE : PATIENCE;
  const seconds = prompt === null ? listens : LONGEST_PLAY;
  return { ...call, hunts: count, dialogue: openDialogue({ count, topic, prompt, queue, seconds }) };
}

const soundOf = (saying: Saying, { house }: Scene): FileSound =>
  typeof saying === "string" ? house.prompt(saying) : saying;
