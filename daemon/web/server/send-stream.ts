import type { HttpResponse } from "uWebSockets.js";
import type { Clock } from "../../kit/clock.ts";
import type { StreamedAnswer } from "./exchange.ts";
import { writeHead } from "./send-answer.ts";

/** Time for the other side to take the whole of it, and to take anything of it, in milliseconds. */
const READING_LIMIT_MS = 1_800_000;
const STALLED_LIMIT_MS = 30_000;

interface Sending {
  readonly bodiless: boolean;
  readonly aborted: AbortSignal;
  readonly clock: Clock;
}

/**
 * Writes what comes piece by piece, and asks for no more while the other side does not read: nothing piles up here.
 * Rejects when the source fails: whoever reads must then not take it for whole.
 */
export async function sendStream(
  response: HttpResponse,
  answer: StreamedAnswer,
  { bodiless, aborted, clock }: Sending,
): Promise<void> {
  if (aborted.aborted) {
    await answer.stream.return?.();
    return;
  }
  response.cork(() => {
    writeHead(response, answer);
    if (bodiless) response.endWithoutBody();
  });
  if (bodiless) {
    await answer.stream.return?.();
    return;
  }
  let go = () => {};
  const deadline = clock.after(READING_LIMIT_MS, () => response.close());
  const stop = () => go();
  aborted.addEventListener("abort", stop);
  response.onWritable(() => {
    go();
    return true;
  });
  try {
    for await (const piece of answer.stream) {
      if (aborted.aborted) return;
      if (piece.length === 0 || wrote(response, piece)) continue;
      const stalled = clock.after(STALLED_LIMIT_MS, () => response.close());
      await new Promise<void>((resolve) => {
        go = resolve;
      });
      stalled.cancel();
      if (aborted.aborted) return;
    }
    if (!aborted.aborted) response.cork(() => response.end());
  } finally {
    deadline.cancel();
    aborted.removeEventListener("abort", stop);
  }
}

/** False: the other side has to read first. */
function wrote(response: HttpResponse, piece: string | Uint8Array): boolean {
  let isTaken = true;
  response.cork(() => {
    isTaken = response.write(piece);
  });
  return isTaken;
}
