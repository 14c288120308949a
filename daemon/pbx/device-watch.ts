import type { DeviceNews } from "../contracts/device-news.ts";
import type { Call } from "./calls/call.ts";
import type { Leg } from "./calls/leg.ts";
import type { ContactBinding, EngineEvent } from "./engine/engine.ts";

interface Parts {
  readonly clock: { now(): number };
  readonly devicesOf: (number: string) => readonly ContactBinding[];
  readonly all: () => Iterable<ContactBinding>;
}

type Listener = (news: DeviceNews) => void;

/** Somebody who talked for less may have said nothing yet, or his telephone was still opening its ports. */
const TALKED_MS = 5000;

/** Follows the devices of the house: who registered, and whose sound arrives in calls [POS-17]. */
export class DeviceWatch {
  readonly #parts: Parts;
  readonly #listeners = new Set<Listener>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Gives what stops it. */
  follow(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  registered(): DeviceNews[] {
    const now = this.#parts.clock.now();
    return Array.from(this.#parts.all(), (binding) => newsOf("registered", binding, now));
  }

  hear(event: EngineEvent): void {
    if (event.type === "contact.added") this.#tell("registered", event.binding);
  }

  /** A CallListener. */
  callChanged(before: Call | null, after: Call): void {
    if (this.#listeners.size === 0) return;
    for (const leg of after.legs.values()) {
      const kind = before?.legs.get(leg.id)?.endedAt == null ? soundOf(leg) : null;
      const device = kind === null ? undefined : this.#deviceOf(leg);
      if (kind !== null && device !== undefined) this.#tell(kind, device);
    }
  }

  /** A call that came from a telephone does not say from which registration: its program does. */
  #deviceOf({ number, contact, userAgent }: Leg): ContactBinding | undefined {
    const devices = this.#parts.devicesOf(number);
    if (contact !== null) return devices.find((one) => one.contact === contact);
    const alike = devices.filter((one) => one.userAgent === userAgent);
    return alike.length === 1 ? alike[0] : undefined;
  }

  #tell(kind: DeviceNews["kind"], binding: ContactBinding): void {
    const news = newsOf(kind, binding, this.#parts.clock.now());
    for (const listener of this.#listeners) listener(news);
  }
}

/** What a leg of the house that has ended says of the telephone's sound; null: nothing. Pure. */
export function soundOf({ trunk, answeredAt, endedAt, quality }: Leg): "heard" | "silent" | null {
  if (trunk !== null || answeredAt === null || endedAt === null || quality === null) return null;
  if (quality.packetsReceived > 0) return "heard";
  return endedAt - answeredAt < TALKED_MS ? null : "silent";
}

const newsOf = (
  kind: DeviceNews["kind"],
  { extension, source, userAgent, callId }: ContactBinding,
  at: number,
): DeviceNews => ({
  ...{ at: Math.round(at), kind, number: extension },
  from: source.replace(/:\d+$/, "").slice(0, 64),
  ...{ userAgent: userAgent.slice(0, 200), session: callId.slice(0, 256) },
});
