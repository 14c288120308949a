import { readFile } from "node:fs/promises";
import type { ServerOptions as HttpOptions, RequestListener } from "node:http";
import { createServer, type Server } from "node:https";
import { createSecureContext } from "node:tls";
import { systemCode } from "../../kit/box-error.ts";
import { belongTogether, type CertificateFiles } from "../../kit/certificate-files.ts";
import type { Clock, Timer } from "../../kit/clock.ts";
import type { Log } from "../../kit/log.ts";
import { authorityOf } from "./authority-of.ts";

/** Between two looks, while it is not there yet (it is made when the box starts first), and later: it may be replaced. */
const FIRST_LOOK_MS = 1000;
const LOOK_MS = 30_000;
const HANDSHAKE_MS = 5000;

interface Pair {
  readonly cert: string;
  readonly key: string;
}

/**
 * The certificate with which the box encrypts calls, read and never made here: a telephone that is told to trust one believes
 * no other, whatever it fetches.
 */
export class BoxCertificate {
  readonly #files: CertificateFiles;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #servers = new Set<Server>();
  #found: Pair | null = null;
  /** What was found last and can be listened with. */
  #pair: Pair | null = null;
  #authority: string | null = null;
  #timer: Timer | null = null;
  #isClosed = false;

  constructor(files: CertificateFiles, clock: Clock, log: Log) {
    this.#files = files;
    this.#clock = clock;
    this.#log = log;
  }

  /** In PEM; null: there is no certificate yet, or it does not say who signed it. */
  get authority(): string | null {
    return this.#authority;
  }

  get isThere(): boolean {
    return this.#pair !== null;
  }

  /** Looks once, then again and again. */
  async open(): Promise<void> {
    await this.#look();
  }

  close(): void {
    this.#isClosed = true;
    this.#timer?.cancel();
  }

  /** HTTPS with it, and with the next one as soon as it is there. Without one, no handshake succeeds. */
  serve(options: HttpOptions, answer: RequestListener): Server {
    const server = createServer({ ...options, ...this.#pair, handshakeTimeout: HANDSHAKE_MS }, answer);
    server.on("tlsClientError", (_error, socket) => socket.destroy());
    this.#servers.add(server);
    server.once("close", () => this.#servers.delete(server));
    return server;
  }

  async #look(): Promise<void> {
    const found = await this.#read();
    if (found !== null) this.#use(found);
    if (this.#isClosed) return;
    this.#timer = this.#clock.after(this.#pair === null ? FIRST_LOOK_MS : LOOK_MS, () => void this.#look());
  }

  /** Null: as before, not there, or half of it has been replaced. */
  async #read(): Promise<Pair | null> {
    const { certificateFile, privateKeyFile } = this.#files;
    try {
      const [cert, key] = await Promise.all([readFile(certificateFile, "utf8"), readFile(privateKeyFile, "utf8")]);
      const isOld = cert === this.#found?.cert && key === this.#found.key;
      return !isOld && belongTogether(cert, key) ? { cert, key } : null;
    } catch (error) {
      this.#log.debug("the certificate cannot be read", { certificateFile, reason: systemCode(error) });
      return null;
    }
  }

  #use(pair: Pair): void {
    this.#found = pair;
    try {
      // Also with no server yet: one that is made with what cannot be listened with takes the whole process with it.
      createSecureContext(pair);
      for (const server of this.#servers) server.setSecureContext(pair);
      this.#pair = pair;
      this.#authority = authorityOf(pair.cert);
    } catch (error) {
      this.#log.error("telephones cannot be served by HTTPS with this certificate", { error });
    }
  }
}
