import { BoxError } from "./box-error.ts";
import type { Clock, Timer } from "./clock.ts";
import type { Server } from "./rpc.ts";

/** Between two tries on a disk that takes no socket, in milliseconds. */
const retryMs = 1000;

export interface Patience {
  readonly clock: Clock;
  /** Told once: nobody is answered yet. */
  readonly trouble: (error: BoxError) => void;
}

/**
 * For who has something better to do than to answer: a socket that cannot be had now is tried again until it can. Resolves
 * after the first try, whatever came of it.
 */
export async function servePatiently(open: () => Promise<Server>, { clock, trouble }: Patience): Promise<Server> {
  let server: Server | undefined;
  let retry: Timer | undefined;
  let isTold = false;
  let isClosed = false;
  const attempt = async (): Promise<void> => {
    try {
      server = await open();
    } catch (error) {
      if (!(error instanceof BoxError)) throw error;
      if (!isTold) trouble(error);
      isTold = true;
      if (isClosed) return;
      retry = clock.after(retryMs, () => {
        opening = attempt();
      });
    }
  };
  let opening = attempt();
  await opening;
  return {
    async close() {
      isClosed = true;
      retry?.cancel();
      await opening;
      await server?.close();
    },
  };
}
