import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect, type TLSSocket } from "node:tls";
import { afterAll, beforeAll, expect, test } from "vitest";
import { responseText } from "../../../test/rig/raw-phone.ts";
import {
  authorization,
  challenges,
  field,
  request,
  type SipMessage,
  sdpOffer,
  token,
} from "../../../test/rig/sip-text.ts";
import { until } from "../../../test/rig/waiting.ts";
import { type AddonEngine, password, startAddonEngine } from "./test/addon-engine.ts";
import { readStream } from "./test/read-stream.ts";

/** A device over TLS: it is called over the connection that it holds, with SRTP, and without when it cannot. */

let folder: string;
let engine: AddonEngine;
let socket: TLSSocket;
let contact: unknown;
const received: SipMessage[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "sipleo-tls-"));
  const [certificateFile, privateKeyFile] = [join(folder, "certificate.pem"), join(folder, "key.pem")];
  const subject = ["-subj", "/CN=sipleo.test", "-days", "2", "-nodes"];
  const files = ["-keyout", privateKeyFile, "-out", certificateFile];
  execFileSync("openssl", ["req", "-x509", "-newkey", "rsa:2048", ...subject, ...files], { stdio: "ignore" });
  engine = await startAddonEngine({ tls: { certificateFile, privateKeyFile } });
  socket = connect({ host: "127.0.0.1", port: engine.tlsPort, rejectUnauthorized: false });
  socket.on(
    "data",
    readStream((message) => void received.push(message)),
  );
  await until("the TLS connection", () => socket.authorizationError !== undefined && socket.readyState === "open");
  contact = await register();
}, 20_000);
afterAll(async () => {
  socket.destroy();
  await engine[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
}, 20_000);

const own = "<sip:201@127.0.0.1:5999;transport=tls>";

async function register(): Promise<unknown> {
  const uri = `sip:127.0.0.1:${engine.tlsPort}`;
  const shape = {
    method: "REGISTER",
    uri,
    from: "sip:201@127.0.0.1",
    to: "sip:201@127.0.0.1",
    via: "TLS 127.0.0.1:5999",
  };
  const call = { ...shape, callId: token(), fromTag: token(), contact: own };
  socket.write(request({ ...call, cseq: 1 }));
  const refused = await until("401", () => received.find(({ status }) => status === 401));
  const [challenge] = challenges(refused);
  if (challenge === undefined) throw new Error("a 401 without a challenge");
  const answer = authorization(challenge, { user: "201", password: password("201"), method: "REGISTER", uri });
  socket.write(request({ ...call, cseq: 2, headers: [answer, "Expires: 300"] }));
  return Object(Object(await engine.next("contact.added")).binding).contact;
}

const dialRequest = () => ({
  target: { kind: "contact", contact },
  called: "201",
  caller: { number: "202", name: "", anonymous: false },
  like: null,
  headers: [],
  answerWithinMs: null,
});
const requested = (method: string, from: number) =>
  until(`${method} over TLS`, () =>
    received.slice(from).find((message) => message.status === 0 && message.method === method),
  );
const answer = (to: SipMessage, status: number, body = "") =>
  socket.write(responseText(to, status, "Answer", { contact: own, tag: `t${status}`, body }));

test("it is offered SRTP; after 488 it is called without, inside the same leg, and hung up over its connection", async () => {
  let from = received.length;
  engine.tell("dial", 11, dialRequest());
  const secure = await requested("INVITE", from);
  expect(secure.body).toContain("RTP/SAVP");
  expect(field(secure, "contact")).toContain("transport=tls");
  from = received.length;
  answer(secure, 488);
  const plain = await requested("INVITE", from);
  expect(plain.body).not.toContain("SAVP");

  answer(plain, 200, sdpOffer("127.0.0.1", 30_000));
  await engine.next("leg.answered", 11);
  expect((await requested("ACK", from)).start).toContain("127.0.0.1:5999");
  from = received.length;
  engine.tell("release", 11, "normal");
  answer(await requested("BYE", from), 200);
  await engine.rest();
  expect(engine.typesOf(11)).toEqual(["leg.media", "leg.answered", "leg.released"]);
});

test("a device whose connection has gone is unreachable, even when something else listens at its Contact", async () => {
  const other = createServer()
    .listen(5999, "127.0.0.1")
    .on("error", () => undefined);
  socket.destroy();
  await engine.next("contact.removed");
  engine.tell("dial", 13, dialRequest());
  expect(await engine.next("leg.released", 13)).toMatchObject({ cause: "unreachable", by: "engine" });
  other.close();
});
