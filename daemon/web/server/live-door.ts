import type { Answer, Asked } from "./exchange.ts";

/** A WebSocket that is open. After its `close` nothing may be called. */
export interface LiveSocket {
  send(text: string): void;
  /** From now on it gets what is published. */
  subscribe(): void;
  close(code: number, reason: string): void;
}

/** Who may come in by WebSocket, and what becomes of it. `Ticket` is what was found out about him at the door. */
export interface LiveDoor<Ticket> {
  readonly path: string;
  admit(
    asked: Asked,
  ): Promise<
    { readonly kind: "welcome"; readonly ticket: Ticket } | { readonly kind: "refused"; readonly answer: Answer }
  >;
  opened(socket: LiveSocket, ticket: Ticket): void;
  closed(socket: LiveSocket): void;
}
