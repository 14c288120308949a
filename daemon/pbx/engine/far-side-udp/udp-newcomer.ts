import { randomBytes } from "node:crypto";
import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import type { FarNewcomer, WrittenAsk } from "../far-side.ts";
import { branchOf, type Message, methodOf, parseMessage, printMessage, statusOf, value, values } from "./message.ts";

const GROUP = "224.0.1.75";

/** A telephone that asks 224.0.1.75 over loopback. */
export class UdpNewcomer implements FarNewcomer {
  status = 0;
  readonly told: FarNewcomer["told"][number][] = [];
  /** All that came to it. */
  readonly received: Message[] = [];
  readonly #port: number;
  readonly #written: WrittenAsk;
  readonly #socket: Socket = createSocket("udp4");
  #cseq = 0;

  constructor(port: number, written: WrittenAsk) {
    this.#port = port;
    this.#written = written;
  }

  async open(): Promise<void> {
    this.#socket.on("message", (bytes, { port }) => this.#hear(parseMessage(bytes.toString("utf8")), port));
    this.#socket.bind(0, "127.0.0.1");
    await once(this.#socket, "listening");
    this.#socket.setMulticastInterface("127.0.0.1");
  }

  close(): void {
    this.#socket.close();
  }

  ask(): void {
    this.#cseq += 1;
    this.send(this.subscribe());
  }

  /** Its SUBSCRIBE, with other fields in the place of its own. */
  subscribe(method = "SUBSCRIBE", changes: Readonly<Record<string, string>> = {}): string {
    const { uri, event, userAgent } = this.#written;
    const { port } = this.#socket.address();
    const fields = {
      Via: `SIP/2.0/UDP 127.0.0.1:${port};branch=z9hG4bK${randomBytes(6).toString("hex")}`,
      "Max-Forwards": "70",
      From: `<${uri}>;tag=${randomBytes(4).toString("hex")}`,
      To: `<${uri}>`,
      "Call-ID": randomBytes(8).toString("hex"),
      CSeq: `${this.#cseq} ${method}`,
      Contact: `<sip:127.0.0.1:${port}>`,
      Event: event,
      "User-Agent": userAgent,
      Expires: "0",
      Accept: "application/url",
      ...changes,
    };
    return printMessage({ first: `${method} ${uri} SIP/2.0`, headers: Object.entries(fields), body: "" });
  }

  send(text: string): void {
    this.#socket.send(text, this.#port, GROUP);
  }

  #hear(message: Message, from: number): void {
    this.received.push(message);
    const status = statusOf(message);
    if (status !== 0) {
      this.status = status;
      return;
    }
    if (methodOf(message) !== "NOTIFY") return;
    const contentType = value(message, "Content-Type");
    const [event, state] = [value(message, "Event"), value(message, "Subscription-State")];
    const isRepeated = this.received.filter((one) => branchOf(one) === branchOf(message)).length > 1;
    if (!isRepeated) this.told.push({ event, contentType, text: message.body, state });
    const own = ["Via", "From", "To", "Call-ID", "CSeq"].flatMap((name) =>
      values(message, name).map((text) => [name, text] as const),
    );
    this.#socket.send(printMessage({ first: "SIP/2.0 200 OK", headers: own, body: "" }), from, "127.0.0.1");
  }
}
