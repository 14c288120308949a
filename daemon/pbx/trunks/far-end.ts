import type { Destination } from "../engine/engine.ts";
import { keyOf } from "./rfc3263.ts";

/** What is known of one server of an operator, from what it has answered. Times are monotonic, in milliseconds. */
export interface FarEnd {
  readonly destination: Destination;
  readonly standing: "unknown" | "answers" | "silent";
  /** Since when it has been so. */
  readonly since: number;
  /** OPTIONS without an answer, since the last one that had one. */
  readonly silences: number;
  /** Some operators answer REGISTER and no OPTIONS: their silence tells nothing. */
  readonly answersOptions: boolean;
  readonly isProbing: boolean;
  /** When the next OPTIONS is due. */
  readonly probeAt: number;
  /** It has asked not to be asked before (Retry-After). */
  readonly barredUntil: number;
  /** A registration that is good somewhere else does not come back here before. */
  readonly returnAt: number;
}

/** One OPTIONS may be lost on the way with all that repeat it; two are not. */
const silentAfter = 2;
const secondLookMs = 5000;

/** A server that comes before ours gets the line back when it has answered so long … */
export const answersAgainMs = 120_000;
/** … or, if only REGISTER can tell, is tried so long after it failed; and after a return that failed. */
export const tryAgainMs = 600_000;

export const freshFarEnd = (destination: Destination, now: number): FarEnd => ({
  destination,
  standing: "unknown",
  since: now,
  silences: 0,
  answersOptions: false,
  isProbing: false,
  probeAt: now,
  barredUntil: now,
  returnAt: now,
});

export const isAt = (far: FarEnd, destination: Destination): boolean => keyOf(far.destination) === keyOf(destination);

/** OPTIONS had an outcome. `tells`: silence is believed even of who has never answered one. */
export function afterProbe(
  far: FarEnd,
  probe: { readonly answered: boolean; readonly tells: boolean; readonly everyMs: number },
  now: number,
): FarEnd {
  const silences = probe.answered ? 0 : far.silences + 1;
  const again = { ...far, isProbing: false, silences };
  if (probe.answered) return { ...stands(again, "answers", now), answersOptions: true, probeAt: now + probe.everyMs };
  const isSilent = silences >= silentAfter && (probe.tells || far.answersOptions);
  const probeAt = now + (silences < silentAfter ? Math.min(secondLookMs, probe.everyMs) : probe.everyMs);
  return { ...(isSilent ? stands(again, "silent", now) : again), probeAt };
}

/** REGISTER was answered, whatever the answer was. */
export const afterAnswer = (far: FarEnd, now: number): FarEnd => ({
  ...stands(far, "answers", now),
  answersOptions: far.answersOptions && far.silences === 0,
});

/** REGISTER was not answered, or by a server that cannot do its work. */
export const afterSilence = (far: FarEnd, now: number): FarEnd => ({ ...far, standing: "silent", since: now });

function stands(far: FarEnd, standing: FarEnd["standing"], now: number): FarEnd {
  return far.standing === standing ? far : { ...far, standing, since: now };
}

/** Those that answer first, in the order of the operator otherwise. */
export const byStanding = (fars: readonly FarEnd[]): readonly FarEnd[] => [
  ...fars.filter(({ standing }) => standing !== "silent"),
  ...fars.filter(({ standing }) => standing === "silent"),
];

export const changeFar = (fars: readonly FarEnd[], destination: Destination, change: (far: FarEnd) => FarEnd) =>
  fars.map((far) => (isAt(far, destination) ? change(far) : far));
