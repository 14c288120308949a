import { reason } from "../../../model/reason.ts";
import { because, type Call, endingWith, presentLeg } from "../../calls/call.ts";
import type { Leg } from "../../calls/leg.ts";
import * as moves from "../../calls/moves.ts";
import type { Scene } from "../house.ts";

/** Longer than any confirmation that is spoken, in seconds. */
const LONGEST = 20;

/** A service code: it is carried out, and the box says aloud what is so from now on [PRE-04, A-33]. */
export function service(out: moves.Out, call: Call, leg: Leg, _service: "toggle-hidden", scene: Scene): Call {
  const { number } = leg;
  const isHidden = scene.house.toggleHidden(number);
  const told = because(call, reason(isHidden ? "now-hidden" : "now-shown", { number }));
  const count = told.hunts + 1;
  const prompt = scene.house.prompt(isHidden ? "number-hidden" : "number-shown");
  const answered = moves.answer(out, { ...told, hunts: count }, leg.id, null, scene.ground.now);
  const up = { ...answered, answeredAt: scene.ground.now, answeredBy: call.dialled };
  const dialogue = {
    count,
    purpose: "confirm",
    prompt,
    queue: [],
    digits: "",
    asked: 1,
    seconds: LONGEST,
    onTo: null,
  } as const;
  return { ...up, dialogue };
}

/** What had to be said has been said. */
export function confirmed(out: moves.Out, call: Call): Call {
  const waiting = presentLeg(call, call.waiting);
  const over = endingWith({ ...call, dialogue: null }, "normal");
  return waiting === null ? over : moves.release(out, over, waiting.id, "normal");
}
