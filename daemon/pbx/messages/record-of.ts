import type { MessageDelivery, MessageFact, MessageRecord } from "../../contracts/message-record.ts";
import type { Message } from "./message.ts";
import type { Written } from "./written.ts";

interface Kept {
  /** The extension or group that it is for. */
  readonly addressee: string;
  /** Extensions that it waits for, */
  readonly posts: readonly string[];
  /** and those that take no more. */
  readonly full: readonly string[];
}

/** The record of a message for extensions; pure. */
export function keptRecord(message: Message, from: Written["from"], { addressee, posts, full }: Kept): MessageFact {
  const delivery = (state: MessageDelivery["state"]) => (extension: string) => ({ extension, state, at: message.at });
  return recorded({
    ...common(message),
    direction: from.kind === "trunk" ? "incoming" : "internal",
    addressee,
    line: from.kind === "trunk" ? from.trunk : null,
    deliveries: [...posts.map(delivery("waiting")), ...full.map(delivery("box-full"))],
    outcome: "kept",
    status: 202,
  });
}

/** The record of a message to the outside, when its lines are about to be tried: what is known if we die meanwhile. */
export const begunRecord = (message: Message): MessageFact => outside(message, "interrupted", null, 0);

/** And when a line has had the last word. */
export const endedRecord = (message: Message, line: string | null, status: number): MessageFact =>
  outside(message, status === 202 ? "sent" : "failed", line, status);

export const deliveryFact = (message: string, extension: string, state: "delivered" | "given-up", at: number) =>
  ({ kind: "message-delivery", message, delivery: { extension, state, at } }) satisfies MessageFact;

/** Facts of one name tell the same thing: the latest stands for all. */
export const nameOf = (fact: MessageFact): string =>
  fact.kind === "message-record" ? fact.record.message : `${fact.message} ${fact.delivery.extension}`;

const outside = (message: Message, outcome: MessageRecord["outcome"], line: string | null, status: number) =>
  recorded({ ...common(message), direction: "outgoing", addressee: null, line, deliveries: [], outcome, status });

const common = ({ id, at, sender: { number, name }, to, text }: Message) => ({
  message: id,
  at,
  from: { number, name },
  to,
  text,
  read: null,
});

const recorded = (record: MessageRecord): MessageFact => ({ kind: "message-record", record });
