import type { RawPhone } from "../rig/raw-phone.ts";
import type { Place } from "../rig/raw-udp.ts";
import { sdpOffer } from "../rig/sip-text.ts";
import { pause } from "../rig/waiting.ts";
import type { CallsMade } from "./calls-made.ts";

/**
 * Somebody who dials until it works, and says how long after the blow that was. Tries that came to nothing may or may not
 * have left a record: nobody knows whether the exchange heard of them.
 */
export async function getThrough(
  phone: RawPhone,
  { number, exchange, since, limitMs, made }: CallShape,
): Promise<number> {
  const heard: string[] = [];
  while (performance.now() - since < limitMs) {
    const uri = `sip:${number}@${exchange.address}:${exchange.port}`;
    const body = sdpOffer(phone.raw.address, phone.raw.port + 1);
    const answered = await phone.ask("INVITE", { uri, body, limitMs: 1_000 }).catch((error: unknown) => String(error));
    const tookMs = performance.now() - since;
    if (typeof answered !== "string" && answered.response.status === 200) {
      phone.ack(answered);
      made.ended({ caller: phone.number, dialled: number, isCertain: true });
      // An exchange that falls between its answer and the BYE records the call as interrupted.
      await phone.inDialog(answered.dialog, "BYE", { limitMs: 1_000 }).catch(() => undefined);
      return tookMs;
    }
    made.ended({ caller: phone.number, dialled: number, isCertain: false });
    heard.push(typeof answered === "string" ? "silence" : String(answered.response.status));
    await pause(30);
  }
  throw new Error(
    `${phone.number} did not get through to ${number} within ${limitMs} ms, but heard ${heard.join(", ")}`,
  );
}

export interface CallShape {
  readonly number: string;
  readonly exchange: Place;
  /** performance.now() of the end of the blow. */
  readonly since: number;
  readonly limitMs: number;
  readonly made: CallsMade;
}
