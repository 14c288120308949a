import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { type Child, startChild } from "./child.ts";
import { freePort, rtpRange } from "./ports.ts";
import type { Place } from "./raw-udp.ts";
import { tone } from "./tone.ts";
import { until } from "./waiting.ts";
import { writeWav } from "./wav.ts";

/**
 * baresip with a configuration folder of its own, driven through its ctrl_tcp module (netstrings of JSON).
 * It refuses loopback addresses: give it the one of a `Lan`. Version 1.0 does not register where any challenge is SHA-256.
 */

export interface BaresipShape {
  readonly number: string;
  readonly password: string;
  readonly exchange: Place;
  /** An existing folder that it may write to. */
  readonly folder: string;
  readonly transport?: "udp" | "tcp" | "tls";
  readonly address: string;
  /** Tone that it sends for a minute. */
  readonly hertz?: number;
  /** `PCMA/8000/1`, in order of preference. */
  readonly codecs?: readonly string[];
  /** It has a camera, which shows an unchanging picture, and speaks this. */
  readonly video?: "VP8";
  /** SDES, mandatory. */
  readonly srtp?: boolean;
  readonly answers?: "auto" | "manual";
  readonly netns?: string;
}

export interface Baresip extends AsyncDisposable {
  readonly child: Child;
  readonly number: string;
  readonly port: number;
  /** Event types so far: REGISTER_OK, CALL_INCOMING, CALL_ESTABLISHED … */
  readonly events: readonly BaresipEvent[];
  registered(): Promise<void>;
  call(number: string): void;
  accept(): void;
  hangUp(): void;
  hold(): void;
  resume(): void;
  transfer(number: string): void;
  command(command: string, parameters?: string): void;
  happened(type: string, limitMs?: number): Promise<BaresipEvent>;
  /** WAV file of everything that it decoded, once a call has begun. */
  recording(): string;
}

export interface BaresipEvent {
  readonly type: string;
  readonly peer: string;
  readonly parameter: string;
}

/** `account` reads the accounts as it is loaded: after all that they may name. */
const modules = [
  "g711",
  "g722",
  "gsm",
  "opus",
  "aufile",
  "auconv",
  "auresamp",
  "srtp",
  "uuid",
  "stun",
  "menu",
  "ctrl_tcp",
  "sndfile",
  "account",
];
const available = "/usr/lib/baresip/modules";
/** Without them it has no video at all, and offers none. */
const cameraModules = ["vp8", "fakevideo"];
const camera = [
  "video_source fakevideo,nil",
  "video_display fakevideo,nil",
  "video_size 352x288",
  "video_bitrate 256000",
  "video_fps 15",
];

export async function openBaresip(shape: BaresipShape): Promise<Baresip> {
  const { number, exchange, folder, transport = "udp", address } = shape;
  const port = shape.netns === undefined ? await freePort(address) : 5_070;
  const control = await freePort("127.0.0.1");
  const sound = join(folder, "sound");
  const song = join(folder, "song.wav");
  mkdirSync(sound, { recursive: true });
  writeWav(song, { rate: 8_000, samples: tone({ hertz: shape.hertz ?? 440, seconds: 60, rate: 8_000 }) });
  writeFileSync(join(folder, "config"), configuration(shape, { address, port, control, sound, song }));
  writeFileSync(join(folder, "contacts"), "");
  writeFileSync(join(folder, "accounts"), account(shape, transport));

  const run = ["-f", folder, "-v", address.includes(":") ? "-6" : "-4"];
  const child =
    shape.netns === undefined
      ? startChild(`baresip ${number}`, "baresip", run)
      : startChild(`baresip ${number}`, "ip", ["netns", "exec", shape.netns, "baresip", ...run]);
  await child.says(/baresip is ready/, 10_000);

  const events: BaresipEvent[] = [];
  const socket = shape.netns === undefined ? await openControl(control, events) : undefined;
  const six = exchange.address.includes(":");
  const host = six ? `[${exchange.address}]` : exchange.address;
  const uri = (target: string) =>
    `sip:${target}@${host}:${exchange.port}${transport === "udp" ? "" : `;transport=${transport}`}`;
  const command = (name: string, parameters = "") => {
    const text = JSON.stringify({ command: name, params: parameters });
    socket?.write(`${Buffer.byteLength(text)}:${text},`);
  };
  return {
    child,
    number,
    port,
    events,
    registered: async () => void (await child.says(/200 OK|registered successfully/i)),
    call: (target) => command("dial", `sip:${target}@${host}:${exchange.port}`),
    accept: () => command("accept"),
    hangUp: () => command("hangup"),
    hold: () => command("hold"),
    resume: () => command("resume"),
    transfer: (target) => command("transfer", uri(target)),
    command,
    happened: (type, limitMs = 8_000) =>
      until(`baresip ${number}: ${type}`, () => events.find((event) => event.type === type), { limitMs }),
    recording: () => {
      const file = readdirSync(sound)
        .filter((name) => name.endsWith("-dec.wav"))
        .sort()
        .at(-1);
      if (file === undefined) throw new Error(`baresip ${number} has recorded nothing in ${sound}`);
      return join(sound, file);
    },
    async [Symbol.asyncDispose]() {
      command("quit");
      socket?.destroy();
      await child[Symbol.asyncDispose]();
    },
  };
}

