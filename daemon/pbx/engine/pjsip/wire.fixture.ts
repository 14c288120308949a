import { createHash, randomBytes } from "node:crypto";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import { contractSettings, contractTables } from "../contract-office.ts";
import type { EngineEvent, EngineSettings, EngineTables, ListeningAddress } from "../engine.ts";
import { passwordOf } from "../far-side.ts";
import { type Message, parseMessage, statusOf, value, values } from "../far-side-udp/message.ts";
import { PjsipEngine } from "./pjsip-engine.ts";

/** A socket that says what it is told to a running engine and keeps what comes back. */
export interface Wire extends Disposable {
  readonly transport: "UDP" | "TCP" | "TLS";
  readonly host: string;
  readonly port: number;
  readonly received: Message[];
  readonly isClosed: () => boolean;
  send(bytes: string | Uint8Array): void;
  /** The final answer to this request, or null when none comes in time. */
  ask(request: string, limitMs?: number): Promise<Message | null>;
}

export interface Running extends AsyncDisposable {
  readonly engine: PjsipEngine;
  readonly events: EngineEvent[];
  readonly listening: readonly ListeningAddress[];
  udp(host?: string): Promise<Wire>;
  tcp(): Promise<Wire>;
  tls(): Promise<Wire>;
  install(changes: Partial<EngineTables>): Promise<void>;
  event<Type extends EngineEvent["type"]>(type: Type): Promise<Extract<EngineEvent, { type: Type }>>;
}

