import { type Reason, reason } from "../../../model/reason.ts";
import { because, type Call, dialogueAbout, endingWith, presentLeg } from "../../calls/call.ts";
import type { Leg } from "../../calls/leg.ts";
import * as moves from "../../calls/moves.ts";
import type { Consultation, HouseWord } from "../../calls/voicemail-topics.ts";
import type { Scene } from "../house.ts";
import { callBack } from "./call-back.ts";
import { consulted, WAITING } from "./consult-table.ts";
import type { Deed, Heard, Step } from "./consultation.ts";
import { deskFor } from "./enter-consultation.ts";
import { GREETING_SECONDS, said } from "./said.ts";

export const consultHeard = (out: moves.Out, call: Call, scene: Scene): Call =>
  happens(out, call, { kind: "played" }, scene);

export const consultKeyed = (out: moves.Out, call: Call, key: string, scene: Scene): Call =>
  /^[0-9*#]$/.test(key) ? happens(out, call, { kind: "key", key }, scene) : call;

export const consultSilent = (out: moves.Out, call: Call, scene: Scene): Call =>
  happens(out, call, { kind: "silence" }, scene);

export const consultTold = (out: moves.Out, call: Call, word: HouseWord, scene: Scene): Call =>
  happens(out, call, word, scene);

export const greetingRecorded = (out: moves.Out, call: Call, scene: Scene): Call =>
  happens(out, call, { kind: "recorded" }, scene);

function happens(out: moves.Out, call: Call, heard: Heard, scene: Scene): Call {
  const leg = presentLeg(call, call.waiting);
  const dialogue = dialogueAbout(call, "consult");
  if (leg === null || dialogue === null) return call;
  const { topic, queue } = dialogue;
  const [next, ...later] = queue;
  if (heard.kind === "played" && next !== undefined) {
    return { ...call, dialogue: { ...dialogue, prompt: next, queue: later } };
  }
  const { at: place } = topic.place;
  if (heard.kind === "key" && (WAITING.has(place) || place === "beeps" || place === "leaves")) return call;
  if (place === "leaves") return heard.kind === "played" || heard.kind === "silence" ? ends(out, call, leg) : call;
  return followed(
    out,
    because(call, ...whyOf(topic, heard)),
    leg,
    consulted(topic, heard, deskFor(call, leg, scene)),
    scene,
  );
}

/** Who tries a code is told in the journal; which one, never. */
function whyOf({ owner, place }: Consultation, heard: Heard): readonly Reason[] {
  if (heard.kind !== "pin" || place.at !== "checks" || owner === null) return [];
  const code = { right: "hears-messages", wrong: "pin-wrong", closed: "pin-locked" } as const;
  return [reason(code[heard.verdict], { number: owner })];
}

/** Says what is to be said and does what is to be done. */
const followed = (out: moves.Out, call: Call, leg: Leg, next: Step, scene: Scene): Call =>
  next.deeds.reduce<Call>((going, deed) => carriedOut(out, going, leg, deed, scene), said(call, next, scene));

function carriedOut(out: moves.Out, call: Call, leg: Leg, deed: Deed, scene: Scene): Call {
  switch (deed.do) {
    case "record":
      out.push({
        do: "record",
        leg: leg.id,
        request: { path: deed.path, sides: "said", maxSeconds: GREETING_SECONDS },
      });
      return call;
    case "stop":
      out.push({ do: "stop-recording", leg: leg.id, path: deed.path });
      return call;
    case "call-back":
      return callBack(out, call, leg, deed, scene);
    default:
      scene.house.voicemail.carryOut(call.id, deed);
      return call;
  }
}

const ends = (out: moves.Out, call: Call, leg: Leg): Call =>
  moves.release(out, endingWith({ ...call, dialogue: null }, "normal"), leg.id, "normal");
