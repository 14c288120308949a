import { setTimeout as pause } from "node:timers/promises";
import type { Addresses } from "./addresses.ts";
import { askFile } from "./ask-file.ts";
import type { DhcpClients } from "./dhcp-client.ts";
import type { Account, Device, Firmware, Settings } from "./firmware.ts";
import { FIRMWARES } from "./firmwares.ts";
import type { Happened } from "./happening.ts";
import { type Line, openLine } from "./line.ts";

/** Tries of one file, and what lies between them; then it goes on with what it has. */
const [TRIES, TRY_AGAIN_MS] = [3, 5000];
/** Before it registers again that was not let in, as Yealink does it. */
const REGISTER_AGAIN_MS = 30_000;

type Tried = { readonly line: Line } | { readonly line: null; readonly status: number | null; readonly why: string };

interface Parts {
  /** Of its cable. */
  readonly index: number;
  readonly device: Device;
  readonly dhcp: DhcpClients;
  readonly addresses: Addresses;
  readonly say: (happened: Happened) => void;
}

/**
 * One telephone: gets an address, looks for its files where DHCP or its memory says, reads them as its maker does,
 * registers with what stands in them, and starts anew when it is notified, gets current or gets its cable back.
 */
export class Telephone {
  readonly #parts: Parts;
  readonly #firmware: Firmware;
  /** Kept without current. */
  #kept: Settings = new Map();
  /** Null: it has no current. */
  #life: AbortController | null = null;
  #isPlugged = true;
  #had: string | null = null;
  #address: string | null = null;
  #url: string | null = null;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#firmware = FIRMWARES[parts.device.maker];
  }

  on(): void {
    this.#had = null;
    this.#begin();
  }

  off(): void {
    this.#life?.abort();
    this.#life = null;
  }

  /** The cable is seen to be in or out. */
  plugged(isPlugged: boolean): void {
    if (isPlugged === this.#isPlugged) return;
    this.#isPlugged = isPlugged;
    if (!isPlugged) this.#parts.say({ what: "cable out" });
    if (this.#life === null) return;
    // What it had it asks for again (RFC 2131 §3.2).
    if (isPlugged) this.#begin();
    else this.#life.abort();
  }

  /** Asks for its own file without an end, four at a time, until it has no current. */
  async pester(): Promise<void> {
    const { device, say } = this.#parts;
    const [signal, url, from] = [this.#life?.signal, this.#url, this.#address];
    if (signal === undefined || url === null || from === null) throw new Error("it has no file to ask for");
    let answers = 0;
    const told = setInterval(() => {
      say({ what: "pesters", answers });
      answers = 0;
    }, 1000);
    const own = this.#firmware.files(device).find((name) => name.toUpperCase().startsWith(device.mac));
    const forEver = async (): Promise<void> => {
      while (!signal.aborted) {
        const { status } = await askFile(`${url}/${own}`, from, this.#firmware.userAgent(device));
        if (status !== 0) answers += 1;
      }
    };
    await Promise.all([forEver(), forEver(), forEver(), forEver()]);
    clearInterval(told);
  }

  #begin(): void {
    this.#life?.abort();
    const life = new AbortController();
    this.#life = life;
    void this.#live(life.signal).catch((error: unknown) => {
      if (!life.signal.aborted) this.#parts.say({ what: "trouble", why: String(error) });
    });
  }

  async #live(signal: AbortSignal): Promise<void> {
    const { index, device, dhcp, addresses, say } = this.#parts;
    const firmware = this.#firmware;
    if (this.#had === null) say({ what: "starts" });
    const asking = { mac: device.mac, vendorClass: firmware.vendorClass(device), wants: firmware.wants };
    const { address, options } = await dhcp.lease(index, { ...asking, had: this.#had, signal });
    const netmask = options.get(1)?.join(".") ?? "255.255.255.0";
    say({ what: "leased", address, options: [...options.keys()] });
    await addresses.give(index, address, netmask);
    [this.#had, this.#address] = [address, address];
    let line: Line | null = null;
    try {
      await this.#fetchFiles(options, address, signal);
      const account = firmware.account(this.#kept, device);
      if (account === null) throw new Error("nothing that it has read tells it an account");
      line = await this.#register(account, address, signal);
      await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
    } finally {
      line?.close();
      addresses.take(index, address, netmask);
    }
  }

  async #fetchFiles(told: ReadonlyMap<number, Buffer>, from: string, signal: AbortSignal): Promise<void> {
    const { device, say } = this.#parts;
    const firmware = this.#firmware;
    const base = firmware.filesAt(told, this.#kept);
    if (base === null) throw new Error("nobody tells it where its files are");
    const read = new Map(this.#kept);
    this.#url = base;
    for (const name of firmware.files(device)) {
      const url = `${base}/${name}`;
      let file = await askFile(url, from, firmware.userAgent(device));
      for (let tries = 1; file.status === 0 && tries < TRIES; tries += 1) {
        await pause(TRY_AGAIN_MS, undefined, { signal });
        file = await askFile(url, from, firmware.userAgent(device));
      }
      signal.throwIfAborted();
      say({ what: "file", url, status: file.status });
      if (file.status === 200) for (const [key, value] of firmware.read(file.text, device)) read.set(key, value);
    }
    this.#kept = read;
  }

  /** Resolves once it is registered; what is opened meanwhile is closed when it has no current any more. */
  async #register(account: Account, address: string, signal: AbortSignal): Promise<Line> {
    for (;;) {
      const tried = await this.#tryToRegister(account, address);
      if (signal.aborted) tried.line?.close();
      signal.throwIfAborted();
      if (tried.line !== null) {
        this.#parts.say({
          what: "registered",
          ...{ user: account.user, transport: account.transport, port: account.port },
        });
        return tried.line;
      }
      this.#parts.say({ what: "not registered", status: tried.status, why: tried.why });
      await pause(REGISTER_AGAIN_MS, undefined, { signal });
    }
  }

  /** A line that is registered, or why there is none. */
  async #tryToRegister(account: Account, address: string): Promise<Tried> {
    let line: Line | null = null;
    try {
      line = await openLine(account, address, (event, body) => this.#notified(event, body));
      const status = await line.register();
      if (status === 200) return { line };
      line.close();
      return { line: null, status, why: status === null ? "no answer" : "" };
    } catch (error) {
      line?.close();
      return { line: null, status: null, why: String(error) };
    }
  }

  #notified(event: string, body: string): number {
    const does = this.#firmware.hears(event, body, this.#kept);
    this.#parts.say({ what: "notified", event, does: does ?? "nothing" });
    if (does === null) return 489;
    // Its files are asked for in the same way when it starts: what it asks again it may as well start with.
    setImmediate(() => this.on());
    return 200;
  }
}
