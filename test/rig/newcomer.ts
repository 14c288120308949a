import type { Child } from "./child.ts";
import type { Host } from "./office-lan.ts";
import { field, parseSip, request, type SipMessage } from "./sip-text.ts";
import { until } from "./waiting.ts";

const GROUP = "224.0.1.75";

/** A telephone without settings on a network of its own, that asks everybody there where they are (RFC 6080). */
export interface Newcomer extends AsyncDisposable {
  /** Everything that came to it, oldest first; it says 200 to each NOTIFY. */
  readonly received: readonly SipMessage[];
  /** A request as its maker writes it, another one in the place of SUBSCRIBE if need be. */
  written(method?: string): string;
  /** To everybody on its network. */
  send(text: string): void;
  /** Asks, again and again until it is told (RFC 3261 §17.1.2), and says where its settings are. */
  ask(): Promise<string>;
}

export interface NewcomerShape {
  readonly host: Host;
  readonly address: string;
  readonly port: number;
  /** Of From, To and the request. */
  readonly uri: string;
  readonly event: string;
  readonly userAgent: string;
}

export async function openNewcomer(shape: NewcomerShape): Promise<Newcomer> {
  const { host, address, port, uri, event, userAgent } = shape;
  const child = host.start("telephone", process.execPath, "-e", SOCKET, address, String(port));
  await child.says(/^open$/m);
  const received: SipMessage[] = [];
  const post = (text: string, to = GROUP, at = 5060): void => child.write(`${JSON.stringify({ text, to, at })}\n`);
  const reading = reads(child, ({ text, from, at }) => {
    const message = parseSip(text);
    received.push(message);
    if (message.start.startsWith("NOTIFY ")) post(accepted(message), from, at);
  });

  const written = (method = "SUBSCRIBE"): string =>
    request({
      ...{ method, uri, from: uri, to: uri, via: `UDP ${address}:${port}` },
      contact: `<${uri.replace(/@.*/, "")}@${address}:${port}>`,
      headers: [`User-Agent: ${userAgent}`, "Expires: 0", `Event: ${event}`, "Accept: application/url"],
    });
  return {
    received,
    written,
    send: (text) => post(text),
    async ask() {
      const text = written();
      const [callId, from] = [field(parseSip(text), "call-id"), received.length];
      post(text);
      const again = setInterval(() => post(text), 500);
      const isOwn = (message: SipMessage) => field(message, "call-id") === callId;
      try {
        await until("its question to be accepted", () =>
          received.slice(from).some((m) => isOwn(m) && m.status === 200),
        );
        return await until("the place of its settings", () =>
          received.slice(from).find((m) => isOwn(m) && m.start.startsWith("NOTIFY ")),
        ).then(({ body }) => body);
      } finally {
        clearInterval(again);
      }
    },
    async [Symbol.asyncDispose]() {
      clearInterval(reading);
      await child[Symbol.asyncDispose]();
    },
  };
}

interface Datagram {
  readonly text: string;
  readonly from: string;
  readonly at: number;
}

function reads(child: Child, heard: (datagram: Datagram) => void): NodeJS.Timeout {
  let read = "open\n".length;
  return setInterval(() => {
    const end = child.output().lastIndexOf("\n") + 1;
    for (const line of child.output().slice(read, end).split("\n")) if (line !== "") heard(JSON.parse(line));
    read = end;
  }, 10);
}

function accepted(message: SipMessage): string {
  const own = ["via", "from", "to", "call-id", "cseq"].flatMap((name) =>
    (message.fields.get(name) ?? []).map((value) => `${name}: ${value}`),
  );
  return ["SIP/2.0 200 OK", ...own, "Content-Length: 0", "", ""].join("\r\n");
}

/** A program of its own, since it stands in another network: what it is handed goes out, what comes is told. */
const SOCKET = `
const [address, port] = process.argv.slice(1);
const socket = require("node:dgram").createSocket("udp4");
socket.on("message", (bytes, { address: from, port: at }) =>
  console.log(JSON.stringify({ text: bytes.toString("utf8"), from, at })),
);
socket.bind(Number(port), address, () => {
  socket.setMulticastInterface(address);
  console.log("open");
});
require("node:readline").createInterface({ input: process.stdin }).on("line", (line) => {
  const { text, to, at } = JSON.parse(line);
  socket.send(text, at, to);
});
`;
