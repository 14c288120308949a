import type { MemberState, QueueState } from "../../../daemon/contracts/queue-state.ts";

export interface QueueFigures {
  readonly waiting: number;
  /** Since when the one waits who has waited longest; null: nobody does. */
  readonly longestSince: number | null;
  readonly free: number;
  readonly present: number;
}

/** Who is at work, even if he cannot take a call at this moment. */
const AWAY: ReadonlySet<MemberState> = new Set(["logged-out", "unregistered", "absent"]);

/** A queue in four figures. Pure. */
export function queueFigures({ waiting, members }: QueueState): QueueFigures {
  const since = waiting.map((one) => one.since);
  return {
    waiting: waiting.length,
    longestSince: since.length === 0 ? null : Math.min(...since),
    free: members.filter(({ state }) => state === "free").length,
    present: members.filter(({ state }) => !AWAY.has(state)).length,
  };
}

/** Those who need somebody first: many who wait, then long waits, then by number. */
export const busiestFirst = (queues: readonly QueueState[]): readonly QueueState[] =>
  [...queues].sort((one, other) => {
    const [mine, theirs] = [queueFigures(one), queueFigures(other)];
    return (
      theirs.waiting - mine.waiting ||
      (mine.longestSince ?? 0) - (theirs.longestSince ?? 0) ||
      one.number.localeCompare(other.number, undefined, { numeric: true })
    );
  });
