import type { HttpResponse } from "uWebSockets.js";

export type Body =
  | { readonly kind: "whole"; readonly bytes: Uint8Array }
  /** More than this request may bring: what came was thrown away, what still comes is not kept. */
  | { readonly kind: "too-large" }
  /** The connection is gone. */
  | { readonly kind: "aborted" };

/** A body on its way. */
export interface Coming {
  readonly body: Promise<Body>;
  /** Who sends it has been answered: what came is let go, what still comes is thrown away. */
  forget(): void;
}

/**
 * Collects a body up to a limit. The library cuts connections that bring less than 16 KiB a second (measured over ten
 * seconds), so a body that never ends does not wait here for ever; but it hands on what comes after an answer.
 */
export function readBody(response: HttpResponse, limit: number, aborted: AbortSignal): Coming {
  const pieces: Buffer[] = [];
  let isKept = true;
  const forget = (): void => {
    isKept = false;
    pieces.length = 0;
  };
  const body = new Promise<Body>((resolve) => {
    let size = 0;
    aborted.addEventListener("abort", () => resolve({ kind: "aborted" }), { once: true });
    response.onData((piece, isLast) => {
      if (!isKept) return;
      size += piece.byteLength;
      if (size > limit) {
        forget();
        resolve({ kind: "too-large" });
        return;
      }
      // A copy: the memory of the piece is the library's.
      if (piece.byteLength > 0) pieces.push(Buffer.from(new Uint8Array(piece)));
      if (!isLast) return;
      resolve({ kind: "whole", bytes: Buffer.concat(pieces) });
      forget();
    });
  });
  return { body, forget };
}
