import { answersAgainMs, tryAgainMs } from "./far-end.ts";
import { hear, withoutRegistration } from "./hear-outcome.ts";
import { ask, probe, takeBack } from "./next-requests.ts";
import type { Moment, TrunkAct, TrunkInput, TrunkState } from "./trunk-state.ts";

/** What becomes of a line, and what is to be sent. */
export function stepTrunk(
  state: TrunkState,
  input: TrunkInput,
  at: Moment,
): { readonly state: TrunkState; readonly acts: readonly TrunkAct[] } {
  const heard = hear(state, input, at);
  const current = heard.held !== null && at.now >= heard.held.until ? withoutRegistration(heard, null, at) : heard;
  if (current.isLeaving) return takeBack(current, at);
  const asked = ask(current, at);
  const probed = probe(asked.state, at);
  return { state: probed.state, acts: [...asked.acts, ...probed.acts] };
}

/** When time alone changes something next; null: never. */
export function wakeAt({ task, fars, held, dueAt, isLeaving }: TrunkState, now: number): number | null {
  if (isLeaving) return null;
  const registering = [
    dueAt,
    ...(held === null ? [] : [held.refreshAt, held.until]),
    ...fars.flatMap((far) => [far.barredUntil, far.returnAt, far.since + answersAgainMs, far.since + tryAgainMs]),
  ];
  const probing = fars.filter(({ isProbing }) => !isProbing).map(({ probeAt }) => probeAt);
  const times = [...(task.registration === "outbound" ? registering : []), ...(task.healthSeconds > 0 ? probing : [])];
  // What is due by now has been done, or waits for something else than time.
  const next = Math.min(...times.filter((time) => time > now));
  return Number.isFinite(next) ? next : null;
}
