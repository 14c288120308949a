import { reason } from "../../../model/reason.ts";
import { type AskedPin, because, type Call, dialogueAbout, openDialogue, presentLeg } from "../../calls/call.ts";
import type { Leg } from "../../calls/leg.ts";
import * as moves from "../../calls/moves.ts";
import type { PromptName } from "../../prompts/prompt-folder.ts";
import type { Scene } from "../house.ts";
import { confirmed } from "../service/service.ts";

/** How long he has to key in his PIN, and how long a verdict may take, in seconds. */
const PATIENCE = 15;
const VERDICT_WITHIN = 10;
/** Longer than any sentence of this dialogue, in seconds. */
const LONGEST = 30;
const MOST_ASKED = 3;
const SHORTEST_PIN = 4;
const LONGEST_PIN = 10;

/** An agent logs in: his PIN is asked for by voice, so that no telephone keeps it among the numbers that it has dialled [GAP-21]. */
export function askPin(out: moves.Out, call: Call, leg: Leg, agent: string, scene: Scene): Call {
  const { now } = scene.ground;
  const answered = moves.answer(out, call, leg.id, null, now);
  const up = { ...answered, answeredAt: now, answeredBy: call.dialled };
  return asked(up, agent, 1, [], scene);
}

function asked(call: Call, agent: string, times: number, before: readonly PromptName[], scene: Scene): Call {
  if (!scene.house.mayTryPin(agent))
    return told(because(call, reason("agent-locked", { number: agent })), ["agent-locked"], scene);
  const count = call.hunts + 1;
  const topic: AskedPin = { kind: "agent-pin", agent, digits: "", asked: times, isJudged: false };
  const [prompt = null, ...queue] = [...before, "agent-pin" as const].map((name) => scene.house.prompt(name));
  const next = because(call, reason("agent-asked", { number: agent }));
  return {
    ...next,
    hunts: count,
    dialogue: openDialogue({ count, topic, prompt, queue, seconds: PATIENCE + LONGEST }),
  };
}

/** One digit: the prompt is cut short; # or the tenth ends it, * begins anew. */
export function pinKeyed(_: moves.Out, call: Call, digit: string, scene: Scene): Call {
  const dialogue = dialogueAbout(call, "agent-pin");
  if (dialogue === null || dialogue.topic.isJudged) return call;
  const { topic } = dialogue;
  if (digit === "#") return judged(call, topic, scene);
  if (digit !== "*" && !/^[0-9]$/.test(digit)) return call;
  const digits = digit === "*" ? "" : topic.digits + digit;
  if (digits.length >= LONGEST_PIN) return judged(call, { ...topic, digits }, scene);
  const count = call.hunts + 1;
  const listening = { ...dialogue, count, prompt: null, queue: [], seconds: PATIENCE, topic: { ...topic, digits } };
  return { ...call, hunts: count, dialogue: listening };
}

/** What there is has to do; without a verdict in time the call ends. */
export function pinNotGiven(out: moves.Out, call: Call, scene: Scene): Call {
  const topic = dialogueAbout(call, "agent-pin")?.topic;
  return topic === undefined || topic.isJudged ? confirmed(out, call) : judged(call, topic, scene);
}

/** Hashing takes long: the verdict comes by itself. */
function judged(call: Call, topic: AskedPin, scene: Scene): Call {
  const count = call.hunts + 1;
  const { agent, digits } = topic;
  if (digits.length < SHORTEST_PIN) return wrong(call, topic, scene);
  scene.house.judgePin({ call: call.id, count, agent, pin: digits });
  const waits = openDialogue({ count, topic: { ...topic, digits: "", isJudged: true }, seconds: VERDICT_WITHIN });
  return { ...call, hunts: count, dialogue: waits };
}

/** The verdict; one that comes late finds another dialogue, or none. */
export function pinJudged(call: Call, count: number, isRight: boolean, scene: Scene): Call {
  const dialogue = dialogueAbout(call, "agent-pin");
  const leg = presentLeg(call, call.waiting);
  if (dialogue === null || dialogue.count !== count || leg === null) return call;
  const { agent } = dialogue.topic;
  if (!isRight) return wrong(call, dialogue.topic, scene);
  scene.house.loginAgent(agent, leg.number);
  return told(
    because(call, reason("agent-logged-in", { number: agent, desk: leg.number })),
    ["agent-logged-in"],
    scene,
  );
}

function wrong(call: Call, { agent, asked: times }: AskedPin, scene: Scene): Call {
  const next = because(call, reason("agent-wrong-pin", { number: agent }));
  return times < MOST_ASKED
    ? asked(next, agent, times + 1, ["agent-wrong-pin"], scene)
    : told(next, ["agent-wrong-pin"], scene);
}

/** The last word of the box. */
function told(call: Call, names: readonly PromptName[], scene: Scene): Call {
  const count = call.hunts + 1;
  const [prompt = null, ...queue] = names.map((name) => scene.house.prompt(name));
  return {
    ...call,
    hunts: count,
    dialogue: openDialogue({ count, topic: { kind: "confirm" }, prompt, queue, seconds: LONGEST }),
  };
}
