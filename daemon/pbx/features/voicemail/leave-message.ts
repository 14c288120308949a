import { reason } from "../../../model/reason.ts";
import type { PbxMailbox } from "../../../model/snapshot/pbx-view.ts";
import { because, type Call, dialogueAbout, endingWith, openDialogue, presentLeg } from "../../calls/call.ts";
import { type KnownLegEvent, type Leg, partyOf } from "../../calls/leg.ts";
import * as moves from "../../calls/moves.ts";
import type { HouseWord, LeftMessage } from "../../calls/voicemail-topics.ts";
import type { FileSound } from "../../engine/engine.ts";
import type { PromptName } from "../../prompts/prompt-folder.ts";
import type { Scene } from "../house.ts";
import { enterConsultation } from "./enter-consultation.ts";
import { greetingOf } from "./greeting-of.ts";

/** Longer than any greeting with its silences, in seconds. */
const LONGEST_PLAY = 900;
/** So long the disk may take to make room, once the greeting has been heard. */
const PATIENCE = 10;
/** The engine ends a recording at its limit; this is for one whose end is never told. */
const GRACE = 30;

type Recorded = Extract<KnownLegEvent, { type: "leg.recorded" }>;

/** A mailbox answers [BVF-02, BVF-03]: its greeting, a beep, and what the caller has to say. */
export function enterMailbox(out: moves.Out, call: Call, leg: Leg, mailbox: PbxMailbox, scene: Scene): Call {
  const { house, ground } = scene;
  const told = because({ ...call, hunt: null, group: null }, reason("mailbox-answers", { mailbox: mailbox.name }));
  const up = moves.answer(out, told, leg.id, null, ground.now);
  if (mailbox.kind === "simple") {
    const only = because(up, reason("mailbox-greets-only", { mailbox: mailbox.name }));
    return says(only, leaving(mailbox), greetingOf(mailbox, scene));
  }
  if (!house.voicemail.hasRoom(mailbox, call.view)) return isFull(up, mailbox, scene);
  const { number, name, anonymous } = partyOf(leg);
  house.voicemail.prepare(call.id, mailbox.id, anonymous ? { number: "", name: "" } : { number, name });
  const topic: LeftMessage = { kind: "leave-message", mailbox: mailbox.id, step: "greets", path: null };
  return says(up, topic, greetingOf(mailbox, scene));
}

const leaving = ({ id }: Pick<PbxMailbox, "id">): LeftMessage => ({
  kind: "leave-message",
  mailbox: id,
  step: "leaves",
  path: null,
});

function says(call: Call, topic: LeftMessage, prompt: FileSound | null, seconds = LONGEST_PLAY): Call {
  const count = call.hunts + 1;
  return { ...call, hunts: count, dialogue: openDialogue({ count, topic, prompt, seconds }) };
}

const isFull = (call: Call, mailbox: PbxMailbox, { house }: Scene): Call =>
  says(because(call, reason("mailbox-full", { mailbox: mailbox.name })), leaving(mailbox), house.prompt("vm-full"));

/** Where he is; null: nowhere any more. */
function presentIn(call: Call) {
  const leg = presentLeg(call, call.waiting);
  const dialogue = dialogueAbout(call, "leave-message");
  return leg === null || dialogue === null ? null : { leg, topic: dialogue.topic };
}

export function greetingHeard(out: moves.Out, call: Call, scene: Scene): Call {
  const here = presentIn(call);
  if (here === null) return call;
  const { topic, leg } = here;
  switch (topic.step) {
    case "greets":
      return beeps(call, topic, scene);
    case "beeps":
      return speaks(out, call, leg, topic, scene);
    case "leaves":
      return ends(out, call, leg);
    case "waits":
    case "speaks":
      return call;
  }
}

function beeps(call: Call, topic: LeftMessage, scene: Scene): Call {
  if (topic.path === null) return says(call, { ...topic, step: "waits" }, null, PATIENCE);
  return says(call, { ...topic, step: "beeps" }, scene.house.prompt("beep"));
}

function speaks(out: moves.Out, call: Call, leg: Leg, topic: LeftMessage, scene: Scene): Call {
  const maxSeconds = scene.house.plans.of(call.view).mailboxes.get(topic.mailbox)?.maxSeconds ?? 0;
  if (topic.path === null || maxSeconds === 0) return ends(out, call, leg);
  out.push({ do: "record", leg: leg.id, request: { path: topic.path, sides: "said", maxSeconds } });
  return says(call, { ...topic, step: "speaks" }, null, maxSeconds + GRACE);
}

/** The disk has made room, or takes nothing: then he is told, before he has spoken for nothing. */
export function messageReady(call: Call, word: HouseWord, scene: Scene): Call {
  const here = presentIn(call);
  if (here === null || call.dialogue === null || word.kind !== "ready") return call;
  const { topic } = here;
  if (topic.step !== "greets" && topic.step !== "waits") return call;
  if (word.path === null) {
    return says(because(call, reason("message-not-kept")), { ...topic, step: "leaves" }, scene.house.prompt("vm-full"));
  }
  const known = { ...topic, path: word.path };
  return topic.step === "waits" ? beeps(call, known, scene) : { ...call, dialogue: { ...call.dialogue, topic: known } };
}

/** # passes over the greeting and ends the message; * leads its owner to his messages, by his code. */
export function mailboxKeyed(out: moves.Out, call: Call, digit: string, scene: Scene): Call {
  const here = presentIn(call);
  if (here === null) return call;
  const { topic, leg } = here;
  if (topic.step === "greets" || topic.step === "waits") {
    if (digit === "#") return beeps(call, topic, scene);
    const owner = scene.house.plans.of(call.view).mailboxes.get(topic.mailbox)?.owner;
    return digit === "*" && owner !== undefined ? enterConsultation(call, leg, owner, scene) : call;
  }
  if (topic.step === "speaks" && digit === "#" && topic.path !== null) {
    out.push({ do: "stop-recording", leg: leg.id, path: topic.path });
  }
  return call;
}

/** What he has said is in its file; the house keeps it, whether he is still there or not. */
export function messageSpoken(call: Call, { path, why, seconds }: Recorded, scene: Scene): Call {
  const here = presentIn(call);
  if (here === null || here.topic.path !== path) return call;
  const { topic } = here;
  const mailbox = scene.house.plans.of(call.view).mailboxes.get(topic.mailbox)?.name ?? "";
  const told = because(call, reason("message-left", { mailbox, seconds: Math.round(seconds) }));
  if (why === "released") return endingWith({ ...told, dialogue: null }, "no-answer");
  const isWhole = why === "stopped" || why === "limit";
  const said: PromptName = isWhole ? "vm-thanks" : "vm-thanks-part";
  return says(told, { ...topic, step: "leaves", path: null }, scene.house.prompt(said));
}

export function mailboxExpired(out: moves.Out, call: Call, scene: Scene): Call {
  const here = presentIn(call);
  if (here === null) return call;
  const { topic, leg } = here;
  // A greeting whose end is never heard keeps nobody from speaking.
  if (topic.step === "greets" && topic.path !== null) return beeps(call, topic, scene);
  return ends(out, call, leg);
}

/** Nobody has answered, and the journal says so. */
function ends(out: moves.Out, call: Call, leg: Leg): Call {
  return moves.release(out, endingWith({ ...call, dialogue: null }, "no-answer"), leg.id, "normal");
}
