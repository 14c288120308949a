import { existsSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import sodium from "libsodium-wrappers";
import { describe, expect, test } from "vitest";
import type { Recording } from "../../daemon/contracts/recording.ts";
import { readWavHead, wavHeader } from "../../daemon/kit/wav.ts";
import { uuidV7 } from "../../daemon/pbx/cdr/uuid-v7.ts";
import { until } from "../rig/waiting.ts";
import { commit, office, openStore, type StorePeer, temporaryHome } from "./store-box.ts";

const DAY = 86_400_000;
const second = 32_000;
const author = "Gérant";
const everything = { before: null, limit: 100, filter: { number: null, call: null, rule: null } };

const recordingAt = (startedAt: number, change: Partial<Recording> = {}): Recording => ({
  ...{ recording: uuidV7(startedAt), call: "call-1", startedAt, direction: "incoming" },
  ...{ outside: { number: "0612345678", name: "" }, inside: { number: "201", name: "Gérant" }, line: "900" },
  ...{ rule: "Ventes", reason: "Preuve des commandes", seconds: 3, end: "ended", stoppedBy: null },
  ...change,
});

/** A file as the engine seals it (decision 0030): a head, and these seconds of sound, each of its own number. */
function seal(home: string, { recording }: Recording, seconds: number, publicKey = keyOf(home).publicKey): string {
  const streamKey = sodium.crypto_secretstream_xchacha20poly1305_keygen();
  const { state, header } = sodium.crypto_secretstream_xchacha20poly1305_init_push(streamKey);
  const push = (message: Uint8Array, isLast = false): Buffer => {
    const {
      crypto_secretstream_xchacha20poly1305_TAG_FINAL: last,
      crypto_secretstream_xchacha20poly1305_TAG_MESSAGE: one,
    } = sodium;
    const sealed = sodium.crypto_secretstream_xchacha20poly1305_push(state, message, null, isLast ? last : one);
    const length = Buffer.alloc(4);
    length.writeUInt32LE(sealed.length);
    return Buffer.concat([length, sealed]);
  };
  const head = push(wavHeader({ code: 1, channels: 2, rate: 8000, bits: 16, bytes: 0 }));
  const sound = Array.from({ length: seconds }, (_, number) => push(Buffer.alloc(second, number + 1)));
  const key = sodium.crypto_box_seal(streamKey, publicKey);
  const path = join(home, "recordings", `${recording}.sealed`);
  mkdirSync(join(home, "recordings"), { recursive: true });
  const end = push(Buffer.alloc(second / 2, 99), true);
  writeFileSync(path, Buffer.concat([Buffer.from("SIPLEO-SEALED-1\n"), key, header, head, ...sound, end]));
  return path;
}

const keyOf = (home: string): { publicKey: Uint8Array } => {
  const { publicKey } = JSON.parse(readFileSync(join(home, "store", "recording-key.json"), "utf8"));
  return { publicKey: sodium.from_hex(String(publicKey)) };
};

const tell = (peer: StorePeer, ...recordings: readonly Recording[]) =>
  peer.call("facts.append", {
    producer: recordings.map(({ recording }) => recording.slice(-8)).join(":"),
    facts: recordings.map((recording, number) => ({ number, fact: { kind: "recording", recording } })),
  });

async function heard(peer: StorePeer, { recording }: Recording): Promise<Buffer | string> {
  const opened = await peer.call("recordings.open", { recording, author });
  if (opened.kind !== "opened") return opened.kind;
  const pieces: Buffer[] = [];
  for (;;) {
    const { bytes } = await peer.call("recordings.read", { reader: opened.reader });
    if (bytes === null) return Buffer.concat(pieces);
    pieces.push(Buffer.from(bytes, "base64"));
  }
}

const secondsIn = (file: Buffer | string): readonly number[] =>
  typeof file === "string"
    ? []
    : Array.from({ length: Math.floor((file.length - 44) / second) }, (_, n) => file[44 + n * second] ?? 0);

describe("recordings in the store", () => {
  test("MEX-04: a sealed recording is listed and heard whole; who listens is noted before", async () => {
    await using place = await temporaryHome();
    await using box = await openStore(place.home);
    const one = recordingAt(Date.now());
    seal(place.home, one, 3);

    await tell(box.peer, one);

    expect((await box.peer.call("recordings.list", everything)).items).toEqual([one]);
    const file = await heard(box.peer, one);
    expect(secondsIn(file)).toEqual([1, 2, 3]);
    if (typeof file === "string") throw new Error(file);
    expect(readWavHead(file, file.length)).toMatchObject({ channels: 2, rate: 8000, bytes: 3.5 * second });
    expect(file.readUInt32LE(40)).toBe(3.5 * second);
    const [line] = (await box.peer.call("audit.list", { before: null, limit: 1 })).items;
    expect(line).toMatchObject({ action: "recording.listen", author });
  });

  test("GAP-09: one that was interrupted is as long as what can be read of it, and is heard so far", async () => {
    await using place = await temporaryHome();
    await using box = await openStore(place.home);
    const one = recordingAt(Date.now(), { end: "interrupted", seconds: 0 });
    const path = seal(place.home, one, 3);
    truncateSync(path, readFileSync(path).length - 8_000);

    await tell(box.peer, one);

    expect((await box.peer.call("recordings.list", everything)).items).toMatchObject([{ seconds: 3 }]);
    expect(secondsIn(await heard(box.peer, one))).toEqual([1, 2, 3]);
  });

  test("what somebody has altered is not heard, nor what follows it", async () => {
    await using place = await temporaryHome();
    await using box = await openStore(place.home);
    const one = recordingAt(Date.now());
    const path = seal(place.home, one, 3);
    const bytes = readFileSync(path);
    const inTheSecond = 120 + 65 + (second + 21) + 1000;
    bytes.writeUInt8(bytes.readUInt8(inTheSecond) ^ 1, inTheSecond);
    writeFileSync(path, bytes);

    await tell(box.peer, one);

    expect(secondsIn(await heard(box.peer, one))).toEqual([1]);
  });

  test("what is sealed for another box, or has lost its file, says so and is noted by nobody", async () => {
    await using place = await temporaryHome();
    await using box = await openStore(place.home);
    const [foreign, lost] = [recordingAt(Date.now()), recordingAt(Date.now() + 1)];
    seal(place.home, foreign, 1, sodium.crypto_box_keypair().publicKey);

    await tell(box.peer, foreign, lost);

    expect([await heard(box.peer, foreign), await heard(box.peer, lost)]).toEqual(["unreadable", "unreadable"]);
    expect(await heard(box.peer, recordingAt(1))).toBe("unknown");
    const { items } = await box.peer.call("audit.list", { before: null, limit: 100 });
    expect(items.filter(({ action }) => action === "recording.listen")).toEqual([]);
  });

  test("MEX-04: one that is deleted is gone from the list and from the disk", async () => {
    await using place = await temporaryHome();
    await using box = await openStore(place.home);
    const one = recordingAt(Date.now());
    const path = seal(place.home, one, 1);
    await tell(box.peer, one);

    expect(await box.peer.call("recordings.remove", { recording: one.recording, author })).toEqual({ known: true });

    expect(existsSync(path)).toBe(false);
    expect((await box.peer.call("recordings.list", everything)).items).toEqual([]);
    expect(await box.peer.call("recordings.remove", { recording: one.recording, author })).toEqual({ known: false });
  });

  test("GAP-09: what is older than the configuration keeps goes by itself, its file with it", async () => {
    await using place = await temporaryHome();
    await using box = await openStore(place.home);
    const [old, young] = [recordingAt(Date.now() - 181 * DAY), recordingAt(Date.now() - 179 * DAY)];
    const paths = [seal(place.home, old, 1), seal(place.home, young, 1)];
    await tell(box.peer, old, young);

    await commit(box.peer, office("201"));
    await box.peer.call("reload", { author });

    await until("the old one to go", async () => {
      const { items } = await box.peer.call("recordings.list", everything);
      return items.length === 1 && items[0]?.recording === young.recording;
    });
    expect(paths.map((path) => existsSync(path))).toEqual([false, true]);
  });

  test("the key is made once, and is no part of what is asked for", async () => {
    await using place = await temporaryHome();
    let before = "";
    {
      await using box = await openStore(place.home);
      before = readFileSync(join(place.home, "store", "recording-key.json"), "utf8");
      const { document } = await box.peer.call("config.get", { secrets: true });
      expect(JSON.stringify(document)).not.toContain(String(JSON.parse(before).privateKey));
    }
    await using _again = await openStore(place.home);
    expect(readFileSync(join(place.home, "store", "recording-key.json"), "utf8")).toBe(before);
  });
});
