import { reason } from "../../../model/reason.ts";
import { type Call, dialogueAbout } from "../../calls/call.ts";
import type * as moves from "../../calls/moves.ts";
import type { Scene } from "../house.ts";
import { confirmed } from "../service/service.ts";
import { judged, pinKeyed } from "./door.ts";
import { sentOut } from "./enter-conference.ts";
import { conferenceKeyed } from "./keys.ts";

/** All has been said: at the door the box listens, in the room he hears the others, on the way out he is released. */
export function conferencePlayed(out: moves.Out, call: Call): Call {
  const dialogue = dialogueAbout(call, "conference");
  if (dialogue === null) return call;
  const [prompt = null, ...queue] = dialogue.queue;
  if (prompt === null && dialogue.topic.stage === "out") return confirmed(out, call);
  return { ...call, dialogue: { ...dialogue, prompt, queue } };
}

export function keyedInConference(_: moves.Out, call: Call, digit: string, scene: Scene): readonly Call[] {
  switch (dialogueAbout(call, "conference")?.topic.stage) {
    case "door":
      return [pinKeyed(call, digit, scene)];
    case "in":
    case "waits":
      return conferenceKeyed(call, digit, scene);
    default:
      return [call];
  }
}

/** The time is over: for the PIN, for a conference without its owner, for the last words. */
export function conferenceExpired(out: moves.Out, call: Call, scene: Scene): Call {
  const topic = dialogueAbout(call, "conference")?.topic;
  switch (topic?.stage) {
    case "door":
      return judged(call, scene);
    case "in":
    case "waits":
      return sentOut(call, topic.number, "conference-ended", reason("conference-ended"), scene);
    default:
      return confirmed(out, call);
  }
}
