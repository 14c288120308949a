import type { HttpResponse } from "uWebSockets.js";

export type Body =
  | { readonly kind: "whole"; readonly bytes: Uint8Array }
  /** More than this request may bring: what came was thrown away, what still comes is not kept. */
  | { readonly kind: "too-large" }
  /** The connection is gone. */
  | { readonly kind: "aborted" };

/**
 * Collects a body up to a limit. The library cuts connections that bring less than 16 KiB a second (measured over ten
 * seconds), so a body that never ends does not wait here for ever.
 */
export function readBody(response: HttpResponse, limit: number, aborted: AbortSignal): Promise<Body> {
  return new Promise((resolve) => {
    const pieces: Buffer[] = [];
    let size = 0;
    aborted.addEventListener("abort", () => resolve({ kind: "aborted" }), { once: true });
    response.onData((piece, isLast) => {
      size += piece.byteLength;
      if (size > limit) {
        pieces.length = 0;
        resolve({ kind: "too-large" });
        return;
      }
      // A copy: the memory of the piece is the library's.
      if (piece.byteLength > 0) pieces.push(Buffer.from(new Uint8Array(piece)));
      if (isLast) resolve({ kind: "whole", bytes: Buffer.concat(pieces) });
    });
  });
}
