import type { DestinationClass } from "../../model/plan/destination-class.ts";
import type { ContactId, EngineEvent, LegId, LegQuality, Party, ReleaseCause } from "../engine/engine.ts";

/**
 * A leg as call control sees it: `offered` (a device calls us) or `dialling` (we call one), then the states that the
 * engine's events bring. `held`: the far side has put us on hold (RFC 3264 §8.4).
 */
export type LegState = "offered" | "dialling" | "ringing" | "early" | "answered" | "held" | "released";

export interface Leg {
  readonly id: LegId;
  readonly direction: "in" | "out";
  /** The extension whose device is at the far end, or the number outside as the house shows it. */
  readonly number: string;
  readonly name: string;
  readonly anonymous: boolean;
  readonly userAgent: string;
  readonly contact: ContactId | null;
  /** Who was logged in at the telephone when the leg began; others see him in its place [AGT-07]. Null: nobody. */
  readonly agent: { readonly number: string; readonly name: string } | null;
  /** The line by which it runs; null: a device of the house. Only a leg without a line has an extension's rights. */
  readonly trunk: string | null;
  /** The group that it rings for; null: for its own number, or it called. */
  readonly forGroup: string | null;
  /** What it may cost as routing has understood it, the dearest counts; empty for who calls us, and in the house. */
  readonly classes: readonly DestinationClass[];
  readonly state: LegState;
  /** What an offered leg has been told before its answer. */
  readonly told: "nothing" | "ringing" | "early" | "answer";
  /** Offered leg: our 2xx has been acknowledged; dialled leg: always true. Nothing may be renegotiated before. */
  readonly confirmed: boolean;
  /** To be told to the device as soon as the leg is confirmed. */
  readonly identity: Party | null;
  /** The other side is on hold because somebody has asked us for it; the telephone knows nothing of that. */
  readonly keepsOnHold: boolean;
  /** * was the last key: the next one may be for the box. */
  readonly hasStarred: boolean;
  /** We have asked for its end and wait for `leg.released`. */
  readonly leaving: ReleaseCause | null;
  /** Numbers that redirected the call to this leg, first one first. */
  readonly trail: readonly string[];
  /** Offered leg: its Max-Forwards, and how often the call was diverted before it came here; what is dialled: the usual. */
  readonly hopsLeft: number;
  readonly diversions: number;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly ringingAt: number | null;
  readonly answeredAt: number | null;
  readonly endedAt: number | null;
  readonly cause: ReleaseCause | null;
  readonly status: number;
  readonly quality: LegQuality | null;
}

/** An event of exactly one leg. */
export type LegEvent = Exclude<Extract<EngineEvent, { readonly leg: LegId }>, { readonly type: "sip.message" }>;
/** An event of a leg that call control knows already. */
export type KnownLegEvent = Exclude<LegEvent, { readonly type: "leg.offered" }>;

type Origin = Pick<
  Leg,
  "id" | "direction" | "number" | "name" | "anonymous" | "userAgent" | "contact" | "trunk" | "trail"
> &
  Partial<Pick<Leg, "agent" | "forGroup" | "classes" | "hopsLeft" | "diversions">>;

/** RFC 3261 §20.22: what a telephone starts with. */
const USUAL_HOPS = 70;

/** A leg at its very first moment. */
export function newLeg(origin: Origin, now: number): Leg {
  const dialled = origin.direction === "out";
  return {
    agent: null,
    forGroup: null,
    classes: [],
    hopsLeft: USUAL_HOPS,
    diversions: 0,
    ...origin,
    state: dialled ? "dialling" : "offered",
    told: "nothing",
    confirmed: dialled,
    identity: null,
    keepsOnHold: false,
    hasStarred: false,
    leaving: null,
    startedAt: now,
    ringingAt: null,
    answeredAt: null,
    endedAt: null,
    cause: null,
    status: 0,
    quality: null,
  };
}

/** The state table of one leg. An event that means nothing in its state leaves the leg as it is. */
export function legAfter(leg: Leg, event: KnownLegEvent, now: number): Leg {
  if (leg.state === "released") return leg;
  // What crosses our own release on its way changes nothing any more.
  if (leg.leaving !== null && event.type !== "leg.released") return leg;
  switch (event.type) {
    case "leg.ringing":
      if (leg.state === "dialling") return { ...leg, state: "ringing", ringingAt: now };
      return leg.ringingAt === null && leg.state === "early" ? { ...leg, ringingAt: now } : leg;
    case "leg.early":
      return leg.state === "dialling" || leg.state === "ringing" ? { ...leg, state: "early" } : leg;
    case "leg.answered":
      return isUp(leg) ? leg : { ...leg, state: "answered", answeredAt: now };
    case "leg.confirmed":
      return { ...leg, confirmed: true };
    case "leg.held":
      return leg.state === "answered" ? { ...leg, state: "held" } : leg;
    case "leg.resumed":
      return leg.state === "held" ? { ...leg, state: "answered", keepsOnHold: false } : leg;
    case "leg.released":
      return released(leg, event, now);
    case "leg.media":
    case "leg.digit":
    case "leg.transfer":
    case "leg.redirected":
    case "leg.unheard":
    case "leg.played":
    case "leg.recorded":
    case "leg.speaking":
      return leg;
  }
}

function released(leg: Leg, event: Extract<KnownLegEvent, { type: "leg.released" }>, now: number): Leg {
  const { cause, status, quality } = event;
  return { ...leg, state: "released", endedAt: now, cause, status, quality: leg.answeredAt === null ? null : quality };
}

/** It has been answered and has not ended. */
export const isUp = (leg: Leg): boolean => leg.state === "answered" || leg.state === "held";

/** Its other side is on hold, by its telephone or by us. */
export const holds = (leg: Leg): boolean => leg.state === "held" || leg.keepsOnHold;

/** It still takes part: neither ended nor asked to end. */
export const isPresent = (leg: Leg | undefined): leg is Leg =>
  leg !== undefined && leg.state !== "released" && leg.leaving === null;

/** Who is at the far end, as the other side may see it. */
export const partyOf = ({ number, name, agent, anonymous }: Leg): Party => ({ number, name, ...agent, anonymous });

/** By which number people know who is there: the agent's, the extension's, or the one outside. */
export const knownAs = (leg: Pick<Leg, "number" | "agent">): string => leg.agent?.number ?? leg.number;

/** To which number of the house it belongs: the extension's, or the line's. What the far side claims is not asked. */
export const seatOf = (leg: Leg): string => leg.trunk ?? leg.number;
