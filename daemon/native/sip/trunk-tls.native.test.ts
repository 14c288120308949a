import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer as createTcpServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createServer, type TLSSocket } from "node:tls";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { responseText } from "../../../test/rig/raw-phone.ts";
import { field, type SipMessage, sdpOffer } from "../../../test/rig/sip-text.ts";
import { until } from "../../../test/rig/waiting.ts";
import { type AddonEngine, type Fields, startAddonEngine } from "./test/addon-engine.ts";
import { domain, line } from "./test/line.ts";
import { readStream } from "./test/read-stream.ts";

/** A line over connections: TLS servers are believed by their certificate only, and what is registered is held open. */

let folder: string;
let engine: AddonEngine;
const file = (name: string) => join(folder, name);
const openssl = (...args: readonly string[]) => execFileSync("openssl", args, { stdio: "ignore" });

/** A certificate of our own authority for these names. */
function certify(name: string, subject: string, names: string): void {
  openssl(
    "req",
    "-newkey",
    "rsa:2048",
    "-nodes",
    "-subj",
    subject,
    "-keyout",
    file(`${name}.key`),
    "-out",
    file("csr"),
  );
  writeFileSync(file("ext"), `subjectAltName=${names}\n`);
  const signed = ["-CA", file("ca.pem"), "-CAkey", file("ca.key"), "-CAcreateserial", "-days", "2"];
  openssl("x509", "-req", "-in", file("csr"), ...signed, "-extfile", file("ext"), "-out", file(`${name}.pem`));
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "sipleo-line-"));
  const self = ["-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"];
  openssl("req", ...self, "-subj", "/CN=authority", "-keyout", file("ca.key"), "-out", file("ca.pem"));
  openssl("req", ...self, "-subj", `/CN=${domain}`, "-keyout", file("self.key"), "-out", file("self.pem"));
  certify("good", "/CN=x", `DNS:${domain}`);
  certify("other", "/CN=x", "DNS:other.example");
  certify("numeric", "/CN=x", "IP:127.0.0.1");
  // Read by the addon, as by everything on OpenSSL.
  process.env.SSL_CERT_FILE = file("ca.pem");
  engine = await startAddonEngine({ tables: { trunks: [line(), line({ trunk: "901", verify: false })] } });
}, 30_000);
afterAll(async () => {
  await engine[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
}, 20_000);

interface Far {
  readonly destination: Fields;
  readonly received: SipMessage[];
  readonly sockets: Socket[];
  send(text: string): void;
  next(method: string): Promise<SipMessage>;
  accept(request: SipMessage): void;
}

let open: Server | null = null;
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  sockets = [];
  open?.close();
  open = null;
  await expect.poll(() => engine.census().transports, { timeout: 5000 }).toBe(0);
});
let sockets: Socket[] = [];

async function far(certificate: string | null, serverName = domain): Promise<Far> {
  const received: SipMessage[] = [];
  const take = (socket: Socket) => {
    sockets.push(socket);
    socket.on("error", () => undefined);
    socket.on(
      "data",
      readStream((message) => void received.push(message)),
    );
  };
  const read = (name: string) => readFileSync(file(name), "utf8");
  const server =
    certificate === null
      ? createTcpServer(take)
      : createServer({ key: read(`${certificate}.key`), cert: read(`${certificate}.pem`) }, (socket: TLSSocket) =>
          take(socket),
        );
  server.on("tlsClientError", () => undefined);
  open = server;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const transport = certificate === null ? "tcp" : "tls";
  return {
    destination: { address: "127.0.0.1", port, transport, serverName },
    received,
    sockets,
    send: (text) => void sockets.at(-1)?.write(text),
    next: (method) =>
      until(method, () => received.find((one) => one.status === 0 && one.method === method), { everyMs: 5 }),
    accept(request) {
      const contact = field(request, "contact");
      sockets.at(-1)?.write(responseText(request, 200, "OK", { tag: "r", contact }));
    },
  };
}

const register = (destination: Fields, trunk = "900") =>
  engine.tell("registerTrunk", trunk, { destination, expiresSeconds: 600 });

test.each([
  ["good", domain],
  ["numeric", ""],
])("a server whose certificate is %s and signed by a known authority is believed", async (certificate, serverName) => {
  const server = await far(certificate, serverName);
  register(server.destination);
  const request = await server.next("REGISTER");
  server.accept(request);
  expect(await engine.next("trunk.registered")).toMatchObject({ trunk: "900", destination: server.destination });
  expect(field(request, "via")).toMatch(/^SIP\/2\.0\/TLS 127\.0\.0\.1/);
  expect(field(request, "contact")).toMatch(/^<sip:l[0-9a-f]{32}@127\.0\.0\.1;transport=tls>$/);
  await engine.rest();
  for (const socket of sockets) socket.destroy();
  expect(await engine.next("trunk.lost")).toEqual({ type: "trunk.lost", trunk: "900" });
});

