import { writtenIn } from "../../../model/plan/number-form.ts";
import { toE164 } from "../../../model/plan/phone-number.ts";
import { reason } from "../../../model/reason.ts";
import { because, type Call, type Dialogue, openDialogue, presentLeg, withLeg } from "../../calls/call.ts";
import type { Leg } from "../../calls/leg.ts";
import * as moves from "../../calls/moves.ts";
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

function asked(call: Call, { onTo, asked: times }: Pick<Dialogue, "onTo" | "asked">, scene: Scene): Call {
  const count = call.hunts + 1;
  const prompt = scene.house.prompt("ask-number");
  return {
    ...call,
    hunts: count,
    dialogue: openDialogue({ count, purpose: "ask-number", prompt, asked: times, seconds: PATIENCE, onTo }),
  };
}

/** One digit: the prompt is cut short; # or ten digits of a national number end it. */
export function keyed(out: moves.Out, call: Call, digit: string, scene: Scene): Call {
  const { dialogue } = call;
  if (dialogue === null || dialogue.purpose !== "ask-number") return call;
  if (digit === "#") return given(out, call, dialogue, scene);
  if (digit === "*") return { ...call, dialogue: { ...dialogue, prompt: null, digits: "" } };
  if (!/^[0-9]$/.test(digit)) return call;
  const next = { ...dialogue, prompt: null, digits: (dialogue.digits + digit).slice(0, MOST_DIGITS) };
  const isWhole = /^0[1-9][0-9]{8}$/.test(next.digits);
  return isWhole ? given(out, call, next, scene) : { ...call, dialogue: next };
}

/** He said nothing for too long: what there is has to do, or he is asked once more. */
export function silent(out: moves.Out, call: Call, scene: Scene): Call {
  const { dialogue } = call;
  return dialogue === null ? call : given(out, call, dialogue, scene);
}

function given(out: moves.Out, call: Call, dialogue: Dialogue, scene: Scene): Call {
  const waiting = presentLeg(call, call.waiting);
  if (waiting === null) return call;
  const { country } = call.view.place;
  const read = toE164(dialogue.digits, country);
  if (read.kind !== "outside") {
    if (dialogue.asked < MOST_ASKED) return asked(call, { ...dialogue, asked: dialogue.asked + 1 }, scene);
    return goOn(out, because(call, reason("no-number-given")), waiting, dialogue, scene);
  }
  const number = writtenIn(read.number, country).dialled;
  const name = scene.house.plans.of(call.view).externalNumbers.get(read.number)?.name ?? "";
  const known = { ...waiting, number, name, anonymous: false };
  const told = because({ ...call, caller: { number, name } }, reason("number-given", { number }));
  return goOn(out, withLeg(told, known), known, dialogue, scene);
}

function goOn(out: moves.Out, call: Call, waiting: Leg, { onTo }: Dialogue, scene: Scene): Call {
  const over = { ...call, dialogue: null };
  return onTo === null ? moves.release(out, over, waiting.id, "normal") : ledTo(out, over, waiting, onTo, scene);
}
