import type { Clock } from "../../kit/clock.ts";
import type { PbxExtension, PbxView } from "../../model/snapshot/pbx-view.ts";
import type { OutsideAttempt } from "../routing/outside/outbound.ts";
import { asLineWants, presentationOf } from "../routing/outside/presentation.ts";
import type { Message } from "./message.ts";
import type { SmsCarrier, SmsOutcome } from "./sms-carrier.ts";

/**
 * No further line is tried then: with what one may take (two addresses, 8 s each) the answer comes before the sender has
 * given up (RFC 3261 §17.1.2: 32 s), and nothing goes out that it was told of as lost.
 */
const PATIENCE_MS = 12_000;

interface Parts {
  readonly clock: Clock;
  readonly carrier: SmsCarrier;
}

export interface OutgoingMessage {
  readonly message: Message;
  readonly view: PbxView;
  readonly attempts: readonly OutsideAttempt[];
  /** Who writes. */
  readonly extension: PbxExtension | null;
  /** Null: as the configuration says. */
  readonly hidden: boolean | null;
}

/** What the sender is answered, and the line that had the last word. */
export interface Sent {
  readonly status: number;
  readonly trunk: string;
}

/**
 * Sends a text message outside by the first of its lines that takes it. It is not kept: who writes is there to be told,
 * and a second try by ourselves might arrive twice and cost twice.
 */
export class OutgoingSms {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  send(outgoing: OutgoingMessage, told: (sent: Sent) => void): void {
    this.#try(outgoing, this.#parts.clock.monotonic(), told);
  }

  #try({ attempts: [attempt, ...attempts], ...rest }: OutgoingMessage, begunAt: number, told: (sent: Sent) => void) {
    if (attempt === undefined) return told({ status: 503, trunk: "" });
    const { message, view, extension, hidden } = rest;
    const { trunk } = attempt;
    const presentation = presentationOf(view, trunk, { extension, hidden, relayed: null });
    const number = asLineWants(view, trunk, attempt.number);
    this.#parts.carrier.send({ id: message.id, trunk, number, presentation, text: message.text }, (outcome) => {
      const isLate = this.#parts.clock.monotonic() - begunAt > PATIENCE_MS;
      if (outcome.kind === "line-trouble" && attempts.length > 0 && !isLate) {
        this.#try({ ...rest, attempts }, begunAt, told);
      } else told({ status: answerTo(outcome), trunk: trunk.number });
    });
  }
}

/** What an operator says to us is not always for the telephone: a challenge would make it send its own password. */
function answerTo(outcome: SmsOutcome): number {
  if (outcome.kind === "taken") return 202;
  if (outcome.kind === "line-trouble") return outcome.status === 0 ? 504 : 503;
  return outcome.status >= 400 && outcome.status <= 699 ? outcome.status : 500;
}
