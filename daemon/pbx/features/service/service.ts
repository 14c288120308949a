import { type Reason, reason } from "../../../model/reason.ts";
import { because, type Call, endingWith, openDialogue, presentLeg } from "../../calls/call.ts";
import type { Leg } from "../../calls/leg.ts";
import * as moves from "../../calls/moves.ts";
import { digitPrompts, type PromptName } from "../../prompts/prompt-folder.ts";
import type { Service } from "../../routing/route-plan.ts";
import type { Scene } from "../house.ts";

/** Longer than any confirmation that is spoken, in seconds. */
const LONGEST = 30;

/** A service code: it is carried out, and the box says aloud what is so from now on [PRE-04, A-33, MEX-06]. */
export function service(out: moves.Out, call: Call, leg: Leg, asked: Service, scene: Scene): Call {
  const { why, prompts } = carriedOut(leg.number, asked, scene);
  const told = because(call, why);
  const count = told.hunts + 1;
  const [prompt = null, ...queue] = prompts.map((name) => scene.house.prompt(name));
  const answered = moves.answer(out, { ...told, hunts: count }, leg.id, null, scene.ground.now);
  const up = { ...answered, answeredAt: scene.ground.now, answeredBy: call.dialled };
  return { ...up, dialogue: openDialogue({ count, topic: { kind: "confirm" }, prompt, queue, seconds: LONGEST }) };
}

function carriedOut(
  number: string,
  asked: Service,
  { house }: Scene,
): { readonly why: Reason; readonly prompts: readonly PromptName[] } {
  switch (asked.kind) {
    case "toggle-hidden":
      return house.toggleHidden(number)
        ? { why: reason("now-hidden", { number }), prompts: ["number-hidden"] }
        : { why: reason("now-shown", { number }), prompts: ["number-shown"] };
    case "do-not-disturb":
      house.setAbsence(number, asked);
      return asked.on
        ? { why: reason("now-absent", { number }), prompts: ["do-not-disturb-on"] }
        : { why: reason("now-present", { number }), prompts: ["do-not-disturb-off"] };
    case "forward": {
      house.setAbsence(number, asked);
      const { when: why, to } = asked;
      if (to === null) return { why: reason("forwards-no-more", { number, why }), prompts: ["forward-cancelled"] };
      return { why: reason("now-forwards", { number, to, why }), prompts: ["forward-set", ...digitPrompts(to)] };
    }
  }
}

/** What had to be said has been said. */
export function confirmed(out: moves.Out, call: Call): Call {
  const waiting = presentLeg(call, call.waiting);
  const over = endingWith({ ...call, dialogue: null }, "normal");
  return waiting === null ? over : moves.release(out, over, waiting.id, "normal");
}
