import type { Reason } from "../../model/reason.ts";
import type { EngineEvent } from "../engine/engine.ts";

type Offer = Extract<EngineEvent, { type: "message.offered" }>;

/** A text message that somebody has written: a telephone, a line, or a program for an extension. */
export interface Written extends Pick<Offer, "from" | "dialled" | "anonymous" | "text" | "callId" | "cseq"> {
  /** Told once. */
  readonly became: (outcome: Became) => void;
}

/** What its writer is told of it. */
export type Became =
  /** Taken, and not lost any more. */
  | { readonly kind: "kept"; readonly message: string }
  | { readonly kind: "sent"; readonly message: string; readonly line: string }
  | { readonly kind: "failed"; readonly message: string; readonly line: string | null; readonly status: number }
  | { readonly kind: "refused"; readonly status: number; readonly why: Reason }
  /** The disk takes nothing now, or there is no view. */
  | { readonly kind: "unable" };

/** The same as SIP says it. */
export function statusOf(became: Became): number {
  switch (became.kind) {
    case "kept":
    case "sent":
      return 202;
    case "failed":
    case "refused":
      return became.status;
    case "unable":
      return 503;
  }
}
