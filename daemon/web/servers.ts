import { networkInterfaces } from "node:os";
import type { BoxSettings } from "../contracts/box.ts";
import type { CertificateFiles } from "../kit/certificate-files.ts";
import type { Clock } from "../kit/clock.ts";
import type { Log } from "../kit/log.ts";
import { type ConnectionCaps, ConnectionLimits, countConnections } from "./server/connection-limits.ts";
import { HttpServer, type Site } from "./server/http-server.ts";
import { listeners } from "./server/listeners.ts";
import type { LiveDoor } from "./server/live-door.ts";
import { ownAddress, redirect } from "./server/redirect.ts";

export interface ServersPlan {
  readonly settings: BoxSettings;
  readonly certificate: CertificateFiles;
  readonly site: Site;
  readonly live: LiveDoor<unknown>;
  readonly caps: ConnectionCaps;
  readonly clock: Clock;
  readonly log: Log;
}

/** Every socket of the box's web: HTTPS on each address, and HTTP that only leads there. */
export class Servers {
  readonly #plan: ServersPlan;
  readonly #limits: ConnectionLimits;
  readonly #ports = new Set<number>();
  readonly #secure: HttpServer[] = [];
  readonly #plain: HttpServer[] = [];

  constructor(plan: ServersPlan) {
    this.#plan = plan;
    this.#limits = new ConnectionLimits(
      plan.caps,
      () => countConnections(this.#ports),
      () => plan.clock.monotonic(),
    );
  }

  /** All or none. Fails with `WEB_CANNOT_LISTEN`, exit 78. */
  async start(): Promise<void> {
    const { settings, certificate, site, live, clock, log } = this.#plan;
    const shared = { limits: this.#limits, clock, log };
    try {
      for (const listener of listeners(settings.bind)) {
        const secure = new HttpServer({ ...shared, listener, port: settings.httpsPort, certificate, site, live });
        this.#secure.push(secure);
        await secure.start();
        const leading = leadTo(secure.listening.port, ownAddress(listener.host, addressesOfMachine()));
        const plain = new HttpServer({
          ...shared,
          listener,
          port: settings.httpPort,
          certificate: null,
          site: leading,
        });
        this.#plain.push(plain);
        await plain.start();
        this.#ports.add(secure.listening.port).add(plain.listening.port);
      }
    } catch (error) {
      this.close();
      throw error;
    }
  }

  /** To every WebSocket, on whatever address it came. */
  publish(text: string): void {
    for (const server of this.#secure) server.publish(text);
  }

  facts() {
    return {
      https: this.#secure.map((server) => server.listening),
      http: this.#plain.map((server) => server.listening),
      connections: this.#limits.open,
    };
  }

  close(): void {
    for (const server of [...this.#secure, ...this.#plain]) server.close();
  }
}

const leadTo = (httpsPort: number, own: string): Site => ({
  bodyLimit: () => 0,
  answer: (asked) => Promise.resolve(redirect(asked, httpsPort, own)),
});

const addressesOfMachine = (): readonly string[] =>
  Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, scopeid }) => !internal && !scopeid)
    .map(({ address }) => address);
