import { createRequire } from "node:module";
import { freePort } from "./ports.ts";
import type { Place } from "./raw-udp.ts";
import { openRtpPeer, type RtpPeer } from "./rtp.ts";
import { audioTarget, authorization } from "./sip-text.ts";
import { Hopeless, until } from "./waiting.ts";

/**
 * A telephone whose SIP is the npm package `sipjs-udp` (old, knows no PRACK of ours) and whose sound is an RtpPeer of
 * the rig, so that every packet can be timed. The package has no types: what we use of it is typed here. It sees only
 * the last of several challenges, and knows MD5 only: digests are worked out here.
 */

type Listener = (...args: readonly unknown[]) => void;

interface Emitter {
  on(event: string, listener: Listener): unknown;
}

interface SipJsSession extends Emitter {
  accept(options?: object): unknown;
  progress(options?: object): unknown;
  reject(options?: { statusCode: number }): unknown;
  terminate(): unknown;
  hold(): void;
  unhold(): void;
  refer(target: string | SipJsSession, options?: object): unknown;
  dtmf(digits: string): unknown;
  readonly remoteIdentity: { readonly uri: { readonly user: string }; readonly displayName?: string };
}

/** A MESSAGE: one that came, or one that was sent. */
interface SipJsMessage extends Emitter {
  readonly body: string;
  readonly remoteIdentity: { readonly uri: { readonly user: string }; readonly displayName?: string };
}

interface SipJsAgent extends Emitter {
  start(): unknown;
  register(): unknown;
  unregister(): unknown;
  invite(target: string, options?: object): SipJsSession;
  message(target: string, body: string): Emitter;
  isRegistered(): boolean;
  readonly transport: { readonly server: { send: unknown; close(): void } } | null;
}

interface MediaHandler {
  close(): void;
  render(): void;
  mute(): undefined;
  unmute(): undefined;
  hold(): void;
  unhold(): void;
  isReady(): boolean;
  getDescription(): Promise<string>;
  setDescription(sdp: string): Promise<void>;
}

interface SipJs {
  readonly UA: new (configuration: object) => SipJsAgent;
}

const sipJs: SipJs = createRequire(import.meta.url)("sipjs-udp");

export interface SipJsCall {
  readonly sound: RtpPeer;
  /** What the session announced so far: accepted, rejected, failed, cancel, bye, terminated, hold, unhold, dtmf:5 … */
  readonly events: readonly string[];
  /** Number shown by who is at the other end. */
  readonly peer: string;
  /** And the name; empty: none. */
  readonly peerName: string;
  remote(): Place | undefined;
  /** Rings (180) without answering. */
  ring(): void;
  accept(): void;
  reject(status: number): void;
  hangUp(): void;
  hold(): void;
  resume(): void;
  /** REFER; the package hangs up by itself once it is accepted. */
  transfer(target: string): void;
  transferTo(other: SipJsCall): void;
  /** SIP INFO, application/dtmf-relay. */
  sendInfoDigits(digits: string): void;
  happened(event: string, limitMs?: number): Promise<void>;
  /** Starts to send this tone to wherever the last SDP said. */
  sing(hertz: number): void;
  /** Starts to send these samples, over and over. */
  say(samples: Int16Array): void;
}

export interface SipJsPhone extends AsyncDisposable {
  readonly number: string;
  readonly port: number;
  register(): Promise<void>;
  unregister(): Promise<void>;
  isRegistered(): boolean;
  /** Calls a number; `headers` are added to the INVITE. */
  call(number: string, headers?: readonly string[]): Promise<SipJsCall>;
  /** The next call that comes in. */
  incoming(limitMs?: number): Promise<SipJsCall>;
  /** Sends a text message; the final status. */
  write(number: string, text: string): Promise<number>;
  /** Text messages that came, in their order. */
  readonly texts: readonly { readonly from: string; readonly name: string; readonly text: string }[];
}

export interface SipJsPhoneShape {
  readonly number: string;
  readonly password: string;
  readonly exchange: Place;
  readonly address?: string;
}

