import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import {
  type ArrivedMessage,
  type ArrivedNotice,
  type FarCall,
  type FarMessage,
  type FarPhone,
  type FarSubscription,
  passwordOf,
} from "../far-side.ts";
import { authorization } from "./digest.ts";
import { branchOf, type Message, methodOf, parseMessage, printMessage, statusOf, value, values } from "./message.ts";
import { UdpCall } from "./udp-call.ts";
import { fresh, type UdpDialog } from "./udp-dialog.ts";
import { UdpSubscription } from "./udp-subscription.ts";

type Answered = (response: Message) => void;

/** Milliseconds until a request is sent again (RFC 3261 §17.1.2, without the doubling). */
const retransmitMs = 500;

/** A telephone in a few lines: SIP over UDP from a socket of its own, as RFC 3261 wants it on a wire that loses nothing. */
export class UdpPhone implements FarPhone {
  readonly extension: string;
  readonly calls: FarCall[] = [];
  readonly messages: ArrivedMessage[] = [];
  readonly notices: ArrivedNotice[] = [];
  messageStatus = 200;
  readonly server: string;
  port = 0;
  mediaPort = 0;
  readonly #password: string;
  readonly #socket: Socket = createSocket("udp4");
  readonly #media: Socket = createSocket("udp4");
  readonly #to: { readonly address: string; readonly port: number };
  readonly #waiting = new Map<string, Answered>();
  readonly #dialogs = new Map<string, UdpDialog>();
  readonly #answered = new Map<string, string>();
  readonly #registration = fresh();
  #cseq = 0;
  #closed = false;

  constructor(extension: string, to: { readonly address: string; readonly port: number }, password?: string) {
    this.extension = extension;
    this.#to = to;
    this.#password = password ?? passwordOf(extension);
    this.server = `${to.address}:${to.port}`;
  }