/** Waits for what is bound to happen soon. */
export async function eventually<T>(
  what: string,
  find: () => T | undefined | null | false,
  limitMs = 5000,
): Promise<T> {
  const end = Date.now() + limitMs;
  for (;;) {
    const found = find();
    if (found !== undefined && found !== null && found !== false) return found;
    if (Date.now() > end) throw new Error(`${what}: not within ${limitMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** An engine on loopback with the contract's office. */
export async function running(settings: Partial<EngineSettings> = {}): Promise<Running> {
  const engine = new PjsipEngine({ report: (error) => failures.push(error) });
  const failures: unknown[] = [];
  const events: EngineEvent[] = [];
  engine.onEvent((event) => void events.push(event));
  const listening = await engine.start({ ...contractSettings, ...settings });
  const portOf = (transport: string) => listening.find((one) => one.transport === transport)?.port ?? 0;
  const install = async (changes: Partial<EngineTables>) => {
    const tables = contractTables({ revision: ++revision, ...changes });
    engine.install(tables);
    await eventually("tables", () =>
      events.find((one) => one.type === "tables.installed" && one.revision === tables.revision),
    );
  };
  let revision = 1;
  await install({});
  return {
    engine,
    events,
    listening,
    install,
    udp: (host = "127.0.0.1") => udpWire(host, portOf("udp")),
    tcp: () => streamWire("TCP", connect(portOf("tcp"), "127.0.0.1"), "connect"),
    tls: () =>
      streamWire(
        "TLS",
        connectTls({ port: portOf("tls"), host: "127.0.0.1", rejectUnauthorized: false }),
        "secureConnect",
      ),
    event: (type) =>
      eventually(type, () =>
        events.find((one): one is Extract<EngineEvent, { type: typeof type }> => one.type === type),
      ),
    async [Symbol.asyncDispose]() {
      await engine.close();
      if (failures.length > 0) throw new AggregateError(failures, "the engine reported failures");
    },
  };
}

const finalAnswer = (received: readonly Message[], from: number, callId: string, limitMs: number) =>
  eventually(
    "answer",
    () => received.slice(from).find((one) => statusOf(one) >= 200 && value(one, "Call-ID") === callId),
    limitMs,
  ).catch(() => null);

/** A UDP socket of that local address towards the engine's port on 127.0.0.1. */
export async function udpWire(host: string, port: number): Promise<Wire> {
  const socket = createSocket("udp4");
  const received: Message[] = [];
  socket.on("message", (bytes) => void received.push(parseMessage(bytes.toString("latin1"))));
  socket.bind(0, host);
  await once(socket, "listening");
  const send = (bytes: string | Uint8Array) => socket.send(bytes, port, "127.0.0.1");
  return {
    transport: "UDP",
    host,
    port: socket.address().port,
    received,
    isClosed: () => false,
    send,
    ask(request, limitMs = 2000) {
      const from = received.length;
      send(request);
      return finalAnswer(received, from, value(parseMessage(request), "Call-ID"), limitMs);
    },
    [Symbol.dispose]: () => socket.close(),
  };
}

async function streamWire(transport: "TCP" | "TLS", socket: Socket, ready: string): Promise<Wire> {
  const received: Message[] = [];
  let [text, closed] = ["", false];
  socket.on("data", (bytes) => {
    text += bytes.toString("latin1");
    for (let end = text.indexOf("\r\n\r\n"); end >= 0; end = text.indexOf("\r\n\r\n")) {
      if (text.startsWith("\r\n")) {
        received.push({ first: "(pong)", headers: [], body: "" });
        text = text.slice(2);
        continue;
      }
      const length = Number(value(parseMessage(text.slice(0, end + 4)), "Content-Length") || "0");
      if (text.length < end + 4 + length) return;
      received.push(parseMessage(text.slice(0, end + 4 + length)));
      text = text.slice(end + 4 + length);
    }
    if (text === "\r\n") {
      received.push({ first: "(pong)", headers: [], body: "" });
      text = "";
    }
  });
  socket.on("close", () => {
    closed = true;
  });
  socket.on("error", () => undefined);
  await once(socket, ready);
  const send = (bytes: string | Uint8Array) => void socket.write(bytes);
  return {
    transport,
    host: "127.0.0.1",
    port: socket.localPort ?? 0,
    received,
    isClosed: () => closed,
    send,
    ask(request, limitMs = 2000) {
      const from = received.length;
      send(request);
      return finalAnswer(received, from, value(parseMessage(request), "Call-ID"), limitMs);
    },
    [Symbol.dispose]: () => void socket.destroy(),
  };
}

/** A request of 201, or of who is named; `extra` lines end in CRLF. */
export interface Shape {
  readonly method: string;
  readonly user?: string;
  readonly to?: string;
  readonly uri?: string;
  readonly callId?: string;
  readonly cseq?: number;
  readonly extra?: readonly string[];
  readonly body?: string;
  /** Header fields to be left out, or to be written by `extra` instead. */
  readonly without?: readonly string[];
}

const token = () => randomBytes(6).toString("hex");

export function request(wire: Wire, shape: Shape): string {
  const { method, user = "201", to = user, uri = "sip:127.0.0.1", callId = token(), cseq = 1, body = "" } = shape;
  const lines = [
    `Via: SIP/2.0/${wire.transport} ${wire.host}:${wire.port};branch=z9hG4bK${token()};rport`,
    "Max-Forwards: 70",
    `From: <sip:${user}@127.0.0.1>;tag=${token()}`,
    `To: <sip:${to}@127.0.0.1>`,
    `Call-ID: ${callId}`,
    `CSeq: ${cseq} ${method}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
  ].filter((line) => !(shape.without ?? []).includes(line.split(":", 1)[0] ?? ""));
  return `${method} ${uri} SIP/2.0\r\n${[...lines, ...(shape.extra ?? [])].join("\r\n")}\r\n\r\n${body}`;
}

export interface Credentials {
  readonly user: string;
  readonly password: string;
  readonly algorithm?: "MD5" | "SHA-256";
  readonly nonce: string;
  readonly nc?: number;
  readonly realm?: string;
  /** RFC 2069: without qop. */
  readonly legacy?: boolean;
  readonly uri?: string;
}

/** An Authorization header field (RFC 7616 §3.4). */
export function authorization(method: string, credentials: Credentials): string {
  const { user, password, nonce, realm = "sipleo", algorithm = "MD5", uri = "sip:127.0.0.1" } = credentials;
  const hash = (text: string) =>
    createHash(algorithm === "MD5" ? "md5" : "sha256")
      .update(text)
      .digest("hex");
  const nc = (credentials.nc ?? 1).toString(16).padStart(8, "0");
  const [ha1, ha2] = [hash(`${user}:${realm}:${password}`), hash(`${method}:${uri}`)];
  const response = hash(
    credentials.legacy === true ? `${ha1}:${nonce}:${ha2}` : `${ha1}:${nonce}:${nc}:abc:auth:${ha2}`,
  );
  const rest = credentials.legacy === true ? "" : `, qop=auth, nc=${nc}, cnonce="abc"`;
  return (
    `Authorization: Digest username="${user}", realm="${realm}", nonce="${nonce}", uri="${uri}", ` +
    `response="${response}", algorithm=${algorithm}${rest}`
  );
}

export const nonceOf = (answer: Message | null, algorithm = "MD5"): string => {
  const challenge =
    answer === null
      ? undefined
      : values(answer, "WWW-Authenticate").find((one) => one.includes(`algorithm=${algorithm}`));
  return /nonce="([^"]+)"/.exec(challenge ?? "")?.[1] ?? "";
};

export interface Registering {
  readonly user?: string;
  readonly password?: string;
  readonly algorithm?: "MD5" | "SHA-256";
  readonly contact?: string | null;
  readonly extra?: readonly string[];
  readonly callId?: string;
  readonly cseq?: number;
  readonly from?: string;
  readonly to?: string;
}

/** REGISTER, challenge, REGISTER; the second answer. */
export async function register(wire: Wire, how: Registering = {}): Promise<Message | null> {
  const { user = "201", password = passwordOf(user), algorithm = "MD5", callId = token(), cseq = 1 } = how;
  const contact = how.contact === undefined ? `<sip:${user}@${wire.host}:${wire.port}>` : how.contact;
  const extra = [...(contact === null ? [] : [`Contact: ${contact}`]), ...(how.extra ?? [])];
  const shape = { method: "REGISTER", user: how.from ?? user, to: how.to ?? how.from ?? user, callId, extra };
  const challenge = await wire.ask(request(wire, { ...shape, cseq }));
  const nonce = nonceOf(challenge, algorithm);
  const proof = authorization("REGISTER", { user, password, algorithm, nonce });
  return wire.ask(request(wire, { ...shape, cseq: cseq + 1, extra: [...extra, proof] }));
}