interface Places {
  readonly address: string;
  readonly port: number;
  readonly control: number;
  readonly sound: string;
  readonly song: string;
}

function configuration(shape: BaresipShape, { address, port, control, sound, song }: Places): string {
  const [first, last] = rtpRange(100);
  const host = address.includes(":") ? `[${address}]` : address;
  const there = new Set(readdirSync(available));
  return [
    `sip_listen ${host}:${port}`,
    "call_local_timeout 60",
    "call_max_calls 6",
    "audio_player aufile,/dev/null",
    `audio_source aufile,${song}`,
    "audio_alert none",
    "ausrc_format s16",
    "auplay_format s16",
    "ausrc_channels 1",
    "auplay_channels 1",
    "ausrc_srate 8000",
    "auplay_srate 8000",
    ...(shape.video === undefined ? [] : camera),
    `rtp_ports ${first}-${last}`,
    "rtp_stats no",
    ...(shape.netns === undefined ? [`net_interface ${address}`] : []),
    `module_path ${available}`,
    ...(shape.video === undefined ? modules : [...cameraModules, ...modules])
      .filter((name) => there.has(`${name}.so`))
      .map((name) => `module ${name}.so`),
    `ctrl_tcp_listen 127.0.0.1:${control}`,
    `snd_path ${sound}`,
    "",
  ].join("\n");
}

function account(
  { number, password, exchange, codecs, video, srtp, answers = "manual" }: BaresipShape,
  transport: string,
): string {
  const six = exchange.address.includes(":");
  const host = six ? `[${exchange.address}]` : exchange.address;
  return [
    `<sip:${number}@${host}:${exchange.port}${transport === "udp" ? "" : `;transport=${transport}`}>`,
    `auth_user=${number}`,
    `auth_pass=${password}`,
    `answermode=${answers}`,
    "regint=300",
    ...(codecs === undefined ? [] : [`audio_codecs=${codecs.join(",")}`]),
    ...(video === undefined ? [] : [`video_codecs=${video}`]),
    ...(srtp ? ["mediaenc=srtp-mand"] : []),
  ]
    .join(";")
    .concat("\n");
}

async function openControl(port: number, events: BaresipEvent[]): Promise<Socket> {
  const socket = await until("baresip's control port", () => dial(port));
  let rest = "";
  socket.on("error", () => undefined);
  socket.on("data", (chunk) => {
    rest = cutNetstrings(rest + chunk.toString("utf8"), (text) => {
      const event = eventOf(text);
      if (event !== undefined) events.push(event);
    });
  });
  return socket;
}

const dial = (port: number): Promise<Socket | undefined> =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => resolve(socket));
    socket.once("error", () => resolve(undefined));
  });

function eventOf(text: string): BaresipEvent | undefined {
  const value: unknown = JSON.parse(text);
  if (typeof value !== "object" || value === null || !("event" in value) || !("type" in value)) return undefined;
  return {
    type: String(value.type),
    peer: "peeruri" in value ? String(value.peeruri) : "",
    parameter: "param" in value ? String(value.param) : "",
  };
}

/** Takes whole netstrings (`5:hello,`) off the front and returns what is left. */
export function cutNetstrings(stream: string, take: (text: string) => void): string {
  let rest = stream;
  for (;;) {
    const colon = rest.indexOf(":");
    const length = Number(rest.slice(0, colon));
    if (colon < 1 || !Number.isInteger(length) || rest.length < colon + length + 2) return rest;
    take(rest.slice(colon + 1, colon + 1 + length));
    rest = rest.slice(colon + length + 2);
  }
}