test.each([
  ["self", domain, "self-signed certificate"],
  ["other", domain, "hostname mismatch"],
  ["good", "good.example", "hostname mismatch"],
  ["good", "", "IP address mismatch"],
])("a server with the certificate %s for %j hears nothing of us: %s", async (certificate, serverName, why) => {
  const server = await far(certificate, serverName);
  register(server.destination);
  const refused = await engine.next("trunk.refused", undefined, 9_000);
  expect(refused).toMatchObject({ trunk: "900", status: 0, silence: "certificate" });
  expect(refused.text).toContain(why);
  engine.tell("probeTrunk", "900", server.destination);
  const probed = await engine.next("trunk.probed", undefined, 9_000);
  expect(probed).toMatchObject({ status: 0, silence: "certificate" });
  expect(probed.text).toContain(why);
  engine.tell("dial", 1 + 2 * (10 + count++), dialRequest(server.destination));
  expect(await engine.next("leg.released", undefined, 9_000)).toMatchObject({ cause: "unreachable", status: 0 });
  expect(server.received).toEqual([]);
  await engine.rest();
});
let count = 0;
const dialRequest = (destination: Fields, trunk = "900") => ({
  target: { kind: "trunk", trunk, destination, number: "0142", route: [] },
  called: "0142",
  caller: { number: "+33972", name: "", anonymous: false },
  like: null,
  headers: [],
  answerWithinMs: 4000,
});

test("a line may do without verification, and no other line uses its connection", async () => {
  const server = await far("self");
  register(server.destination, "901");
  server.accept(await server.next("REGISTER"));
  await engine.next("trunk.registered");
  const heard = server.received.length;
  register(server.destination, "900");
  expect(await engine.next("trunk.refused", undefined, 9_000)).toMatchObject({ trunk: "900", status: 0 });
  expect(server.received).toHaveLength(heard);
  await engine.rest();
});

test.each([
  ["tcp", null],
  ["tls", "good"],
])("a call over %s stays on its connection", async (transport, certificate) => {
  const server = await far(certificate);
  const leg = 101 + 2 * count++;
  engine.tell("dial", leg, dialRequest(server.destination));
  const invite = await server.next("INVITE");
  expect(field(invite, "contact")).toContain(`transport=${transport}`);
  const contact = "<sip:gw@192.0.2.77>";
  const answer = (request: SipMessage, status: number, body = "") =>
    server.send(responseText(request, status, "Answer", { tag: "far", contact, body }));
  answer(invite, 180);
  await engine.next("leg.ringing", leg);
  answer(invite, 200, sdpOffer("127.0.0.1", 30_000));
  await engine.next("leg.answered", leg);
  expect((await server.next("ACK")).start).toContain("sip:gw@192.0.2.77");
  engine.tell("release", leg, "normal");
  answer(await server.next("BYE"), 200);
  await engine.next("leg.released", leg);
  await engine.rest();
});

test("a connection that a line has registered over is held, and calls come in by it", async () => {
  const server = await far(null);
  const sources = [`127.0.0.1:${server.destination.port}`];
  await engine.install({ trunks: [line({ sources })] });
  register(server.destination);
  const request = await server.next("REGISTER");
  server.accept(request);
  await engine.next("trunk.registered");
  const contact = /<([^>;]+)/.exec(field(request, "contact"))?.[1] ?? "";
  const send = (method: string, to: string) =>
    server.send(
      [
        `${method} ${contact} SIP/2.0`,
        "Via: SIP/2.0/TCP 127.0.0.1:5060;branch=z9hG4bKin",
        "Max-Forwards: 70",
        "From: <sip:0612@x>;tag=f",
        `To: ${to}`,
        "Call-ID: in-over-tcp",
        `CSeq: 1 ${method}`,
        "Contact: <sip:gw@192.0.2.77>",
        "Content-Length: 0",
        "",
        "",
      ].join("\r\n"),
    );
  send("INVITE", "<sip:0972@x>");
  const offered = await engine.next("leg.offered");
  expect(offered).toMatchObject({ from: { kind: "trunk", trunk: "900" }, dialled: "0972", transport: "tcp" });
  engine.tell("release", Number(offered.leg), "busy");
  const refused = await until("486", () => server.received.find(({ status }) => status === 486));
  send("ACK", field(refused, "to"));
  await engine.rest();
});
