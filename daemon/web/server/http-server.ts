import uWS, { type HttpRequest, type HttpResponse, type TemplatedApp, type us_listen_socket } from "uWebSockets.js";
import type { CertificateFiles } from "../../kit/certificate-files.ts";
import type { Clock } from "../../kit/clock.ts";
import { configurationError } from "../../kit/exit-codes.ts";
import type { Log } from "../../kit/log.ts";
import type { ConnectionLimits } from "./connection-limits.ts";
import type { Answer, Asked, StreamedAnswer } from "./exchange.ts";
import { listenAlone } from "./library.ts";
import type { Listener } from "./listeners.ts";
import { liveBehaviour, TOPIC } from "./live-behaviour.ts";
import type { LiveDoor } from "./live-door.ts";
import { type Body, readBody } from "./read-body.ts";
import { readRequest, remoteAddress } from "./read-request.ts";
import { sendAnswer } from "./send-answer.ts";
import { sendStream } from "./send-stream.ts";

/** What is served: every request is answered by it, and it never rejects. */
export interface Site {
  /** Bytes of a body that are kept for this request. */
  bodyLimit(asked: Asked): number;
  answer(asked: Asked, body: Promise<Body>): Promise<Answer | StreamedAnswer>;
}

export interface ServerPlan {
  readonly listener: Listener;
  readonly port: number;
  /** Null serves plain HTTP. */
  readonly certificate: CertificateFiles | null;
  readonly site: Site;
  readonly live?: LiveDoor<unknown>;
  readonly limits: ConnectionLimits;
  readonly clock: Clock;
  readonly log: Log;
}

/** One listening socket of the library and everything that hangs on it. */
export class HttpServer {
  readonly #plan: ServerPlan;
  readonly #app: TemplatedApp;
  #listening: us_listen_socket | undefined;
  #port = 0;

  constructor(plan: ServerPlan) {
    this.#plan = plan;
    this.#app = plan.certificate === null ? uWS.App() : secureApp(plan.certificate);
  }

  get listening(): { readonly address: string; readonly port: number } {
    return { address: this.#plan.listener.host, port: this.#port };
  }

  /** Fails with `WEB_CANNOT_LISTEN {address, port}` (exit 78) when the port is taken or the address is not ours. */
  async start(): Promise<void> {
    const { listener, limits, live, clock, port } = this.#plan;
    this.#app.filter((response, count) => this.#connection(response, Number(count)));
    if (live !== undefined)
      this.#app.ws(
        live.path,
        liveBehaviour(live, clock, () => limits.ended()),
      );
    this.#app.any("/*", (response, request) => this.#request(response, request));
    const listening = await listenAlone(this.#app, listener.host, port);
    if (listening === false) throw cannotListen(listener.host, port);
    this.#listening = listening;
    this.#port = uWS.us_socket_local_port(listening);
  }

  /** To every WebSocket that has subscribed; written out once for all. */
  publish(text: string): void {
    this.#app.publish(TOPIC, text);
  }

  /** Cuts every connection. */
  close(): void {
    if (this.#listening !== undefined) uWS.us_listen_socket_close(this.#listening);
    this.#listening = undefined;
    this.#app.close();
  }

  #connection(response: HttpResponse, count: number): void {
    const { limits, listener } = this.#plan;
    if (count < 0) {
      limits.ended();
      return;
    }
    const address = remoteAddress(response);
    const isWelcome = limits.began(address) && !(listener.refusesIpv4 && !address.includes(":"));
    if (!isWelcome) response.close();
  }

  #request(response: HttpResponse, request: HttpRequest): void {
    const { site, clock, log } = this.#plan;
    const asked = readRequest(response, request);
    const aborted = new AbortController();
    response.onAborted(() => aborted.abort());
    const coming = readBody(response, site.bodyLimit(asked), aborted.signal);
    const sending = { bodiless: asked.method === "HEAD", aborted: aborted.signal, clock };
    site
      .answer(asked, coming.body)
      .finally(coming.forget)
      .then((answer) => {
        if ("stream" in answer) return sendStream(response, answer, sending);
        return aborted.signal.aborted ? undefined : sendAnswer(response, answer, sending.bodiless, clock);
      })
      .catch((error: unknown) => {
        log.error("a request found no answer", { error });
        if (!aborted.signal.aborted) response.close();
      });
  }
}

const secureApp = ({ certificateFile, privateKeyFile }: CertificateFiles): TemplatedApp =>
  uWS.SSLApp({ cert_file_name: certificateFile, key_file_name: privateKeyFile });

function cannotListen(address: string, port: number): Error {
  const sentence = `The web pages cannot be served at ${address} port ${port}: the port is taken, or the address is not one of this machine. Change the port (--http-port, --https-port) or the address (--bind).`;
  return configurationError("WEB_CANNOT_LISTEN", { address, port }, sentence);
}
