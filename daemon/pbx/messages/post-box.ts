import type { ContactId } from "../engine/engine.ts";
import type { Message } from "./message.ts";

/** So many messages wait for one extension; more are not taken. */
export const MOST_WAITING = 100;

/** A message waits so long, in milliseconds: 30 days. */
export const KEPT_FOR_MS = 30 * 86_400_000;

/** Between two tries at devices that did not answer or were in trouble, in seconds; the last one again and again. */
const PAUSES = [5, 15, 60, 300, 900, 3600] as const;

/** One message at the devices of the extension, all at once. */
interface Try {
  readonly message: string;
  /** Those that have not said anything yet. */
  readonly open: ReadonlySet<ContactId>;
  /** One of them may take it another time. */
  readonly mayTakeIt: boolean;
}

/** The text messages that wait for one extension, and how far its devices have got with one of them. */
export interface PostBox {
  /** In the order in which they came. */
  readonly waiting: readonly Message[];
  /** By message: devices that cannot take it, whenever they are asked. */
  readonly refusedBy: ReadonlyMap<string, ReadonlySet<ContactId>>;
  readonly trying: Try | null;
  /** Tries in a row that came to nothing. */
  readonly failures: number;
  readonly notBefore: number;
}

export const emptyBox: PostBox = { waiting: [], refusedBy: new Map(), trying: null, failures: 0, notBefore: 0 };

export const withMessage = (box: PostBox, message: Message): PostBox => ({
  ...box,
  waiting: [...box.waiting, message],
});

/** A device has come, or can be reached again: no pause is kept. */
export const withDevice = (box: PostBox): PostBox => ({ ...box, failures: 0, notBefore: 0 });

/** The message that is next, and whom to ask. One at a time, so that people read them in their order. */
export function nextTry(
  box: PostBox,
  devices: readonly ContactId[],
  now: number,
): { readonly message: Message; readonly devices: readonly ContactId[] } | null {
  if (box.trying !== null || now < box.notBefore) return null;
  for (const message of box.waiting) {
    const refused = box.refusedBy.get(message.id);
    const able = devices.filter((device) => refused?.has(device) !== true);
    if (able.length > 0) return { message, devices: able };
  }
  return null;
}

export const begun = (box: PostBox, message: string, devices: readonly ContactId[]): PostBox => ({
  ...box,
  trying: { message, open: new Set(devices), mayTakeIt: false },
});

/** A device has answered, or has not (status 0). `delivered`: the message has reached the extension, by this one. */
export function answered(
  box: PostBox,
  message: string,
  device: ContactId,
  status: number,
  now: number,
): { readonly box: PostBox; readonly delivered: boolean } {
  const { trying } = box;
  if (trying?.message !== message || !trying.open.has(device)) return { box, delivered: false };
  if (status >= 200 && status < 300) return { box: without(box, [message]), delivered: true };
  const open = new Set(trying.open);
  open.delete(device);
  const mayTakeIt = trying.mayTakeIt || isPassing(status);
  const next = isPassing(status) ? box : withRefusal(box, message, device);
  if (open.size > 0) return { box: { ...next, trying: { message, open, mayTakeIt } }, delivered: false };
  if (!mayTakeIt) return { box: { ...next, trying: null }, delivered: false };
  const pause = PAUSES[Math.min(box.failures, PAUSES.length - 1)] ?? 3600;
  return {
    box: { ...next, trying: null, failures: box.failures + 1, notBefore: now + pause * 1000 },
    delivered: false,
  };
}

/** Takes out what has waited too long. */
export function expired(box: PostBox, now: number): { readonly box: PostBox; readonly gone: readonly string[] } {
  const gone = box.waiting.filter(({ at }) => now - at > KEPT_FOR_MS).map(({ id }) => id);
  return gone.length === 0 ? { box, gone } : { box: without(box, gone), gone };
}

/** Trouble that passes: no answer, busy, overload. What says that the device cannot take text at all does not. */
function isPassing(status: number): boolean {
  if (status === 501 || status === 505 || status === 513) return false;
  return status === 0 || [408, 480, 486, 491, 600].includes(status) || (status >= 500 && status < 600);
}

function without(box: PostBox, messages: readonly string[]): PostBox {
  const refusedBy = new Map(box.refusedBy);
  for (const message of messages) refusedBy.delete(message);
  const isTried = box.trying !== null && messages.includes(box.trying.message);
  return {
    waiting: box.waiting.filter(({ id }) => !messages.includes(id)),
    refusedBy,
    trying: isTried ? null : box.trying,
    failures: isTried ? 0 : box.failures,
    notBefore: isTried ? 0 : box.notBefore,
  };
}

function withRefusal(box: PostBox, message: string, device: ContactId): PostBox {
  const refused = new Set(box.refusedBy.get(message)).add(device);
  return { ...box, refusedBy: new Map(box.refusedBy).set(message, refused) };
}
