import { createSocket } from "node:dgram";
import { once } from "node:events";
import { connect as connectTcp, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import { responseText } from "../raw-phone.ts";
import { cutMessages } from "../raw-tcp.ts";
import { authorization, challenges, field, parseSip, request, type SipMessage, token } from "../sip-text.ts";
import type { Account } from "./firmware.ts";

/** The account of a telephone, as it registers it and is called by it. */
export interface Line {
  /** The final answer to a REGISTER, a challenge answered; null: none came (RFC 3261 timer F). */
  register(): Promise<number | null>;
  close(): void;
}

interface Wire {
  /** `UDP 192.168.1.20:5060`, for a Via. */
  readonly via: string;
  send(text: string): void;
  close(): void;
}

const T1_MS = 500;
const T2_MS = 4000;
const TIMER_F_MS = 64 * T1_MS;
const SIP_PORT = 5060;

/** `notified` says with which status the NOTIFY is answered. Fails when no connection comes about. */
export async function openLine(
  account: Account,
  address: string,
  notified: (event: string, body: string) => number,
): Promise<Line> {
  const asked = new Map<string, (answer: SipMessage) => void>();
  const hear = (message: SipMessage): void => {
    if (message.status >= 200) asked.get(branchOf(field(message, "via")))?.(message);
    if (message.status !== 0 || message.method === "ACK") return;
    const status = message.method === "NOTIFY" ? notified(field(message, "event"), message.body) : 200;
    wire.send(responseText(message, status, status === 200 ? "OK" : "Bad Event", { contact }));
  };
  const wire = await (account.transport === "udp" ? openUdp : openStream)(account, address, hear);
  const [way = "", place = ""] = wire.via.split(" ");
  const contact = `<sip:${account.user}@${place};transport=${way.toLowerCase()}>`;
  const same = { callId: token(), fromTag: token() };
  let cseq = 0;

  const ask = (headers: readonly string[]): Promise<SipMessage | null> => {
    cseq += 1;
    const branch = `z9hG4bK${token()}`;
    const uri = `sip:${account.server}`;
    const from = `sip:${account.user}@${account.server}`;
    const expires = `Expires: ${account.expirySeconds}`;
    const text = request({
      ...{ method: "REGISTER", uri, from, to: from, via: wire.via, ...same, cseq, branch, contact },
      headers: [expires, ...headers],
    });
    return new Promise((resolve) => {
      let wait = T1_MS;
      let again: NodeJS.Timeout | undefined;
      const done = (answer: SipMessage | null): void => {
        clearTimeout(again);
        clearTimeout(end);
        asked.delete(branch);
        resolve(answer);
      };
      const end = setTimeout(() => done(null), TIMER_F_MS);
      asked.set(branch, done);
      const send = (): void => {
        wire.send(text);
        if (account.transport !== "udp") return;
        again = setTimeout(send, wait);
        wait = Math.min(wait * 2, T2_MS);
      };
      send();
    });
  };

  return {
    async register() {
      const first = await ask([]);
      const [challenge] = first === null ? [] : challenges(first);
      if (first?.status !== 401 || challenge === undefined) return first?.status ?? null;
      const { login: user, password } = account;
      const uri = `sip:${account.server}`;
      const second = await ask([authorization(challenge, { user, password, method: "REGISTER", uri })]);
      return second?.status ?? null;
    },
    close() {
      wire.close();
    },
  };
}

const branchOf = (via: string): string => /branch=([^;,\s]+)/.exec(via)?.[1] ?? "";

async function openUdp({ server, port }: Account, address: string, hear: (message: SipMessage) => void): Promise<Wire> {
  const socket = createSocket("udp4");
  socket.on("message", (bytes) => hear(parseSip(bytes.toString("utf8"))));
  socket.on("error", () => undefined);
  socket.bind({ port: SIP_PORT, address });
  await once(socket, "listening");
  return {
    via: `UDP ${address}:${SIP_PORT}`,
    send: (text) => socket.send(text, port, server, () => undefined),
    close: () => socket.close(),
  };
}

/** A telephone that believes whatever certificate it is shown, as they are delivered. */
async function openStream(
  { server, port, transport }: Account,
  address: string,
  hear: (message: SipMessage) => void,
): Promise<Wire> {
  const target = { host: server, port, localAddress: address };
  const socket: Socket =
    transport === "tls" ? connectTls({ ...target, rejectUnauthorized: false }) : connectTcp(target);
  await once(socket, transport === "tls" ? "secureConnect" : "connect");
  socket.on("error", () => undefined);
  let rest = "";
  socket.on("data", (chunk: Buffer) => {
    const whole: SipMessage[] = [];
    rest = cutMessages(rest + chunk.toString("latin1"), whole);
    for (const message of whole) hear(message);
  });
  return {
    via: `${transport.toUpperCase()} ${address}:${socket.localPort}`,
    send: (text) => void (socket.writable && socket.write(text)),
    close: () => void socket.destroy(),
  };
}