export async function openSipJsPhone({
  number,
  password,
  exchange,
  address = "127.0.0.1",
}: SipJsPhoneShape): Promise<SipJsPhone> {
  const port = await freePort(address);
  const sounds: RtpPeer[] = [];
  const offered: SipJsCall[] = [];
  const failures: string[] = [];
  const server = `${exchange.address}:${exchange.port}`;
  /** The package asks for a media handler in its constructors, synchronously: the sockets are opened beforehand. */
  /** A library's telephone asks for its sound at once, so that its sockets are open before: one for each call that it makes. */
  const spare: RtpPeer[] = await Promise.all(Array.from({ length: 4 }, () => openRtpPeer(address)));
  const handlers = new Map<object, SoundHandler>();

  const agent = new sipJs.UA({
    uri: `sip:${number}@${address}:${port}`,
    authorizationUser: number,
    password,
    bind: address,
    registrarServer: `sip:${server}`,
    register: false,
    autostart: false,
    doUAS: true,
    traceSip: false,
    registerExpires: 300,
    userAgentString: "sipjs-udp",
    log: { builtinEnabled: false, level: 0 },
    authenticationFactory: () => digestOf(number, password),
    mediaHandlerFactory: (session: object) => {
      const sound = spare.pop();
      if (sound === undefined) throw new Error(`phone ${number} has no more lines`);
      sounds.push(sound);
      const handler = soundHandler(sound);
      handlers.set(session, handler);
      return handler;
    },
  });
  agent.on("registrationFailed", (_response, cause) => void failures.push(String(cause)));

  const callOf = (session: SipJsSession): SipJsCall => {
    const handler = handlers.get(session);
    if (handler === undefined) throw new Error(`phone ${number}: the package made a call without sound`);
    return wrap(session, handler, server);
  };
  agent.on("invite", (session) => {
    const call = isSession(session) ? callOf(session) : undefined;
    if (call !== undefined) offered.push(call);
  });
  const texts: { readonly from: string; readonly name: string; readonly text: string }[] = [];
  agent.on("message", (message) => {
    if (!isMessage(message)) return;
    const { body: text, remoteIdentity: sender } = message;
    // The package reads a packet byte by byte.
    const written = Buffer.from(text, "latin1").toString("utf8");
    texts.push({ from: sender.uri.user, name: sender.displayName ?? "", text: written });
  });
  let unregistrations = 0;
  agent.on("unregistered", () => void unregistrations++);
  // The package calls itself unregistered before the exchange has heard of it.
  const unregister = async () => {
    const before = unregistrations;
    agent.unregister();
    await until(`${number} to be unregistered`, () => unregistrations > before, { limitMs: 3_000 });
  };
  const ready = new Promise<void>((resolve) => void agent.on("connected", () => resolve()));
  agent.start();
  await ready;

  return {
    number,
    port,
    async register() {
      agent.register();
      await until(`${number} to be registered`, () => {
        if (failures.length > 0) throw new Hopeless(`registration failed: ${failures.join(", ")}`);
        return agent.isRegistered();
      });
    },
    unregister,
    isRegistered: () => agent.isRegistered(),
    async call(target, headers = []) {
      return callOf(agent.invite(`sip:${target}@${server}`, { extraHeaders: [...headers] }));
    },
    texts,
    async write(target, text) {
      let status = 0;
      const sent = agent.message(`sip:${target}@${server}`, text);
      for (const outcome of ["accepted", "rejected", "failed"]) {
        sent.on(outcome, (response) => {
          status ||= statusIn(response);
        });
      }
      return await until(`an answer to a text for ${target}`, () => status > 0 && status, { limitMs: 10_000 });
    },
    incoming: (limitMs = 5_000) => until(`a call for ${number}`, () => offered.shift(), { limitMs }),
    async [Symbol.asyncDispose]() {
      // A phone that merely vanished would be called until its registration ends.
      if (agent.isRegistered()) await unregister().catch(() => undefined);
      const socket = agent.transport?.server;
      // Its stop() calls a method that its UDP transport lacks, and its timers go on sending: to nowhere, then.
      if (socket !== undefined) socket.send = () => undefined;
      socket?.close();
      for (const sound of [...sounds, ...spare]) await sound[Symbol.asyncDispose]();
    },
  };
}

interface PackageChallenge {
  readonly realm: string;
  readonly nonce: string;
  readonly algorithm?: string;
  readonly qop?: readonly string[];
}

/** The package's own idea of credentials, with SHA-256 in it. */
function digestOf(user: string, password: string) {
  let value = "";
  return {
    authenticate(request: { readonly method: string; readonly ruri: unknown }, challenge: PackageChallenge): boolean {
      const { realm, nonce, algorithm, qop } = challenge;
      value = authorization(
        { realm, nonce, algorithm: algorithm === "SHA-256" ? "SHA-256" : "MD5", qop: qop !== undefined, stale: false },
        { user, password, method: request.method, uri: String(request.ruri) },
      ).replace("Authorization: ", "");
      return true;
    },
    toString: () => value,
  };
}