  async open(): Promise<void> {
    this.#socket.on("message", (bytes) => this.#take(bytes.toString("utf8")));
    this.#socket.bind(0, "127.0.0.1");
    this.#media.bind(0, "127.0.0.1");
    await Promise.all([once(this.#socket, "listening"), once(this.#media, "listening")]);
    this.port = this.#socket.address().port;
    this.mediaPort = this.#media.address().port;
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#socket.close();
    this.#media.close();
  }

  /** Sends the exchange what may be no SIP at all. */
  babble(text: string): void {
    this.#send(text);
  }

  get contact(): string {
    return `<sip:${this.extension}@127.0.0.1:${this.port}>`;
  }

  get address(): string {
    return `<sip:${this.extension}@${this.server}>`;
  }

  register(): Promise<number> {
    return this.#register(300);
  }

  unregister(): Promise<number> {
    return this.#register(0);
  }

  call(number: string, options: { readonly replaces?: FarCall } = {}): FarCall {
    const call = new UdpCall(this, "caller", fresh());
    this.adopt(call);
    call.invite(number, options.replaces instanceof UdpCall ? options.replaces : null);
    return call;
  }

  subscribe(target: string, eventPackage: "dialog" | "message-summary"): FarSubscription {
    const subscription = new UdpSubscription(this, target, eventPackage);
    this.adopt(subscription);
    subscription.begin();
    return subscription;
  }

  write(number: string, text: string): FarMessage {
    return this.send(number, text, this.address);
  }

  /** A MESSAGE with that From. */
  protected send(number: string, text: string, from: string): FarMessage {
    const uri = `sip:${number}@${this.server}`;
    const headers: Message["headers"] = [
      ["From", `${from};tag=${fresh()}`],
      ["To", `<${uri}>`],
      ["Call-ID", fresh()],
      ["Content-Type", "text/plain"],
    ];
    const sent = { status: 0 };
    this.ask("MESSAGE", uri, headers, text, (response) => {
      sent.status = statusOf(response);
    });
    return sent;
  }

  adopt(dialog: UdpDialog): void {
    this.#dialogs.set(dialog.callId, dialog);
  }

  nextCseq(): number {
    this.#cseq += 1;
    return this.#cseq;
  }

  /**
   * Sends a request and hands each response to `answered`. A challenge is answered once, with the next CSeq. `headers`
   * bring everything but Via, CSeq, Max-Forwards and User-Agent. Returns the branch, for CANCEL.
   */
  ask(method: string, uri: string, headers: Message["headers"], body: string, answered: Answered): string {
    const cseq = this.nextCseq();
    return this.askAs(method, uri, cseq, headers, body, (response) => {
      const challenges = values(response, "WWW-Authenticate");
      if (statusOf(response) !== 401 || challenges.length === 0) return answered(response);
      const asked = { user: this.extension, password: this.#password, method, uri };
      const field = ["Authorization", authorization(challenges, asked)] as const;
      this.askAs(method, uri, this.nextCseq(), [...headers, field], body, answered);
    });
  }

  askAs(
    method: string,
    uri: string,
    cseq: number,
    headers: Message["headers"],
    body: string,
    answered: Answered,
    branch = `z9hG4bK${fresh()}`,
  ): string {
    const text = printMessage({
      first: `${method} ${uri} SIP/2.0`,
      headers: [
        ["Via", `SIP/2.0/UDP 127.0.0.1:${this.port};rport;branch=${branch}`],
        ...(headers.some(([name]) => name === "Max-Forwards") ? [] : [["Max-Forwards", "70"] as const]),
        ["CSeq", `${cseq} ${method}`],
        ["User-Agent", "far side"],
        ...headers,
      ],
      body,
    });
    this.#send(text);
    if (method === "ACK") return branch;
    const again = setInterval(() => (this.#closed ? clearInterval(again) : this.#send(text)), retransmitMs);
    again.unref();
    this.#waiting.set(`${branch} ${method}`, (response) => {
      clearInterval(again);
      if (statusOf(response) >= 200) this.#waiting.delete(`${branch} ${method}`);
      if (method === "INVITE" && statusOf(response) >= 300) this.#acknowledge(uri, response, branch, headers);
      answered(response);
    });
    return branch;
  }

  /** Answers a request; the same request again gets the same answer. */
  reply(request: Message, status: string, headers: Message["headers"] = [], body = "", toTag = ""): void {
    const copied = request.headers.filter(([name]) => /^(via|from|call-id|cseq|record-route)$/i.test(name));
    const to = value(request, "To");
    const tagged = toTag === "" || /;\s*tag=/.test(to) ? to : `${to};tag=${toTag}`;
    const text = printMessage({ first: `SIP/2.0 ${status}`, headers: [...copied, ["To", tagged], ...headers], body });
    this.#answered.set(`${branchOf(request)} ${methodOf(request)}`, text);
    this.#send(text);
  }

  /** RFC 3261 §17.1.1.3: the ACK of a refusal belongs to the INVITE's own transaction. */
  #acknowledge(uri: string, response: Message, branch: string, headers: Message["headers"]): void {
    const kept = headers.filter(([name]) => /^(from|call-id|route)$/i.test(name));
    const cseq = Number.parseInt(value(response, "CSeq"), 10);
    this.askAs("ACK", uri, cseq, [...kept, ["To", value(response, "To")]], "", () => {}, branch);
  }

  #register(seconds: number): Promise<number> {
    const headers: Message["headers"] = [
      ["From", `${this.address};tag=${this.#registration}`],
      ["To", this.address],
      ["Call-ID", this.#registration],
      ["Contact", this.contact],
      ["Expires", String(seconds)],
    ];
    return new Promise((resolve) => {
      this.ask("REGISTER", `sip:${this.server}`, headers, "", (response) => resolve(statusOf(response)));
    });
  }

  #take(text: string): void {
    if (text.trim() === "") return;
    const message = parseMessage(text);
    const key = `${branchOf(message)} ${methodOf(message)}`;
    if (statusOf(message) !== 0) {
      this.#waiting.get(key)?.(message);
      return;
    }
    if (this.isDead) return;
    const before = this.#answered.get(key);
    if (before !== undefined) this.#send(before);
    else this.#request(message);
  }

  #request(message: Message): void {
    const dialog = this.#dialogs.get(value(message, "Call-ID"));
    const method = methodOf(message);
    if (dialog !== undefined) {
      dialog.request(message);
    } else if (method === "INVITE") {
      const call = new UdpCall(this, "callee", value(message, "Call-ID"));
      this.adopt(call);
      this.calls.push(call);
      call.offered(message);
    } else if (method === "MESSAGE" && this.isProved(message)) {
      this.messages.push(arrived(message));
      if (this.messageStatus !== 0) this.reply(message, `${this.messageStatus} Status`);
    } else if (method === "NOTIFY") {
      const contentType = value(message, "Content-Type");
      this.notices.push({ event: value(message, "Event"), contentType, text: message.body });
      if (this.messageStatus !== 0) this.reply(message, `${this.messageStatus} Status`);
    } else if (method !== "ACK") {
      this.otherwise(message);
    }
  }

  /** It comes from whom it should; else `otherwise` says so. */
  protected isProved(_message: Message): boolean {
    return true;
  }

  /** A request that belongs to no call of its own. */
  protected otherwise(message: Message): void {
    this.reply(message, methodOf(message) === "OPTIONS" ? "200 OK" : "481 Call/Transaction Does Not Exist");
  }

  /** Requests are not even read. */
  protected get isDead(): boolean {
    return false;
  }

  #send(text: string): void {
    if (!this.#closed) this.#socket.send(text, this.#to.port, this.#to.address);
  }
}

function arrived(message: Message): ArrivedMessage {
  const from = value(message, "From");
  const number = /sips?:([^@;>]*)/.exec(from)?.[1] ?? "";
  const name = /^\s*"((?:[^"\\]|\\.)*)"/.exec(from)?.[1] ?? "";
  return {
    sender: { number, name, anonymous: number === "anonymous" },
    called: /^MESSAGE sips?:([^@]*)@/.exec(message.first)?.[1] ?? "",
    text: message.body,
    callId: value(message, "Call-ID"),
  };
}
