import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { type Child, startChild } from "./child.ts";
import { freePort } from "./ports.ts";
import type { Place } from "./raw-udp.ts";

/** pjsua of the pjproject that was built for the box, driven by its menu on standard input. */

export interface PjsuaShape {
  readonly number: string;
  readonly password: string;
  readonly exchange: Place;
  readonly transport?: "udp" | "tcp" | "tls";
  readonly address?: string;
  /** Its WAV file is played to whoever it talks to, in a loop. */
  readonly play?: string;
  /** What it hears is recorded here. */
  readonly record?: string;
  /** Only these codecs, `G722/16000`. */
  readonly codecs?: readonly string[];
  /** 0 none, 1 optional, 2 mandatory. */
  readonly srtp?: 0 | 1 | 2;
  /** Answers every call at once with this status. */
  readonly autoAnswer?: number;
  readonly realm?: string;
  readonly netns?: string;
  readonly extra?: readonly string[];
}

export interface Pjsua extends AsyncDisposable {
  readonly child: Child;
  readonly number: string;
  readonly port: number;
  registered(): Promise<void>;
  call(number: string): void;
  /** Sends a text message. */
  write(number: string, text: string): void;
  answer(status?: number): void;
  hangUp(): void;
  hangUpAll(): void;
  hold(): void;
  resume(): void;
  blindTransfer(number: string): void;
  /** Attended: the current call is sent to the other party of call number `index`. */
  attendedTransfer(index: number): void;
  /** Makes the next call the current one. */
  nextCall(): void;
  sendDigits(digits: string): void;
  sendInfoDigits(digits: string): void;
  update(): void;
  command(text: string): void;
  says(pattern: RegExp, limitMs?: number): Promise<RegExpMatchArray>;
  /** Where in the output we are, for `saysAfter`. */
  mark(): number;
  saysAfter(mark: number, pattern: RegExp, limitMs?: number): Promise<RegExpMatchArray>;
  /** Ends it in order, so that the recording is complete. */
  quit(): Promise<void>;
}

const buildScript = fileURLToPath(new URL("../../daemon/native/pjproject/build.sh", import.meta.url));
const allCodecs = [
  "speex/16000",
  "speex/8000",
  "speex/32000",
  "iLBC",
  "GSM",
  "PCMU",
  "PCMA",
  "G722",
  "G729",
  "opus",
  "L16",
];

export function pjsuaPath(): string {
  const lines = execFileSync(buildScript, ["release"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] })
    .trim()
    .split("\n");
  return `${lines.at(-1)}/bin/pjsua`;
}

export async function openPjsua(shape: PjsuaShape): Promise<Pjsua> {
  const { number, exchange, transport = "udp", address = "127.0.0.1", codecs, srtp = 0 } = shape;
  const port = shape.netns === undefined ? await freePort(address) : 5_070;
  const six = exchange.address.includes(":");
  const host = six ? `[${exchange.address}]` : exchange.address;
  const parameters = transport === "udp" ? "" : `;transport=${transport}`;
  const server = `sip:${host}:${exchange.port}${parameters}`;
  const uri = (target: string) => `sip:${target}@${host}:${exchange.port}${parameters}`;
  const args = [
    "--null-audio",
    "--no-vad",
    "--ec-tail=0",
    "--no-color",
    "--log-level=5",
    "--app-log-level=5",
    "--snd-auto-close=-1",
    "--max-calls=4",
    "--reg-timeout=300",
    `--local-port=${port}`,
    // With IPv6 it would look these addresses up as names of IPv4; without the second it asks the DNS for its own.
    ...(six ? [] : [`--bound-addr=${address}`]),
    ...(six ? [] : [`--ip-addr=${address}`]),
    `--rtp-port=${shape.netns === undefined ? await freePort(address) : 40_000}`,
    `--id=sip:${number}@${host}:${exchange.port}`,
    `--registrar=${server}`,
    `--realm=${shape.realm ?? "*"}`,
    `--username=${number}`,
    `--password=${shape.password}`,
    ...(transport === "tls" ? ["--use-tls"] : []),
    ...(six ? ["--ipv6"] : []),
    ...(srtp === 0 ? [] : [`--use-srtp=${srtp}`]),
    ...(shape.play === undefined ? [] : [`--play-file=${shape.play}`, "--auto-play"]),
    ...(shape.record === undefined ? [] : [`--rec-file=${shape.record}`, "--auto-rec"]),
    ...(shape.autoAnswer === undefined ? [] : [`--auto-answer=${shape.autoAnswer}`]),
    ...(codecs === undefined
      ? []
      : [...allCodecs.map((name) => `--dis-codec=${name}`), ...codecs.map((name) => `--add-codec=${name}`)]),
    ...(shape.extra ?? []),
  ];
  const path = pjsuaPath();
  // On a pipe its log would come in blocks of 4 KB, long after the fact.
  const child =
    shape.netns === undefined
      ? startChild(`pjsua ${number}`, "stdbuf", ["-oL", path, ...args])
      : startChild(`pjsua ${number}`, "ip", ["netns", "exec", shape.netns, "stdbuf", "-oL", path, ...args]);
  await child.says(/You have 0 active call|>>>/, 10_000);

  const command = (text: string) => child.write(`${text}\n`);
  const quit = async () => {
    command("q");
    await child.exited(10_000).catch(() => child.kill("SIGKILL"));
  };
  return {
    child,
    number,
    port,
    registered: async () => void (await child.says(/registration success, status=200/)),
    call: (target) => command(`m\n${uri(target)}`),
    write: (target, text) => command(`i\n${uri(target)}\n${text}`),
    answer: (status = 200) => command(`a\n${status}`),
    hangUp: () => command("h"),
    hangUpAll: () => command("ha"),
    hold: () => command("H"),
    resume: () => command("v"),
    blindTransfer: (target) => command(`x\n${uri(target)}`),
    attendedTransfer: (index) => command(`X\n${index}`),
    nextCall: () => command("]"),
    sendDigits: (digits) => command(`#\n${digits}`),
    sendInfoDigits: (digits) => command(`*\n${digits}`),
    update: () => command("U"),
    command,
    says: (pattern, limitMs) => child.says(pattern, limitMs),
    mark: () => child.output().length,
    saysAfter: (mark, pattern, limitMs) => child.says(pattern, limitMs, mark),
    quit,
    async [Symbol.asyncDispose]() {
      if (child.code() === undefined) await quit();
      await child[Symbol.asyncDispose]();
    },
  };
}
