/** Who waits, whether on the telephone or to be called back. */
export interface Waiter {
  /** Of the call, or of the place that is kept. */
  readonly id: string;
  readonly queue: string;
  /** Milliseconds since the epoch: between queues who waits longer comes first. */
  readonly since: number;
  /** Within a queue who has the lower one comes first. */
  readonly ticket: number;
  /** Members that did not take his call. */
  readonly passed: readonly string[];
  /** The extension that he calls from; null: outside. */
  readonly seat: string | null;
}

/** A member who can take a call now. */
export interface FreeMember {
  readonly member: string;
  /** The extension whose telephones ring. */
  readonly at: string;
}

export interface QueueNow {
  /** In the order in which they are to be rung. */
  readonly free: readonly FreeMember[];
  /** All of them ring at once; else one. */
  readonly ringsAll: boolean;
}

export interface Assignment {
  readonly waiter: Waiter;
  readonly members: readonly string[];
}

/**
 * Whose turn it is, and who rings for him: first in, first out in each queue; between queues that share members who waits
 * longest. A member who did not take a call is asked again for it when all others did not, either. A telephone rings once.
 */
export function assign(waiters: readonly Waiter[], queueNow: (queue: string) => QueueNow): readonly Assignment[] {
  const taken = new Set<string>();
  return [...waiters].sort(byTurn).flatMap((waiter) => {
    const { free, ringsAll } = queueNow(waiter.queue);
    const able = free.filter(({ at }) => !taken.has(at) && at !== waiter.seat);
    const fresh = able.filter(({ member }) => !waiter.passed.includes(member));
    const asked = fresh.length > 0 ? fresh : able;
    const rung = ringsAll ? asked : asked.slice(0, 1);
    for (const { at } of rung) taken.add(at);
    return rung.length === 0 ? [] : [{ waiter, members: rung.map(({ member }) => member) }];
  });
}

const byTurn = (one: Waiter, other: Waiter): number =>
  one.queue === other.queue ? one.ticket - other.ticket : one.since - other.since;
