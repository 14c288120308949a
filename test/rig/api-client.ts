import { readFileSync } from "node:fs";
import type { IncomingHttpHeaders } from "node:http";
import { Agent, request } from "node:https";
import { join } from "node:path";
import { storeContract } from "../../daemon/contracts/store.ts";
import { connect } from "../../daemon/kit/rpc.ts";
import type { TestBox } from "./box.ts";

/** A browser without pages, or a program: asks the API over HTTPS and trusts the box's own certificate and no other. */

export interface ApiAnswer {
  readonly status: number;
  readonly fields: IncomingHttpHeaders;
  /** The body as it came. */
  readonly bytes: Uint8Array;
  readonly text: string;
  /** The body as JSON; undefined when it is none. */
  readonly json: unknown;
}

export interface Asking {
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is. */
  readonly raw?: string | Uint8Array;
  /** `null` leaves a field out that would be sent otherwise. */
  readonly fields?: Readonly<Record<string, string | null>>;
}

export interface ApiClient extends Disposable {
  readonly origin: string;
  /** The login that it carries, as a Cookie field. */
  cookie: string | undefined;
  /** Any path; of a browser that keeps its cookie and says where it comes from on a write. */
  ask(method: string, path: string, asking?: Asking): Promise<ApiAnswer>;
}

export const certificateOf = (box: TestBox): Buffer => readFileSync(join(box.home, "certificates", "web.crt"));

export function apiClient(box: TestBox, localAddress?: string): ApiClient {
  const agent = new Agent({ ca: certificateOf(box), keepAlive: true, maxSockets: 8 });
  const origin = `https://127.0.0.1:${box.httpsPort}`;
  const client: ApiClient = {
    origin,
    cookie: undefined,
    async ask(method, path, { body, raw, fields = {} } = {}) {
      const content = raw ?? (body === undefined ? undefined : JSON.stringify(body));
      const usual = {
        ...(content === undefined
          ? {}
          : { "content-type": "application/json", "content-length": String(Buffer.byteLength(content)) }),
        ...(client.cookie === undefined ? {} : { cookie: client.cookie }),
        ...(method === "GET" || method === "HEAD" ? {} : { origin }),
      };
      const headers = Object.fromEntries(Object.entries({ ...usual, ...fields }).filter(([, value]) => value !== null));
      const answer = await send(new URL(path, origin), { agent, method, headers, localAddress }, content);
      for (const set of answer.fields["set-cookie"] ?? []) {
        const [pair = ""] = set.split(";");
        client.cookie = /=$/.test(pair) ? undefined : pair;
      }
      return answer;
    },
    [Symbol.dispose]: () => agent.destroy(),
  };
  return client;
}

function send(url: URL, options: object, content: string | Uint8Array | undefined): Promise<ApiAnswer> {
  return new Promise((resolve, reject) => {
    const asked = request(url, options, (answer) => {
      const pieces: Buffer[] = [];
      answer.on("data", (piece: Buffer) => pieces.push(piece));
      answer.on("error", reject);
      answer.on("end", () => {
        const bytes = Buffer.concat(pieces);
        const text = bytes.toString("utf8");
        resolve({ status: answer.statusCode ?? 0, fields: answer.headers, bytes, text, json: asJson(text) });
      });
    });
    asked.on("error", reject);
    asked.end(content);
  });
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A page, or nothing.
    return undefined;
  }
}

export const ADMIN_PASSWORD = "un mot de passe solide";

/** The one-time code that stands at the box. */
export async function setUpCode(box: TestBox): Promise<string> {
  const peer = await connect(join(box.home, "run", "store.sock"), storeContract);
  try {
    return (await peer.call("setup.code", {})).code ?? "";
  } finally {
    peer.close();
  }
}

/** Does the first set-up when it is still to be done, and signs `admin` in. */
export async function signedIn(box: TestBox): Promise<ApiClient> {
  const client = apiClient(box);
  const state = await client.ask("GET", "/api/v1/setup");
  const isNeeded = JSON.stringify(state.json) === '{"needed":true}';
  const answer = isNeeded
    ? await client.ask("POST", "/api/v1/setup", { body: { code: await setUpCode(box), password: ADMIN_PASSWORD } })
    : await client.ask("POST", "/api/v1/login", { body: { name: "admin", password: ADMIN_PASSWORD, remember: false } });
  if (answer.status !== 200) throw new Error(`nobody could sign in: ${answer.status} ${answer.text}`);
  return client;
}
