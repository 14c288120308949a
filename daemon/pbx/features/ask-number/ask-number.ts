import { writtenIn } from "../../../model/plan/number-form.ts";
import { toE164 } from "../../../model/plan/phone-number.ts";
import { reason } from "../../../model/reason.ts";
import {
  type AskedNumber,
  because,
  type Call,
  type Dialogue,
  dialogueAbout,
  openDialogue,
  presentLeg,
  withLeg,
} from "../../calls/call.ts";
import type { Leg } from "../../calls/leg.ts";
import * as moves from "../../calls/moves.ts";
import { nameOutside } from "../../routing/dial-plan.ts";
import type { Scene } from "../house.ts";
import { ledTo } from "../line-call/led-to.ts";

/** How long the caller has to key in his number, prompt included, in seconds. */
const PATIENCE = 25;
/** Asked so often; then the call goes on without a number: a caller is asked, never turned away (FIELD 4.3). */
const MOST_ASKED = 2;
const MOST_DIGITS = 15;

/** Asks a caller from outside to key in his number, ended by #, before the call goes on [ENT-04, ENT-05]. */
export function askNumber(out: moves.Out, call: Call, leg: Leg, onTo: string, scene: Scene): Call {
  const answered = moves.answer(out, because(call, reason("asks-number")), leg.id, null, scene.ground.now);
  return asked(answered, { onTo, asked: 1 }, scene);
}

function asked(call: Call, { onTo, asked: times }: Pick<AskedNumber, "onTo" | "asked">, scene: Scene): Call {
  const count = call.hunts + 1;
  const topic: AskedNumber = { kind: "ask-number", digits: "", asked: times, onTo };
  const prompt = scene.house.prompt("ask-number");
  return { ...call, hunts: count, dialogue: openDialogue({ count, topic, prompt, seconds: PATIENCE }) };
}

/** One digit: the prompt is cut short; # or ten digits of a national number end it. */
export function numberKeyed(out: moves.Out, call: Call, digit: string, scene: Scene): Call {
  const dialogue = dialogueAbout(call, "ask-number");
  if (dialogue === null) return call;
  const { topic } = dialogue;
  if (digit === "#") return given(out, call, topic, scene);
  if (digit === "*") return hears(call, dialogue, "");
  if (!/^[0-9]$/.test(digit)) return call;
  const digits = (topic.digits + digit).slice(0, MOST_DIGITS);
  const isWhole = /^0[1-9][0-9]{8}$/.test(digits);
  return isWhole ? given(out, call, { ...topic, digits }, scene) : hears(call, dialogue, digits);
}

const hears = (call: Call, dialogue: Dialogue<AskedNumber>, digits: string): Call => ({
  ...call,
  dialogue: { ...dialogue, prompt: null, topic: { ...dialogue.topic, digits } },
});

/** He said nothing for too long: what there is has to do, or he is asked once more. */
export function numberNotGiven(out: moves.Out, call: Call, scene: Scene): Call {
  const dialogue = dialogueAbout(call, "ask-number");
  return dialogue === null ? call : given(out, call, dialogue.topic, scene);
}

function given(out: moves.Out, call: Call, topic: AskedNumber, scene: Scene): Call {
  const waiting = presentLeg(call, call.waiting);
  if (waiting === null) return call;
  const { country } = call.view.place;
  const read = toE164(topic.digits, country);
  if (read.kind !== "outside") {
    if (topic.asked < MOST_ASKED) return asked(call, { ...topic, asked: topic.asked + 1 }, scene);
    return goOn(out, because(call, reason("no-number-given")), waiting, topic, scene);
  }
  const number = writtenIn(read.number, country).dialled;
  const name = nameOutside(scene.house.plans.of(call.view), read.number, scene.house.live);
  const known = { ...waiting, number, name, anonymous: false };
  const told = because({ ...call, caller: { number, name } }, reason("number-given", { number }));
  return goOn(out, withLeg(told, known), known, topic, scene);
}

const goOn = (out: moves.Out, call: Call, waiting: Leg, { onTo }: AskedNumber, scene: Scene): Call =>
  ledTo(out, { ...call, dialogue: null }, waiting, onTo, scene);
