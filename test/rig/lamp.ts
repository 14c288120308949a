import type { RawPhone } from "./raw-phone.ts";
import { field, type SipMessage } from "./sip-text.ts";

/** What the lamps of a telephone were told. */
export interface Lamp extends Disposable {
  /** The state in each NOTIFY, in their order: terminated, early, confirmed, or none. */
  states(): readonly string[];
  last(): SipMessage | undefined;
}

/** Answers every NOTIFY that comes to a telephone which was written message by message. */
export function watchLamp(phone: RawPhone): Lamp {
  const seen: SipMessage[] = [];
  const isSeen = (message: SipMessage) =>
    seen.some((one) => ["cseq", "call-id"].every((name) => field(one, name) === field(message, name)));
  const timer = setInterval(() => {
    for (const message of phone.raw.received.filter(({ status, method }) => status === 0 && method === "NOTIFY")) {
      if (isSeen(message)) continue;
      seen.push(message);
      phone.respond(message, 200, "OK");
    }
  }, 10);
  const state = ({ body }: SipMessage): string => /<state[^>]*>\s*([a-z]+)\s*<\/state>/.exec(body)?.[1] ?? "none";
  return { states: () => seen.map(state), last: () => seen.at(-1), [Symbol.dispose]: () => clearInterval(timer) };
}

/** SUBSCRIBE to what goes on at a number (RFC 4235). */
export const subscribeLamp = (phone: RawPhone, target: string, sipPort: number) =>
  phone.ask("SUBSCRIBE", {
    uri: `sip:${target}@127.0.0.1:${sipPort}`,
    headers: ["Event: dialog", "Accept: application/dialog-info+xml", "Expires: 300"],
  });
