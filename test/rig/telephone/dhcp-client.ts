import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import { unborn } from "../phones-lan.ts";
import { type DhcpAnswer, newXid, readAnswer, writeQuestion } from "./dhcp-message.ts";

const [CLIENT, SERVER] = [68, 67];
/** How long an answer is waited for, each time by a second more or less (RFC 2131 §4.1). */
const PATIENCE_MS = [4000, 8000, 16_000, 32_000, 64_000];

export interface Asking {
  /** 12 hexadecimal digits. */
  readonly mac: string;
  readonly vendorClass: string | null;
  readonly wants: readonly number[];
  /** The address that it had before it lost its cable; null: it starts. */
  readonly had: string | null;
  readonly signal: AbortSignal;
}

/** All telephones hear with one ear (`phones-lan.ts`); each asks by its own cable. */
export class DhcpClients {
  readonly #ear: Socket = createSocket({ type: "udp4", reuseAddr: true });
  readonly #asked = new Map<number, (answer: DhcpAnswer) => void>();

  async start(): Promise<void> {
    this.#ear.on("message", (bytes) => {
      const answer = readAnswer(bytes);
      if (answer !== null) this.#asked.get(answer.xid)?.(answer);
    });
    this.#ear.bind({ port: CLIENT, address: "0.0.0.0" });
    await once(this.#ear, "listening");
    // As many answers may come at once as there are telephones.
    this.#ear.setRecvBufferSize(4 * 1024 * 1024);
  }

  /** What it was given. Asks until it is, or until the signal. `index`: of its cable. */
  async lease(index: number, asking: Asking): Promise<DhcpAnswer> {
    const socket = createSocket({ type: "udp4", reuseAddr: true });
    socket.bind({ port: CLIENT, address: unborn(index) });
    await once(socket, "listening");
    socket.setBroadcast(true);
    // The same for all its tries: an answer to one of before is as good.
    const xid = newXid();
    try {
      for (let turn = 0, had = asking.had; ; turn += 1) {
        asking.signal.throwIfAborted();
        const spread = Math.random() * 2000 - 1000;
        const waitMs = (PATIENCE_MS[Math.min(turn, PATIENCE_MS.length - 1)] ?? 0) + spread;
        const given = await this.#once(socket, { ...asking, had }, xid, waitMs);
        if (given?.kind === "ack") return given;
        // Not here, or nobody knows it any more: it starts from the beginning.
        had = null;
      }
    } finally {
      socket.close();
    }
  }

  close(): void {
    this.#ear.close();
  }

  async #once(socket: Socket, asking: Asking, xid: number, waitMs: number): Promise<DhcpAnswer | null> {
    const { had } = asking;
    const say = (kind: "discover" | "request", address: string | null, server: string | null) =>
      socket.send(writeQuestion({ ...asking, kind, xid, address, server }), SERVER, "255.255.255.255", () => undefined);
    return await new Promise((resolve) => {
      const done = (answer: DhcpAnswer | null): void => {
        clearTimeout(timer);
        asking.signal.removeEventListener("abort", stop);
        this.#asked.delete(xid);
        resolve(answer);
      };
      const stop = (): void => done(null);
      const timer = setTimeout(stop, waitMs);
      asking.signal.addEventListener("abort", stop);
      this.#asked.set(xid, (answer) => {
        if (answer.kind !== "offer") done(answer);
        else say("request", answer.address, answer.options.get(54)?.join(".") ?? null);
      });
      if (had === null) say("discover", null, null);
      else say("request", had, null);
    });
  }
}
