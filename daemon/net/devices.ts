import { mkdir, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { type Static, Type } from "typebox";
import { writeFileAtomic } from "../kit/atomic-file.ts";
import { systemCode } from "../kit/box-error.ts";
import type { Clock, Timer } from "../kit/clock.ts";
import type { Log } from "../kit/log.ts";
import { parser } from "../kit/parse.ts";
import { MAC_ADDRESS } from "../model/hardware-address.ts";
import type { LeaseEvent } from "./dnsmasq/lease-events.ts";

/** What a device said of itself when it last asked for an address. */
const deviceSchema = Type.Object(
  {
    macAddress: Type.String({ pattern: MAC_ADDRESS }),
    vendorClass: Type.Union([Type.String({ maxLength: 128 }), Type.Null()]),
    requested: Type.Array(Type.Integer({ minimum: 1, maximum: 254 }), { maxItems: 254 }),
    /** Milliseconds since the epoch. */
    askedAt: Type.Integer(),
  },
  { additionalProperties: false },
);
export type Device = Static<typeof deviceSchema>;

const parse = parser(Type.Array(deviceSchema), "what devices have said of themselves");

/** More than an office has; who makes up one address after the other pushes out what he made up before. */
const MOST_DEVICES = 2000;
const WRITE_AFTER_MS = 5000;

/** dnsmasq tells it once and forgets it when it starts again: it is kept in a file of ours. */
export class Devices {
  readonly #path: string;
  readonly #clock: Clock;
  readonly #log: Log;
  /** The last that asked is the last. */
  readonly #devices = new Map<string, Device>();
  #writing: Timer | null = null;

  private constructor(path: string, clock: Clock, log: Log) {
    this.#path = path;
    this.#clock = clock;
    this.#log = log;
  }

  /** A file that cannot be read is left out: devices say it all again within half a lease. */
  static async open(path: string, clock: Clock, log: Log): Promise<Devices> {
    const devices = new Devices(path, clock, log);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    try {
      const kept = parse(JSON.parse(await readFile(path, "utf8")));
      for (const device of kept.slice(-MOST_DEVICES)) devices.#devices.set(device.macAddress, device);
    } catch (error) {
      if (systemCode(error) !== "ENOENT") log.warn("what devices said of themselves cannot be read", { error });
    }
    return devices;
  }

  of(macAddress: string): Device | null {
    return this.#devices.get(macAddress) ?? null;
  }

  hear({ kind, macAddress, said }: LeaseEvent): void {
    if (kind === "del" || said === null) return;
    this.#devices.delete(macAddress);
    this.#devices.set(macAddress, {
      macAddress,
      vendorClass: said.vendorClass,
      requested: [...said.requested],
      askedAt: Math.round(this.#clock.now()),
    });
    for (const oldest of this.#devices.keys()) {
      if (this.#devices.size <= MOST_DEVICES) break;
      this.#devices.delete(oldest);
    }
    this.#writing ??= this.#clock.after(WRITE_AFTER_MS, () => void this.#write());
  }

  async close(): Promise<void> {
    if (this.#writing !== null) await this.#write();
  }

  async #write(): Promise<void> {
    this.#writing?.cancel();
    this.#writing = null;
    try {
      await writeFileAtomic(this.#path, JSON.stringify([...this.#devices.values()]));
    } catch (error) {
      this.#log.error("what devices said of themselves could not be written", { error });
    }
  }
}