function isSession(value: unknown): value is SipJsSession {
  return typeof value === "object" && value !== null && "accept" in value;
}

function isMessage(value: unknown): value is SipJsMessage {
  return typeof value === "object" && value !== null && "body" in value && "remoteIdentity" in value;
}

const statusIn = (response: unknown): number =>
  typeof response === "object" && response !== null && "status_code" in response ? Number(response.status_code) : 0;

interface SoundHandler extends MediaHandler {
  readonly sound: RtpPeer;
  remote(): Place | undefined;
  sing(hertz: number): void;
}

function soundHandler(sound: RtpPeer): SoundHandler {
  let remote: Place | undefined;
  let hertz: number | undefined;
  let law: "PCMA" | "PCMU" = "PCMA";
  let version = 1;
  return {
    sound,
    remote: () => remote,
    sing(tone) {
      hertz = tone;
      if (remote !== undefined) sound.sendTo(remote, tone, law);
    },
    close: () => sound.stop(),
    render: () => undefined,
    mute: () => undefined,
    unmute: () => undefined,
    hold: () => undefined,
    unhold: () => undefined,
    isReady: () => true,
    async getDescription() {
      return [
        "v=0",
        `o=sipjs 1 ${version++} IN IP4 ${sound.address}`,
        "s=-",
        `c=IN IP4 ${sound.address}`,
        "t=0 0",
        `m=audio ${sound.port} RTP/AVP 8 0 101`,
        "a=rtpmap:8 PCMA/8000",
        "a=rtpmap:0 PCMU/8000",
        "a=rtpmap:101 telephone-event/8000",
        "a=fmtp:101 0-15",
        "a=ptime:20",
        "a=sendrecv",
        "",
      ].join("\r\n");
    },
    async setDescription(sdp) {
      const place = audioTarget(sdp);
      remote = place.port === 0 ? undefined : place;
      law = /^m=audio \d+ RTP\/AVP 0\b/m.test(sdp) ? "PCMU" : "PCMA";
      if (remote !== undefined && hertz !== undefined) sound.sendTo(remote, hertz, law);
    },
  };
}

const sessionEvents = ["progress", "accepted", "rejected", "failed", "cancel", "bye", "terminated", "refer", "notify"];

function wrap(session: SipJsSession, handler: SoundHandler, server: string): SipJsCall {
  const events: string[] = [];
  for (const name of sessionEvents) session.on(name, () => void events.push(name));
  for (const name of ["hold", "unhold"]) {
    session.on(name, (what) => void events.push(isRemote(what) ? `remote-${name}` : name));
  }
  session.on("dtmf", (_request, digit) => void events.push(`dtmf:${toneOf(digit)}`));
  const call: SipJsCall = {
    sound: handler.sound,
    events,
    peer: session.remoteIdentity.uri.user,
    peerName: session.remoteIdentity.displayName ?? "",
    remote: handler.remote,
    ring: () => void session.progress(),
    accept: () => void session.accept(),
    reject: (status) => void session.reject({ statusCode: status }),
    hangUp: () => void session.terminate(),
    hold: () => session.hold(),
    resume: () => session.unhold(),
    transfer: (target) => void session.refer(`sip:${target}@${server}`),
    transferTo: (other) => {
      const target = sessions.get(other);
      if (target === undefined) throw new Error("that call is not of this package");
      session.refer(target);
    },
    sendInfoDigits: (digits) => void session.dtmf(digits),
    happened: (event, limitMs = 8_000) =>
      until(`"${event}" on the call (so far: ${events.join(" ")})`, () => events.includes(event), { limitMs }).then(
        () => undefined,
      ),
    sing: handler.sing,
    say(samples) {
      handler.sing(0);
      handler.sound.say(samples);
    },
  };
  sessions.set(call, session);
  return call;
}

const sessions = new WeakMap<SipJsCall, SipJsSession>();

const isRemote = (what: unknown): boolean =>
  typeof what === "object" && what !== null && "originator" in what && what.originator === "remote";

const toneOf = (digit: unknown): string =>
  typeof digit === "object" && digit !== null && "tone" in digit ? String(digit.tone) : "?";
