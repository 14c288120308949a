import { shortestPauseMs } from "./back-off.ts";
import { answersAgainMs, byStanding, changeFar, type FarEnd, isAt, tryAgainMs } from "./far-end.ts";
import { type Moment, type TrunkAct, type TrunkState, untried } from "./trunk-state.ts";

interface Sent {
  readonly state: TrunkState;
  readonly acts: readonly TrunkAct[];
}

/** A REGISTER that is in flight is waited for (RFC 3261 §10.2): only then it is known what there is to take back. */
export function takeBack(state: TrunkState, { now }: Moment): Sent {
  if (state.asking !== null || state.held === null) return { state, acts: [] };
  return sendRegister(state, { destination: state.held.destination, seconds: 0 }, now);
}

export function ask(state: TrunkState, { now }: Moment): Sent {
  const { task, asking } = state;
  const far = task.registration === "outbound" && asking === null ? nextToAsk(state, now) : undefined;
  return far === undefined
    ? { state, acts: [] }
    : sendRegister(state, { destination: far.destination, seconds: task.expirySeconds }, now);
}

/**
 * Who gets a REGISTER now. A registration that moves is not taken back where it was: servers of one operator often share
 * what they know, and would forget the new one with it.
 */
function nextToAsk(state: TrunkState, now: number): FarEnd | undefined {
  const { fars, held, dueAt } = state;
  const place = held === null ? -1 : fars.findIndex((far) => isAt(far, held.destination));
  if (held !== null && place >= 0 && now >= held.refreshAt) return fars[place];
  if (now < dueAt) return undefined;
  if (held === null) return byStanding(untried(state, now))[0];
  const before = place < 0 ? fars : fars.slice(0, place);
  return before.find((far) => now >= far.barredUntil && now >= far.returnAt && (place < 0 || isBack(far, now)));
}

const isBack = ({ answersOptions, standing, since }: FarEnd, now: number): boolean =>
  answersOptions ? standing === "answers" && now - since >= answersAgainMs : now - since >= tryAgainMs;

const sendRegister = (state: TrunkState, asking: NonNullable<TrunkState["asking"]>, now: number): Sent => ({
  state: { ...state, asking, askedAt: now, fars: changeFar(state.fars, asking.destination, (far) => barred(far, now)) },
  acts: [{ kind: "register", destination: asking.destination, expiresSeconds: asking.seconds }],
});

const barred = (far: FarEnd, now: number): FarEnd => ({
  ...far,
  barredUntil: Math.max(far.barredUntil, now + shortestPauseMs),
});

export function probe(state: TrunkState, { now }: Moment): Sent {
  const due = (far: FarEnd): boolean => state.task.healthSeconds > 0 && !far.isProbing && now >= far.probeAt;
  const acts = state.fars.filter(due).map(({ destination }) => ({ kind: "probe", destination }) as const);
  if (acts.length === 0) return { state, acts };
  return { state: { ...state, fars: state.fars.map((far) => (due(far) ? { ...far, isProbing: true } : far)) }, acts };
}
