import type { EngineEvent, MessageId, MessageRequest } from "./engine.ts";
import type { ArrivedMessage, FarMessage } from "./far-side.ts";

type Offer = Extract<EngineEvent, { type: "message.offered" }>;

/** A text message that a far side of the fake has sent. */
export class FakeMessage implements FarMessage {
  status = 0;
}

/** The text messages that wait for call control to answer them. */
export class FakeMessages {
  readonly #waiting = new Map<MessageId, FakeMessage>();

  get size(): number {
    return this.#waiting.size;
  }

  await(id: MessageId, message: FakeMessage): void {
    this.#waiting.set(id, message);
  }

  answer(id: MessageId, status: number): void {
    const message = this.#waiting.get(id);
    if (message !== undefined) message.status = status;
    this.#waiting.delete(id);
  }
}

/** Bytes that fit into UDP (RFC 3428 §8). */
const longestText = 1300;

/** 0, or why it is not even offered. */
export function judgeText(text: string): number {
  const bytes = Buffer.byteLength(text);
  if (bytes === 0) return 400;
  return bytes > longestText ? 413 : 0;
}

export const arrived = ({ sender, called, text, callId, target }: MessageRequest): ArrivedMessage => ({
  sender,
  called: target.kind === "trunk" ? target.number : called,
  text,
  callId,
});

export const offerOf = (
  message: MessageId,
  from: Offer["from"],
  { dialled, text, source }: Pick<Offer, "dialled" | "text" | "source">,
): Offer => ({
  type: "message.offered",
  message,
  from,
  dialled,
  anonymous: from.kind === "trunk" && from.number === "",
  text,
  callId: `text-${message}`,
  cseq: 1,
  source,
  transport: "udp",
});
