import { type Reason, reason } from "../../../model/reason.ts";
import { because, type Call, endingWith, openDialogue, presentLeg } from "../../calls/call.ts";
import type { Leg } from "../../calls/leg.ts";
import * as moves from "../../calls/moves.ts";
import { digitPrompts, type PromptName } from "../../prompts/prompt-folder.ts";
import type { Service } from "../../routing/route-plan.ts";
import { askedFor } from "../call-back/asked-for.ts";
import type { Scene } from "../house.ts";

/** Longer than any confirmation that is spoken, in seconds. */
const LONGEST = 30;

/** All but a login, which asks for something before it is carried out. */
export type SpokenService = Exclude<Service, { readonly kind: "agent-login" }>;

/** A service code: it is carried out, and the box says aloud what is so from now on [PRE-04, A-33, MEX-06]. */
export function service(out: moves.Out, call: Call, leg: Leg, asked: SpokenService, scene: Scene): Call {
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
  asked: SpokenService,
  scene: Scene,
): { readonly why: Reason; readonly prompts: readonly PromptName[] } {
  const { house } = scene;
  // biome-ignore lint/nursery/useExhaustiveSwitchCases: Biome does not see through Exclude; the compiler checks it
  switch (asked.kind) {
    case "call-back":
      return askedFor(number, asked.to, scene);
    case "no-call-back":
      house.cancelCallBack(number, asked.to);
      return { why: reason("call-back-cancelled", { number }), prompts: ["call-back-cancelled"] };
    case "toggle-hidden":
      return house.toggleHidden(number)
        ? { why: reason("now-hidden", { number }), prompts: ["number-hidden"] }
        : { why: reason("now-shown", { number }), prompts: ["number-shown"] };
    case "do-not-disturb":
      house.setAbsence(number, asked);
      return asked.on
        ? { why: reason("now-absent", { number }), prompts: ["do-not-disturb-on"] }
        : { why: reason("now-present", { number }), prompts: ["do-not-disturb-off"] };
    case "agent-logout": {
      const agent = house.agentAt(number);
      if (agent !== null) house.logoutAgent(agent.number);
      const why =
        agent === null
          ? reason("nobody-logged-in", { desk: number })
          : reason("agent-logged-out", { number: agent.number, desk: number });
      return { why, prompts: ["agent-logged-out"] };
    }
    case "agent-pause": {
      const { number: member } = house.agentAt(number) ?? { number };
      return house.togglePause(member)
        ? { why: reason("agent-paused", { number: member }), prompts: ["agent-paused"] }
        : { why: reason("agent-resumed", { number: member }), prompts: ["agent-resumed"] };
    }
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
