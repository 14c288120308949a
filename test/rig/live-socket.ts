import { createHash, randomBytes } from "node:crypto";
import type { LiveFrame } from "../../daemon/contracts/api/live-entries.ts";
import { certificateOf } from "./api-client.ts";
import type { TestBox } from "./box.ts";
import { openTls, type RawTls } from "./raw-tls.ts";
import { until } from "./waiting.ts";

/** The WebSocket of a browser, written out byte by byte: what it hears, how it ends. */
export interface LiveEars extends Disposable {
  readonly raw: RawTls;
  /** Status of the answer to the upgrade: 101 when it is open. */
  readonly status: number;
  frames(): readonly LiveFrame[];
  /** The entries as a browser has them after all frames so far; fails when a number is missing. */
  entries(): Readonly<Record<string, unknown>>;
  /** Waits until the entries are so. */
  sees(what: string, look: (entries: Readonly<Record<string, unknown>>) => boolean, limitMs?: number): Promise<void>;
  /** Code of the Close frame, undefined when none came. */
  closeCode(): number | undefined;
  send(opcode: number, content: Uint8Array): void;
}

export async function openLive(box: TestBox, fields: Readonly<Record<string, string>>): Promise<LiveEars> {
  const raw = await openTls({ port: box.httpsPort }, certificateOf(box));
  const key = randomBytes(16).toString("base64");
  const head = {
    Host: `127.0.0.1:${box.httpsPort}`,
    Upgrade: "websocket",
    Connection: "Upgrade",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": key,
    ...fields,
  };
  const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}`);
  raw.send(`GET /api/v1/live HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`);
  const [whole, status = "0"] = await raw.says(/^HTTP\/1\.1 (\d{3})[\s\S]*?\r\n\r\n/);
  const wanted = createHash("sha1").update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest("base64");
  if (status === "101" && !whole.includes(wanted)) throw new Error("the upgrade was not answered for this key");

  const messages = () => readFrames(Buffer.from(raw.received().slice(whole.length), "latin1"));
  const frames = () =>
    messages()
      .filter(({ opcode }) => opcode === 1)
      .map(({ content }): LiveFrame => JSON.parse(content.toString("utf8")));
  const entries = () => followed(frames());
  return {
    raw,
    status: Number(status),
    frames,
    entries,
    sees: (what, look, limitMs = 15_000) =>
      until(
        what,
        () => {
          const seen = entries();
          if (look(seen)) return true;
          throw new Error(
            `${frames().length} frames (${raw.received().length} bytes), seen: ${Object.keys(seen).join(" ")}`,
          );
        },
        { limitMs, everyMs: 10 },
      ).then(() => undefined),
    closeCode: () =>
      messages()
        .find(({ opcode }) => opcode === 8)
        ?.content.readUInt16BE(0),
    send: (opcode, content) => raw.send(masked(opcode, content)),
    [Symbol.dispose]: () => raw[Symbol.dispose](),
  };
}

/** What somebody knows who has heard these frames, in order and without a gap. */
function followed(frames: readonly LiveFrame[]): Readonly<Record<string, unknown>> {
  const known: Record<string, unknown> = {};
  let sequence = Number.NaN;
  for (const frame of frames) {
    if (frame.kind === "picture") Object.assign(known, frame.entries);
    else {
      if (frame.sequence !== sequence + 1) throw new Error(`after ${sequence} came ${frame.sequence}`);
      for (const key of frame.drop) delete known[key];
      Object.assign(known, frame.set);
    }
    sequence = frame.sequence;
  }
  return known;
}

interface Message {
  readonly opcode: number;
  readonly content: Buffer;
}

/** RFC 6455 §5.2, as a server sends it: whole and unmasked. */
function readFrames(bytes: Buffer): readonly Message[] {
  const found: Message[] = [];
  let at = 0;
  while (at + 2 <= bytes.length) {
    const short = bytes.readUInt8(at + 1) & 0x7f;
    const extra = short === 126 ? 2 : short === 127 ? 8 : 0;
    if (at + 2 + extra > bytes.length) break;
    const size = extra === 0 ? short : extra === 2 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2));
    const from = at + 2 + extra;
    if (from + size > bytes.length) break;
    found.push({ opcode: bytes.readUInt8(at) & 0x0f, content: bytes.subarray(from, from + size) });
    at = from + size;
  }
  return found;
}

/** As a client has to send it: masked; here with zeros. */
function masked(opcode: number, content: Uint8Array): Buffer {
  const size = content.byteLength;
  const length = size < 126 ? [0x80 | size] : [0x80 | 126, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from([0x80 | opcode, ...length, 0, 0, 0, 0]), content]);
}
