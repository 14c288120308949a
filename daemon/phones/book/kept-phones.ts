import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { writeFileAtomic } from "../../kit/atomic-file.ts";
import type { Clock, Timer } from "../../kit/clock.ts";
import type { Log } from "../../kit/log.ts";
import { parser } from "../../kit/parse.ts";
import { MAC_ADDRESS } from "../../model/hardware-address.ts";
import { type KeptPhone, keptPhoneSchema } from "./kept-phone.ts";

const parse = parser(keptPhoneSchema, "what is remembered of a telephone");
const ofPhone = new RegExp(`^(${MAC_ADDRESS.slice(1, -1)})\\.json$`);

/** What may be lost for a while is written so long after it happened: who asks without end wears no disk out. */
const SOON_MS = 30_000;

/** One small file for each telephone that is configured. Written one after the other, each as it is by then. */
export class KeptPhones {
  readonly #folder: string;
  readonly #log: Log;
  readonly #clock: Pick<Clock, "after">;
  readonly #wanted = new Map<string, KeptPhone | null>();
  #writing: Promise<void> | null = null;
  #soon: Timer | null = null;

  constructor(folder: string, log: Log, clock: Pick<Clock, "after">) {
    this.#folder = folder;
    this.#log = log;
    this.#clock = clock;
  }

  /** What was remembered; a file that cannot be read is passed over: its telephone has to be let in again. */
  async read(): Promise<readonly KeptPhone[]> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const found: KeptPhone[] = [];
    for (const file of await readdir(this.#folder)) {
      if (!ofPhone.test(file)) continue;
      try {
        found.push(parse(JSON.parse(await readFile(join(this.#folder, file), "utf8"))));
      } catch (error) {
        this.#log.error("what is remembered of a telephone cannot be read", { file, error });
      }
    }
    return found;
  }

  keep(phone: KeptPhone): void {
    this.#wanted.set(phone.macAddress, phone);
    this.#write();
  }

  /** With what is written next, and within half a minute. */
  keepSoon(phone: KeptPhone): void {
    this.#wanted.set(phone.macAddress, phone);
    this.#soon ??= this.#clock.after(SOON_MS, () => this.#write());
  }

  forget(macAddress: string): void {
    this.#wanted.set(macAddress, null);
    this.#write();
  }

  /** Resolves when what is wanted now is on disk, or has failed. */
  async settled(): Promise<void> {
    this.#write();
    await this.#writing;
  }

  #write(): void {
    this.#soon?.cancel();
    this.#soon = null;
    this.#writing ??= this.#writeAll().finally(() => {
      this.#writing = null;
    });
  }

  async #writeAll(): Promise<void> {
    for (;;) {
      const [next] = this.#wanted;
      if (next === undefined) return;
      const [macAddress, phone] = next;
      this.#wanted.delete(macAddress);
      const path = join(this.#folder, `${macAddress}.json`);
      try {
        if (phone === null) await rm(path, { force: true });
        else await writeFileAtomic(path, JSON.stringify(phone));
      } catch (error) {
        this.#log.error("what is remembered of a telephone could not be written", { macAddress, error });
      }
    }
  }
}
