import type { TestBox } from "./box.ts";
import type { HeardPacket } from "./rtp.ts";
import type { SipJsCall, SipJsPhone } from "./sipjs-phone.ts";
import { levelOf, loudness } from "./tone.ts";
import { until } from "./waiting.ts";
import { sipJsPhone } from "./with-box.ts";

/** Two people who talk: each end sends a tone of its own. */
export interface Conversation extends AsyncDisposable {
  readonly callerPhone: SipJsPhone;
  readonly calledPhone: SipJsPhone;
  readonly caller: SipJsCall;
  readonly called: SipJsCall;
}

export const callerTone = 440;
export const calledTone = 1_000;
/** dB of the tones that the rig sends. */
export const sentLevel = -12.2;

export async function talk(box: TestBox, from: string, to: string): Promise<Conversation> {
  const callerPhone = await sipJsPhone(box, from);
  const calledPhone = await sipJsPhone(box, to);
  const { caller, called } = await connectCall(callerPhone, calledPhone);
  caller.sing(callerTone);
  called.sing(calledTone);
  await Promise.all([caller.sound.hear(25), called.sound.hear(25)]);
  return {
    callerPhone,
    calledPhone,
    caller,
    called,
    async [Symbol.asyncDispose]() {
      if (!caller.events.includes("terminated")) caller.hangUp();
      await callerPhone[Symbol.asyncDispose]();
      await calledPhone[Symbol.asyncDispose]();
    },
  };
}

/** One calls, the other rings and answers. */
export async function connectCall(from: SipJsPhone, to: SipJsPhone): Promise<{ caller: SipJsCall; called: SipJsCall }> {
  const caller = await from.call(to.number);
  const called = await to.incoming();
  called.ring();
  await caller.happened("progress");
  called.accept();
  await caller.happened("accepted");
  return { caller, called };
}

export async function hangUp({ caller, called }: { caller: SipJsCall; called: SipJsCall }): Promise<void> {
  caller.hangUp();
  await called.happened("bye");
}

/** Waits until this end hears the tone, and returns the first packet that holds it. */
export async function hears(call: SipJsCall, hertz: number, since: number, limitMs = 5_000): Promise<HeardPacket> {
  return await until(
    `${hertz} Hz to be heard`,
    () => call.sound.packets.find((packet) => packet.at >= since && levelOf(packet.samples, 8_000, hertz) > -25),
    { limitMs, everyMs: 5 },
  );
}

/** Waits for a tone and nothing else: speech holds every tone for a moment. Returns the first of its packets. */
export async function hearsPure(call: SipJsCall, hertz: number, since: number, limitMs = 20_000): Promise<HeardPacket> {
  const isPure = ({ samples }: HeardPacket): boolean => {
    const level = levelOf(samples, 8_000, hertz);
    return level > -25 && loudness(samples) - level < 1;
  };
  return await until(
    `${hertz} Hz and nothing else`,
    () =>
      call.sound.packets.find((packet, at, all) => {
        const run = all.slice(at, at + 5);
        return packet.at >= since && run.length === 5 && run.every(isPure);
      }),
    { limitMs, everyMs: 20 },
  );
}

/** Listens for so many packets and says how one tone sounded in them. */
export async function listen(call: SipJsCall, packets = 50) {
  const since = performance.now();
  await call.sound.hear(packets);
  return call.sound.hearing(since);
}

/** All that a call has heard, as samples at 8 kHz. */
export const heardBy = (call: SipJsCall): Int16Array =>
  Int16Array.from(call.sound.packets.flatMap(({ samples }) => [...samples]));
