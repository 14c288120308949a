import type { ListedMessage } from "../../../daemon/contracts/api/routes.ts";
import type { MessageRecord } from "../../../daemon/contracts/message-record.ts";

/** Who a message is from or for. */
export interface Correspondent {
  readonly number: string;
  readonly name: string;
}

/** Messages that two have written to each other. */
export interface Conversation {
  /** Names it in the address of the page, whoever of the two began. */
  readonly key: string;
  /** The one of the house first, or who is looked at. */
  readonly parties: readonly [Correspondent, Correspondent];
  /** The oldest first. */
  readonly messages: readonly MessageRecord[];
  readonly unread: number;
}

/** For somebody here, and opened by nobody. */
export const isUnread = ({ addressee, read }: MessageRecord): boolean => addressee !== null && read === null;

/** Numbers outside are written in many ways: what they end with is theirs. */
const TAIL = 9;
const sameOf = (number: string): string => {
  const digits = number.replaceAll(/[^0-9*#]/g, "");
  return digits.length < TAIL ? digits || number : digits.slice(-TAIL);
};

/** Messages by who wrote to whom, the conversation in which something was written last on top. */
export function conversationsOf(records: readonly ListedMessage[], extension: string): readonly Conversation[] {
  const byKey = new Map<string, ListedMessage[]>();
  for (const record of [...records].sort((one, other) => one.at - other.at)) {
    const key = keyOf(record);
    byKey.set(key, [...(byKey.get(key) ?? []), record]);
  }
  return [...byKey]
    .map(([key, messages]) => ({
      key,
      parties: partiesOf(messages, extension),
      messages,
      unread: messages.filter(isUnread).length,
    }))
    .sort((one, other) => (other.messages.at(-1)?.at ?? 0) - (one.messages.at(-1)?.at ?? 0));
}

export const keyOf = ({ from, to, addressee }: MessageRecord): string =>
  [sameOf(from.number), sameOf(addressee ?? to)].sort().join("~");

function partiesOf(messages: readonly ListedMessage[], extension: string): readonly [Correspondent, Correspondent] {
  const sides = messages.flatMap(({ from, to, addressee, names = {} }): readonly Correspondent[] => [
    { number: from.number, name: from.name || (names[from.number] ?? "") },
    { number: addressee ?? to, name: addressee === null ? (names[to] ?? "") : "" },
  ]);
  const [first, second] = [...new Set(sides.map(({ number }) => sameOf(number)))].map((same) => {
    const known = sides.filter(({ number }) => sameOf(number) === same);
    return known.find(({ name }) => name !== "") ?? known[0];
  });
  const [one, other] = [first ?? nobody, second ?? first ?? nobody];
  return sameOf(other.number) === extension || isOutside(one.number, other.number) ? [other, one] : [one, other];
}

const nobody: Correspondent = { number: "", name: "" };

const isOutside = (one: string, other: string): boolean =>
  one.replaceAll(/[^0-9]/g, "").length >= TAIL && other.replaceAll(/[^0-9]/g, "").length < TAIL;

/** Bytes that a text message may have, and how many are left. */
const MOST_BYTES = 1300;
export const roomFor = (text: string): number => MOST_BYTES - new TextEncoder().encode(text).length;
