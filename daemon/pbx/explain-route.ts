import type { RouteAnswer, RouteExplanation, RouteQuestion } from "../contracts/route-explanation.ts";
import { type Reason, reason } from "../model/reason.ts";
import type { PbxTrunk, PbxView } from "../model/snapshot/pbx-view.ts";
import type { DialPlan } from "./routing/dial-plan.ts";
import { emitterOf, type Waiting } from "./routing/outside/emitter-of.ts";
import { routeInbound } from "./routing/outside/inbound.ts";
import { asLineWants, presentationOf } from "./routing/outside/presentation.ts";
import { routeCall } from "./routing/route-call.ts";
import type { Liveness, OutsideMember, RingPlan, RoutePlan } from "./routing/route-plan.ts";

interface Ground {
  readonly view: PbxView;
  readonly plan: DialPlan;
  readonly live: Liveness;
  readonly now: number;
  /** Whether the extension hides its number for now; null: as the configuration says. */
  hides(extension: string): boolean | null;
}

/** Walks the way of a call without calling: the same functions that route, with what is live now. */
export function explainRoute(asked: RouteQuestion, ground: Ground): RouteAnswer {
  const at = asked.at ?? ground.now;
  if (asked.line !== null) {
    const trunk = ground.plan.trunks.get(asked.line);
    return trunk === undefined ? { unknown: "line" } : byLine(asked, trunk, at, ground);
  }
  if (!ground.plan.extensions.has(asked.from)) return { unknown: "extension" };
  const caller = { kind: "extension", number: asked.from } as const;
  const found = routeCall(
    ground.plan,
    { caller, origin: "inside", dialled: asked.to, never: [], trail: [], at },
    ground.live,
  );
  return explained(found, { trunk: null, number: asked.from, anonymous: false }, [], ground);
}

function byLine({ from, to }: RouteQuestion, trunk: PbxTrunk, at: number, ground: Ground): RouteExplanation {
  const offer = { trunk, caller: from, anonymous: from === "", called: to, at };
  const { caller: known, extension, asksNumber, reasons } = routeInbound(ground.plan, offer, ground.live);
  if (extension === null) return { ...nothing(ground), outcome: "refused", cause: "not-found", reasons: [...reasons] };
  const caller = { kind: "trunk", trunk: trunk.number } as const;
  const found = routeCall(
    ground.plan,
    { caller, origin: "outside", dialled: extension, never: [], trail: [], at },
    ground.live,
  );
  const told = asksNumber ? [...reasons, reason("asks-number")] : reasons;
  const waiting = { trunk: trunk.number, number: known.shown, anonymous: known.shown === "" };
  const answer = explained(found, waiting, told, ground);
  const isLed = answer.outcome !== "refused" && answer.outcome !== "service";
  return asksNumber && isLed ? { ...answer, outcome: "asks-number" } : answer;
}

function explained(found: RoutePlan, waiting: Waiting, before: readonly Reason[], ground: Ground): RouteExplanation {
  const reasons = [...before, ...found.reasons];
  switch (found.kind) {
    case "refuse":
      return { ...nothing(ground), outcome: "refused", cause: found.cause, reasons };
    case "menu":
      return { ...nothing(ground), outcome: "menu", reasons };
    case "conference":
      return { ...nothing(ground), outcome: "conference", reasons };
    case "queue":
      return { ...nothing(ground), outcome: "queue", reasons };
    case "voicemail":
    case "consult":
      return { ...nothing(ground), outcome: "voicemail", reasons };
    case "parking":
    case "paging":
    case "service":
      return { ...nothing(ground), outcome: "service", reasons };
    case "ring":
      return {
        ...nothing(ground),
        outcome: "rings",
        extensions: found.extensions.map(({ number }) => number),
        ways: found.outside.flatMap((member) => waysOf(member, waiting, ground)),
        seconds: found.seconds,
        reasons: [...reasons, ...afterwards(found)],
      };
  }
}

/** What would follow if nobody answered [PRO-05…PRO-07]. */
const afterwards = ({ number, forwards }: RingPlan): readonly Reason[] =>
  FAILURES.flatMap((why) => {
    const to = forwards[why];
    if (to === null) return [];
    if (to.kind === "voicemail") return [reason("would-forward-to-voicemail", { number, why })];
    return [reason("would-forward", { number, to: to.number, why })];
  });

const FAILURES = ["no-answer", "busy", "unavailable"] as const;

const nothing = ({ view }: Ground) => ({ revision: view.revision, cause: null, extensions: [], ways: [], seconds: 0 });

function waysOf(member: OutsideMember, waiting: Waiting, { view, plan, hides }: Ground): RouteExplanation["ways"] {
  const emitter = emitterOf(plan, waiting, member, hides);
  return member.attempts.map(({ trunk, number }) => {
    const shown = presentationOf(view, trunk, emitter);
    return {
      name: member.name,
      trunk: trunk.number,
      number: asLineWants(view, trunk, number),
      presented: shown.number,
      hidden: shown.hidden,
    };
  });
}
