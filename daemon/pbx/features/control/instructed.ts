import { type Reason, reason } from "../../../model/reason.ts";
import type { PbxView } from "../../../model/snapshot/pbx-view.ts";
import { because, type Call, endingWith, peerOf, presentLeg, withLeg } from "../../calls/call.ts";
import { type Instruction, type Outcome, refusal } from "../../calls/instruction.ts";
import { isUp, type Leg, partyOf } from "../../calls/leg.ts";
import * as moves from "../../calls/moves.ts";
import { twoCallsOf } from "../conference/conference-by-keys.ts";
import { putIntoConference } from "../conference/put-into-conference.ts";
import { dialogues } from "../dialogues.ts";
import { extensionOf, type RegisteredDevice, type Scene } from "../house.ts";
import { autoAnswer } from "../ring/auto-answer.ts";
import { ownRequest, ringDevices } from "../ring/ring-devices.ts";
import { afterAsking, blindly, type PutThrough } from "../transfer/put-through.ts";
import { askingOf, consult, putTogether, wentBack } from "./consult.ts";
import { dialFor } from "./dial-for.ts";
import { legOf } from "./leg-of.ts";

/** What became of an instruction, and the calls that it has changed. */
interface Done {
  readonly outcome: Outcome;
  readonly calls: readonly Call[];
}

const only = (outcome: Outcome): Done => ({ outcome, calls: [] });
const refused = (cause: Parameters<typeof refusal>[0], ...why: readonly Reason[]): Done => only(refusal(cause, ...why));
const done = (call: Call): Done => ({ outcome: { kind: "done", call: call.id }, calls: [call] });
/** The call that is spoken of afterwards comes last. */
const doneIn = (calls: readonly Call[]): Done => ({
  outcome: { kind: "done", call: calls.at(-1)?.id ?? "" },
  calls,
});
const put = (through: PutThrough): Done =>
  through.kind === "done" ? doneIn(through.calls) : refused(through.cause, ...through.why);

/** Carries out what a program or somebody at a page wants, with the rights of the extension in whose name it is. */
export function instructed(out: moves.Out, instruction: Instruction, scene: Scene): Done {
  const view = scene.house.currentView();
  if (view === null) return only({ kind: "unable" });
  if (instruction.do === "dial") {
    const made = dialFor(out, instruction, view, scene);
    return "kind" in made ? only(made) : done(made);
  }
  const call = scene.ground.callNamed(instruction.call);
  if (call === undefined) return only({ kind: "no-call" });
  if (instruction.do === "hang-up" && instruction.by === null) return done(endedForAll(out, call));
  const by = instruction.by ?? "";
  if (extensionOf(scene, view, by) === undefined) return only({ kind: "no-extension" });
  if (instruction.do === "pick-up") return pickedUp(out, call, instruction, view, scene);
  if (instruction.do === "complete" || instruction.do === "go-back") return ended(out, call, instruction, scene);
  const leg = legOf(call, by);
  if (instruction.do === "conference") return allThree(out, call, instruction, scene);
  if (leg === null) return refused("not-found", reason("not-in-call", { number: by }));
  return byHim(out, call, leg, instruction, scene);
}

type ByHim = Extract<
  Instruction,
  { readonly do: "hang-up" | "hold" | "resume" | "transfer" | "consult" | "send-digits" }
>;

/** What only somebody can do who has a part in the call. */
function byHim(out: moves.Out, call: Call, leg: Leg, instruction: ByHim, scene: Scene): Done {
  if (instruction.do === "hang-up") return done(hungUp(out, call, leg));
  if (instruction.do === "send-digits") return keyed(out, call, leg, instruction.digits, scene);
  const peer = peerOf(call, leg.id);
  const numbered = { number: leg.number };
  if (!isUp(leg) || peer === null || !isUp(peer)) return refused("not-acceptable", reason("not-in-call", numbered));
  if (instruction.do === "transfer") {
    const parts = { call, transferor: leg, transferee: peer, dialled: instruction.to };
    const through = blindly(out, parts, "program", scene);
    return through.kind === "done" ? { outcome: { kind: "done", call: call.id }, calls: through.calls } : put(through);
  }
  if (instruction.do === "consult") return put(consult(out, { call, by: leg, held: peer, to: instruction.to }, scene));
  const keepsOnHold = instruction.do === "hold";
  const told = reason(keepsOnHold ? "control-holds" : "control-resumes", numbered);
  return done(because(withLeg(call, { ...leg, keepsOnHold }), told));
}

function endedForAll(out: moves.Out, call: Call): Call {
  const cause = call.answeredAt === null ? "cancelled" : "normal";
  const over = endingWith(because({ ...call, hunt: null, dialogue: null }, reason("control-hangs-up")), cause);
  return moves.releaseAll(out, over, cause);
}

