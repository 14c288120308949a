import { reason } from "../../../model/reason.ts";
import {
  because,
  type Call,
  dialogueAbout,
  endingWith,
  openCall,
  openDialogue,
  presentLeg,
  withLeg,
} from "../../calls/call.ts";
import { isPresent, type Leg, partyOf, seatOf } from "../../calls/leg.ts";
import * as moves from "../../calls/moves.ts";
import { nameOf } from "../../routing/dial-plan.ts";
import { routeCall } from "../../routing/route-call.ts";
import { leadsOn } from "../../routing/route-plan.ts";
import { callerOf, type Scene } from "../house.ts";
import { goneOn, leftAlone, rungBack } from "../ring/ring.ts";
import { handedOn } from "../transfer/handed-on.ts";
import { afterAsking, type PutThrough } from "../transfer/put-through.ts";

/** Nobody hears music for longer, in seconds; then the one who has set him aside is rung. */
const LONGEST = 3 * 60 * 60;

/**
 * Somebody asks another one before he transfers, on the line that he has: his leg goes into a call of its own, and the one
 * he talked to hears music meanwhile. Whatever then happens, nobody is left alone: he comes back when nobody answers
 * there, and when he hangs up the two others are put together.
 */
export function consult(
  out: moves.Out,
  { call, by, held, to }: { readonly call: Call; readonly by: Leg; readonly held: Leg; readonly to: string },
  scene: Scene,
): PutThrough {
  const { ground, house } = scene;
  const { now: at } = ground;
  const view = house.currentView() ?? call.view;
  const offer = { caller: callerOf(by), origin: "inside", dialled: to, never: [seatOf(held)], trail: [], at } as const;
  const plan = routeCall(house.plans.of(view), offer, house.live);
  const cause = plan.kind === "refuse" ? plan.cause : "not-acceptable";
  if (!leadsOn(plan)) return { kind: "refused", cause, why: plan.reasons };

  const told = reason("asks-first", { number: by.number, dialled: to, transferee: held.number });
  const count = call.hunts + 1;
  const dialogue = openDialogue({
    count,
    topic: { kind: "set-aside", by: by.id, number: by.number },
    seconds: LONGEST,
  });
  const left = because(handedOn(call, [by], at), told);
  const kept: Call = { ...left, waiting: held.id, talking: null, hunts: count, dialogue };

  const caller = { number: by.number, name: by.name };
  const asking = { ...by, keepsOnHold: false };
  const opened = openCall({ id: ground.newCall(), view, caller, dialled: to }, asking, at);
  const shown = { number: to, name: nameOf(house.plans.of(view), to), anonymous: false };
  const own = moves.identify(out, because({ ...opened, aside: { by: by.id, held: held.id } }, told), by.id, shown);
  return { kind: "done", calls: [kept, goneOn(out, own, asking, plan, { otherwise: { kind: "go-back" } }, scene)] };
}

/** Both sides of an asking. */
export interface Asking {
  /** Where somebody hears music, */
  readonly kept: Call;
  readonly held: Leg;
  /** and where the one who has set him aside asks; his leg may have ended. */
  readonly asking: Call;
  readonly by: Leg;
}

/** From whichever of its two calls. */
export function askingOf(call: Call, scene: Scene): Asking | null {
  const setAside = dialogueAbout(call, "set-aside");
  const asking = setAside === null ? call : scene.ground.callOf(setAside.topic.by);
  const aside = asking?.aside ?? null;
  if (asking === undefined || aside === null) return null;
  const kept = scene.ground.callOf(aside.held);
  const by = asking.legs.get(aside.by);
  if (kept === undefined || by === undefined || dialogueAbout(kept, "set-aside")?.topic.by !== by.id) return null;
  const held = presentLeg(kept, aside.held);
  return held === null ? null : { kept, held, asking, by };
}

/** The two others talk, or the one who waited hears the ringing. */
export function putTogether(out: moves.Out, { kept, held, asking, by }: Asking, scene: Scene): PutThrough {
  const parts = { call: kept, transferor: by, transferee: held, other: { ...asking, aside: null }, consulting: by };
  return afterAsking(out, parts, "program", scene);
}

/** He talks again to the one who waited; whom he asked is released. */
export function wentBack(out: moves.Out, { kept, held, asking, by }: Asking, scene: Scene): readonly Call[] {
  const told = reason("goes-back", { number: by.number, transferee: held.number });
  const others = [...asking.legs.values()].filter((leg) => isPresent(leg) && leg.id !== by.id);
  let emptied = endingWith(because(handedOn(asking, [by], scene.ground.now), told), "normal");
  emptied = { ...emptied, waiting: null, talking: null, hunt: null, dialogue: null, aside: null };
  for (const leg of others) emptied = moves.release(out, emptied, leg.id, "normal");
  const again = withLeg(because(kept, told), by);
  const back: Call = { ...again, talking: by.id, dialogue: null };
  return [emptied, moves.identify(out, back, by.id, partyOf(held))];
}

/**
 * After everything that happens where somebody asks: with nobody left there he goes back; when he has gone, the two
 * others are put together, and if they cannot be, he is rung for the one who waits.
 */
export function afterEvents(out: moves.Out, call: Call, scene: Scene): readonly Call[] {
  if (call.aside === null) return [call];
  const alone = { ...call, aside: null };
  const by = presentLeg(call, call.aside.by);
  if (by !== null) {
    if (call.hunt !== null || call.talking !== null || call.dialogue !== null) return [call];
    const both = askingOf(call, scene);
    return both === null
      ? [moves.release(out, alone, by.id, "normal")]
      : wentBack(out, { ...both, asking: call }, scene);
  }
  const gone = call.legs.get(call.aside.by);
  const both = askingOf(call, scene);
  const together = both === null ? null : putTogether(out, { ...both, asking: call }, scene);
  if (together?.kind === "done") return together.calls;
  const without = gone === undefined ? alone : leftAlone(out, alone, gone);
  return both === null ? [without] : [without, tiredOfMusic(out, both.kept, scene)];
}

/** Who has set him aside is rung for him, and if he does not come, he is released. */
export function tiredOfMusic(out: moves.Out, call: Call, scene: Scene): Call {
  const held = presentLeg(call, call.waiting);
  const setAside = dialogueAbout(call, "set-aside");
  if (held === null || setAside === null) return call;
  const over = { ...call, dialogue: null };
  return (
    rungBack(out, over, held, setAside.topic.number, {}, scene) ??
    moves.release(out, endingWith(over, "unavailable"), held.id, "unavailable")
  );
}
