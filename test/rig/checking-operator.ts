import { execFileSync } from "node:child_process";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer as createTcpServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createServer as createTlsServer } from "node:tls";
import { responseText } from "./raw-phone.ts";
import { cutMessages } from "./raw-tcp.ts";
import { parseSip, type SipMessage } from "./sip-text.ts";
import { until } from "./waiting.ts";

/** An operator that looks from where each message comes, and answers to there. */
export interface CheckingOperator extends AsyncDisposable {
  readonly address: string;
  readonly port: number;
  readonly destination: Readonly<Record<string, unknown>>;
  readonly heard: readonly Heard[];
  /** The next request of this method that has not been asked for yet. */
  next(method: string, limitMs?: number): Promise<Heard>;
  /** The answer with this status to what was said by `say`. */
  answered(status: number): Promise<Heard>;
  respond(request: Heard, status: number, body?: string): void;
  /** By UDP. */
  say(text: string, place: { readonly address: string; readonly port: number }): void;
}

export interface Heard {
  readonly message: SipMessage;
  /** Where it came from. */
  readonly address: string;
  readonly port: number;
  readonly answer: (text: string) => void;
}

type Transport = "udp" | "tcp" | "tls";

export async function openCheckingOperator(transport: Transport, address = "127.0.0.1"): Promise<CheckingOperator> {
  const heard: Heard[] = [];
  const taken = new Set<Heard>();
  const { port, close, say } = await (transport === "udp" ? byDatagram : byConnection(transport))(address, heard);
  const parameter = transport === "udp" ? "" : `;transport=${transport}`;
  const contact = `<sip:gw@${address}:${port}${parameter}>`;
  const take = (what: string, fits: (message: SipMessage) => boolean, limitMs?: number) =>
    until(what, () => heard.find((one) => !taken.has(one) && fits(one.message)), {
      everyMs: 5,
      ...(limitMs === undefined ? {} : { limitMs }),
    }).then((found) => {
      taken.add(found);
      return found;
    });
  return {
    address,
    port,
    destination: { address, port, transport, serverName: "" },
    heard,
    next: (method, limitMs) =>
      take(`${method} at the operator`, (one) => one.status === 0 && one.method === method, limitMs),
    answered: (status) => take(`${status} at the operator`, (one) => one.status === status),
    respond: ({ message, answer }, status, body = "") =>
      answer(responseText(message, status, "Answer", { tag: "far", contact, body })),
    say,
    [Symbol.asyncDispose]: close,
  };
}

type Opened = Promise<{ port: number; close: () => Promise<void>; say: CheckingOperator["say"] }>;

async function byDatagram(address: string, heard: Heard[]): Opened {
  const socket = createSocket("udp4");
  socket.on("message", (bytes, from) => {
    const answer = (text: string) => socket.send(text, from.port, from.address);
    heard.push({ message: parseSip(bytes.toString("utf8")), address: from.address, port: from.port, answer });
  });
  socket.on("error", () => undefined);
  socket.bind(0, address);
  await once(socket, "listening");
  const close = async () => {
    const closed = once(socket, "close");
    socket.close();
    await closed;
  };
  return { port: socket.address().port, close, say: (text, place) => socket.send(text, place.port, place.address) };
}

const byConnection =
  (transport: "tcp" | "tls") =>
  async (host: string, heard: Heard[]): Opened => {
    const sockets = new Set<Socket>();
    const take = (socket: Socket) => {
      sockets.add(socket);
      const { remoteAddress: address = "", remotePort: port = 0 } = socket;
      const answer = (text: string) => void socket.write(text);
      socket.on("error", () => undefined);
      let rest = "";
      socket.on("data", (bytes) => {
        const messages: SipMessage[] = [];
        rest = cutMessages(rest + bytes.toString("latin1"), messages);
        for (const message of messages) heard.push({ message, address, port, answer });
      });
    };
    const server = transport === "tcp" ? createTcpServer(take) : createTlsServer(selfSigned(), take);
    server.listen(0, host);
    await once(server, "listening");
    const place = server.address();
    const close = async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    };
    const port = typeof place === "object" && place !== null ? place.port : 0;
    return { port, close, say: () => undefined };
  };

function selfSigned(): { readonly key: string; readonly cert: string } {
  const folder = mkdtempSync(join(tmpdir(), "sipleo-operator-"));
  const [key, cert] = [join(folder, "key"), join(folder, "cert")];
  try {
    const subject = ["-days", "2", "-subj", "/CN=operator"];
    execFileSync(
      "openssl",
      ["req", "-x509", "-newkey", "rsa:2048", "-nodes", ...subject, "-keyout", key, "-out", cert],
      {
        stdio: "ignore",
      },
    );
    return { key: readFileSync(key, "utf8"), cert: readFileSync(cert, "utf8") };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