/** As his telephone does: it hangs up, gives up, or declines on every device of his. */
function hungUp(out: moves.Out, call: Call, leg: Leg): Call {
  const told = because(call, reason("control-hangs-up-for", { number: leg.number }));
  const ringing = call.hunt?.legs.includes(leg.id) ? call.hunt.legs : null;
  if (ringing === null) return moves.release(out, told, leg.id, isUp(leg) ? "normal" : "cancelled");
  return ringing.reduce(
    (next, id) => (call.legs.get(id)?.number === leg.number ? moves.release(out, next, id, "declined") : next),
    told,
  );
}

/** As if he had pressed the keys: the box listens, or the other side hears them. */
function keyed(out: moves.Out, call: Call, leg: Leg, digits: string, scene: Scene): Done {
  const peer = peerOf(call, leg.id);
  if (peer !== null && isUp(peer)) {
    out.push({ do: "send-digits", leg: peer.id, digits });
    return done(call);
  }
  if (call.dialogue === null || call.waiting !== leg.id) {
    return refused("not-acceptable", reason("not-in-call", { number: leg.number }));
  }
  let next = call;
  const others = new Map<string, Call>();
  for (const digit of digits) {
    if (next.dialogue === null) break;
    for (const moved of [dialogues[next.dialogue.topic.kind].keyed?.(out, next, digit, scene) ?? next].flat()) {
      if (moved.id === call.id) next = moved;
      else others.set(moved.id, moved);
    }
  }
  return doneIn([...others.values(), next]);
}

/** The call rings at one more extension: the first answer wins, as ever. */
function pickedUp(
  out: moves.Out,
  call: Call,
  { by, answersItself }: Extract<Instruction, { do: "pick-up" }>,
  view: PbxView,
  scene: Scene,
): Done {
  const { hunt } = call;
  const waiting = presentLeg(call, call.waiting);
  const extension = extensionOf(scene, view, by);
  if (extension === undefined) return only({ kind: "no-extension" });
  if (hunt === null || waiting === null || call.isEmergency || legOf(call, by) !== null) {
    return refused("not-found", reason("rings-nowhere", { number: by }));
  }
  if (!scene.house.live.isRegistered(by)) return refused("unavailable", reason("no-device", { number: by }));
  const headers = answersItself ? autoAnswer(call.view.realm) : [];
  const request = (device: RegisteredDevice) => ({
    ...ownRequest(device, hunt.number, partyOf(waiting), headers),
    like: waiting.id,
  });
  const told = because(call, reason("control-rings", { number: by }));
  const rung = ringDevices(out, told, extension, { trail: [], request }, scene);
  const legs = [...hunt.legs, ...rung.legs];
  return done({ ...rung.call, hunt: { ...hunt, legs, visited: [...hunt.visited, by] } });
}

/** The end of asking: together, or back. His telephone may have asked in a second call of its own. */
function ended(
  out: moves.Out,
  call: Call,
  instruction: Extract<Instruction, { do: "complete" | "go-back" }>,
  scene: Scene,
): Done {
  const { by } = instruction;
  const both = askingOf(call, scene);
  if (both !== null && both.by.number === by) {
    return instruction.do === "complete" ? put(putTogether(out, both, scene)) : doneIn(wentBack(out, both, scene));
  }
  if (instruction.do === "go-back") return refused("not-found", reason("nobody-set-aside", { number: by }));
  const transferor = legOf(call, by);
  const transferee = transferor === null ? null : peerOf(call, transferor.id);
  if (transferor === null || transferee === null || !isUp(transferor) || !isUp(transferee)) {
    return refused("not-acceptable", reason("not-in-call", { number: by }));
  }
  const second = secondCall(call, instruction, scene);
  if (second === null) return refused("not-found", reason("no-second-call", { number: by }));
  const { call: other, leg: consulting } = second;
  return put(afterAsking(out, { call, transferor, transferee, other, consulting }, "program", scene));
}

/** He hears both others, as they him and each other, in a room for the occasion. */
function allThree(
  out: moves.Out,
  call: Call,
  { by, with: named }: Extract<Instruction, { do: "conference" }>,
  scene: Scene,
): Done {
  const leg = legOf(call, by) ?? askingOf(call, scene)?.by ?? null;
  const two = leg === null ? null : twoCallsOf(call, leg, named, scene);
  return two === null
    ? refused("not-found", reason("no-second-call", { number: by }))
    : doneIn(putIntoConference(out, two, scene));
}

/** The call that was named, else the only other one of his. */
function secondCall(
  call: Call,
  { by, with: named }: Extract<Instruction, { do: "complete" }>,
  { ground }: Scene,
): { readonly call: Call; readonly leg: Leg } | null {
  const found = [...ground.calls()].flatMap((other) => {
    const leg = other.id === call.id || (named !== null && other.id !== named) ? null : legOf(other, by);
    return leg === null || !isUp(leg) ? [] : [{ call: other, leg }];
  });
  const [first] = found;
  return found.length === 1 && first !== undefined ? first : null;
}
