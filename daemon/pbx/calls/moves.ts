import type { DialRequest, LegId, Party, ReleaseCause } from "../engine/engine.ts";
import { type Call, withLeg } from "./call.ts";
import type { Command } from "./command.ts";
import { isPresent, isUp, type Leg } from "./leg.ts";

/**
 * The moves that features are made of. Each takes the call as it is, adds its commands to `out` and gives the call as
 * it is then. A move on a leg that no longer takes part does nothing.
 */
export type Out = Command[];

/** Calls a device. */
export function dial(out: Out, call: Call, leg: Leg, request: DialRequest): Call {
  out.push({ do: "dial", leg: leg.id, request });
  return withLeg(call, leg);
}

/** Lets an offered leg's device know that it rings at the other end; once, and not after sound has been opened. */
export function ring(out: Out, call: Call, id: LegId): Call {
  const leg = call.legs.get(id);
  if (!isPresent(leg) || leg.state !== "offered" || leg.told !== "nothing") return call;
  out.push({ do: "ring", leg: id });
  return withLeg(call, { ...leg, told: "ringing" });
}

/** Opens the way for sound before the answer. */
export function progress(out: Out, call: Call, id: LegId, like: LegId): Call {
  const leg = call.legs.get(id);
  if (!isPresent(leg) || leg.state !== "offered" || leg.told === "early") return call;
  out.push({ do: "progress", leg: id, like });
  return withLeg(call, { ...leg, told: "early" });
}

/** Answers an offered leg, with the codec of `like` if it can. */
export function answer(out: Out, call: Call, id: LegId, like: LegId | null, now: number): Call {
  const leg = call.legs.get(id);
  if (!isPresent(leg) || leg.state !== "offered") return call;
  out.push({ do: "answer", leg: id, like });
  return withLeg(call, { ...leg, told: "answer", state: "answered", answeredAt: now });
}

/** Ends a leg in whatever state it is. */
export function release(out: Out, call: Call, id: LegId | null, cause: ReleaseCause): Call {
  const leg = id === null ? undefined : call.legs.get(id);
  if (!isPresent(leg)) return call;
  out.push({ do: "release", leg: leg.id, cause });
  return withLeg(call, { ...leg, leaving: cause });
}

/** Ends every leg that still takes part. */
export function releaseAll(out: Out, call: Call, cause: ReleaseCause): Call {
  let next = call;
  for (const id of call.legs.keys()) next = release(out, next, id, cause);
  return next;
}

/** Tells a leg's device who it talks to now; waits for the ACK of an answer that has just been given (RFC 3261 §14). */
export function identify(out: Out, call: Call, id: LegId, party: Party): Call {
  const leg = call.legs.get(id);
  if (!isPresent(leg)) return call;
  if (!leg.confirmed || !isUp(leg)) return withLeg(call, { ...leg, identity: party });
  out.push({ do: "identify", leg: id, party });
  return leg.identity === null ? call : withLeg(call, { ...leg, identity: null });
}

/** Says what had to wait until the leg was confirmed. */
export function identifyNow(out: Out, call: Call, id: LegId): Call {
  const identity = call.legs.get(id)?.identity ?? null;
  return identity === null ? call : identify(out, call, id, identity);
}
