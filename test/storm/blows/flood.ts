import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import { passwordOf } from "../../rig/office.ts";
import { authorization, challenges, parseSip, request, token } from "../../rig/sip-text.ts";
import { pause } from "../../rig/waiting.ts";
import type { Blow } from "../blow.ts";
import type { Scene } from "../scene.ts";

export const registersPerSecond = 2_000;
const addresses = 200;
const seconds = 3;

/** Who stands behind an address: an owner who proves it, a guesser, somebody who never comes back. */
type Kind = "owner" | "guesser" | "stranger";
const kinds: readonly Kind[] = ["owner", "guesser", "stranger"];

interface Source {
  readonly socket: Socket;
  readonly number: string;
  readonly kind: Kind;
  send(): void;
}

/** 2,000 REGISTERs a second from 200 addresses, a third of them with the right password, a third with a wrong one. */
export const flood: Blow = {
  what: "2,000 REGISTERs a second from 200 addresses",
  losesCalls: () => false,
  told: /"event":"suspicion"/,
  disturbsTheNetwork: true,
  async strike(scene) {
    const sources = await Promise.all(Array.from({ length: addresses }, (_, n) => openSource(scene, n)));
    const began = performance.now();
    const logFrom = scene.box.log().length;
    let sent = 0;
    const isOver = () => performance.now() - began > seconds * 1_000;
    const pour = async (): Promise<void> => {
      while (!isOver()) {
        const due = Math.floor(((performance.now() - began) / 1_000) * registersPerSecond);
        for (; sent < due; sent++) sources[sent % sources.length]?.send();
        await pause(5);
      }
    };
    try {
      const pouring = pour();
      await pause(500);
      // A telephone of the office calls in the middle of it.
      await scene.getThrough(performance.now(), seconds * 1_000);
      await pouring;
    } finally {
      for (const { socket } of sources) socket.close();
    }
    const lines =
      scene.box
        .log()
        .slice(logFrom)
        .match(/suspicion/g)?.length ?? 0;
    if (lines > sent / 100) throw new Error(`${sent} REGISTERs left ${lines} lines about suspicions in the log`);
  },
};

async function openSource({ box }: Scene, n: number): Promise<Source> {
  const exchange = box.now().place();
  const socket = createSocket("udp4");
  socket.bind({ address: `127.0.${40 + Math.floor(n / 50)}.${1 + (n % 50)}`, port: 0 });
  await once(socket, "listening");
  socket.on("error", () => undefined);
  const { address, port } = socket.address();
  const kind = kinds[n % kinds.length] ?? "stranger";
  const number = kind === "owner" ? String(floodFirst + Math.floor(n / kinds.length)) : String(200 + (n % 60));
  const uri = "sip:127.0.0.1";
  const callId = token();
  let cseq = 0;
  const write = (headers: readonly string[]): void =>
    socket.send(
      request({
        method: "REGISTER",
        uri,
        from: `sip:${number}@127.0.0.1`,
        to: `sip:${number}@127.0.0.1`,
        via: `UDP ${address}:${port}`,
        callId,
        cseq: ++cseq,
        contact: `<sip:${number}@${address}:${port}>`,
        headers,
      }),
      exchange.port,
      exchange.address,
    );
  socket.on("message", (bytes) => {
    const answer = parseSip(bytes.toString("utf8"));
    const [challenge] = challenges(answer);
    if (challenge === undefined || kind === "stranger") return;
    const password = kind === "owner" ? passwordOf(number) : "guessed";
    // Half of the pace is answers to challenges: these come on top.
    if (cseq % 2 === 1) write([authorization(challenge, { user: number, password, method: "REGISTER", uri })]);
  });
  return { socket, number, kind, send: () => write(["Expires: 60"]) };
}

/** The accounts of the owners: 301 and on. */
export const floodFirst = 301;
export const floodAccounts = Math.ceil(addresses / kinds.length);
