import { BoxError } from "./box-error.ts";
import { type Clock, systemClock, wait } from "./clock.ts";
import type { FrameErrorCode } from "./frames.ts";
import { type Log, silentLog } from "./log.ts";
import type { Spool, SpooledFact } from "./spool.ts";

export interface DeliveryOptions {
  readonly log?: Log;
  readonly clock?: Clock;
  /** Facts per parcel. */
  readonly parcel?: number;
}

export interface Delivery {
  /** Tries at once: the receiver is back. */
  wake(): void;
  /** Resolves when nothing is under way any more: close the connection first, else a parcel is awaited until it times out. */
  close(): Promise<void>;
}

/** Milliseconds before a failed parcel is sent again, unless `wake` comes first. */
const retryMs = 1000;

/**
 * Brings the facts of a spool to their receiver, in order, each parcel until it is acknowledged. `send` resolves with the
 * number up to which the receiver has them; it rejects when the receiver is away.
 */
export function deliver(
  spool: Spool,
  send: (parcel: readonly SpooledFact[]) => Promise<number>,
  options: DeliveryOptions = {},
): Delivery {
  const { clock = systemClock, log = silentLog, parcel = 200 } = options;
  let closed = false;
  let nudge = new AbortController();
  let failing = false;
  /** Facts of one parcel now: fewer after one that was too long for a frame. */
  let most = parcel;

  const wake = (): void => nudge.abort();
  /** Waits for something new, or for that long; a nudge that came before counts. */
  const rest = async (milliseconds: number): Promise<void> => {
    await wait(clock, milliseconds, nudge.signal);
    nudge = new AbortController();
  };
  const deliverOne = async (): Promise<void> => {
    const facts = await spool.unacknowledged(most);
    if (facts.length === 0) return rest(idleMs);
    const upTo = await send(facts);
    if (upTo < (facts[0]?.number ?? 0)) throw new BoxError("NOTHING_ACKNOWLEDGED", { upTo, from: facts[0]?.number });
    spool.acknowledge(upTo);
    most = parcel;
    if (failing) log.info("facts are delivered again", { waiting: spool.waiting });
    failing = false;
  };
  const run = async (): Promise<void> => {
    while (!closed) {
      try {
        await deliverOne();
      } catch (error) {
        if (isTooLong(error) && most > 1) {
          most = Math.ceil(most / 2);
          continue;
        }
        if (!failing) log.warn("facts cannot be delivered; they wait on disk", { waiting: spool.waiting, error });
        failing = true;
        if (!closed) await rest(retryMs);
      }
    }
  };

  spool.onDurable(() => {
    if (!failing) wake();
  });
  const running = run();
  return {
    wake,
    async close() {
      closed = true;
      wake();
      await running;
    },
  };
}

const isTooLong = (error: unknown): boolean =>
  error instanceof BoxError && error.code === ("FRAME_TOO_LONG" satisfies FrameErrorCode);

/** With nothing to do we look again after this many milliseconds, should a nudge ever be missed. */
const idleMs = 60_000;
