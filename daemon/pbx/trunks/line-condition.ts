import { type Reason, reason } from "../../model/reason.ts";
import type { PbxTrunk } from "../../model/snapshot/pbx-view.ts";
import type { Destination } from "../engine/engine.ts";
import { byStanding } from "./far-end.ts";
import type { Known } from "./name-watch.ts";
import { addressOf } from "./rfc3263.ts";
import type { Failure, TrunkState } from "./trunk-state.ts";

/** Green, orange, and grey while nothing is known yet. */
export type Dot = "in-service" | "out-of-service" | "unknown";

export interface LineCondition {
  readonly dot: Dot;
  readonly why: Reason;
  /** Where it is registered or answers, or from where the equipment has registered here. */
  readonly address: string | null;
}

export interface LineFacts {
  readonly trunk: PbxTrunk;
  readonly state: TrunkState;
  /** What DNS says of each name that its requests are sent to. */
  readonly names: readonly { readonly host: string; readonly known: Known }[];
  /** From where its equipment has registered here; null: it has not. */
  readonly gateway: string | null;
  /** The box has not got the address that the line leaves by [LIG-24]. */
  readonly lacksInterface: boolean;
}

/** How a line is, and why [LIG-34]. */
export function conditionOf(facts: LineFacts): LineCondition {
  const { trunk, state, names } = facts;
  if (trunk.registration === "inbound") return inboundCondition(facts);
  if (names.length === 0) return out(reason("line-lacks-address"));
  if (facts.lacksInterface) return out(reason("line-lacks-interface", { address: trunk.interface ?? "" }));
  const { held } = state;
  if (held !== null) return inService("line-registered", held.destination);
  if (state.fars.length === 0) return namelessCondition(names);
  return trunk.registration === "outbound" ? outboundCondition(state) : fixedCondition(state);
}

/** Where a call out is to be sent, in this order: what is registered or answers first. */
export function destinationsOf({ held, fars }: TrunkState): readonly Destination[] {
  const all = byStanding(fars).map(({ destination }) => destination);
  if (held === null) return all;
  return [held.destination, ...all.filter((one) => addressOf(one) !== addressOf(held.destination))];
}

/** LIG-08 */
function inboundCondition({ trunk, gateway }: LineFacts): LineCondition {
  if (trunk.ha1 === null) return out(reason("line-lacks-password"));
  if (gateway === null) return out(reason("line-not-registered-here"));
  return { dot: "in-service", why: reason("line-registered-here", { address: gateway }), address: gateway };
}

/** LIG-09: it is not registered. */
function outboundCondition({ failure }: TrunkState): LineCondition {
  return failure === null ? starting : out(whyOf(failure));
}

/** a fixed address, without any registration. */
function fixedCondition({ task, fars }: TrunkState): LineCondition {
  const [first] = fars;
  if (task.healthSeconds === 0) return { dot: "in-service", why: reason("line-unwatched"), address: null };
  const answering = fars.find(({ standing }) => standing === "answers");
  if (answering !== undefined) return inService("line-answers", answering.destination);
  if (first === undefined || fars.some(({ standing }) => standing === "unknown")) return starting;
  return out(reason("line-unanswered", { address: addressOf(first.destination) }));
}

/** There is no address that could be asked. */
function namelessCondition(names: LineFacts["names"]): LineCondition {
  if (names.some(({ known }) => known.kind === "looking")) return starting;
  const missing = names.find(({ known }) => known.kind !== "found");
  if (missing === undefined) return starting;
  const { host, known } = missing;
  return out(
    known.kind === "nothing" ? reason("line-name-unknown", { host }) : reason("line-name-unanswered", { host }),
  );
}

function whyOf(failure: Failure): Reason {
  if (failure.kind === "refused") return reason("line-refused", { status: failure.status, text: failure.text });
  const address = addressOf(failure.destination);
  if (failure.kind === "lost") return reason("line-lost", { address });
  return failure.text === ""
    ? reason("line-unanswered", { address })
    : reason("line-unreachable", { address, text: failure.text });
}

function inService(code: "line-registered" | "line-answers", destination: Destination): LineCondition {
  const address = addressOf(destination);
  return { dot: "in-service", why: reason(code, { address }), address };
}

const out = (why: Reason): LineCondition => ({ dot: "out-of-service", why, address: null });
const starting: LineCondition = { dot: "unknown", why: reason("line-starts"), address: null };
