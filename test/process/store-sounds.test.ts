import { execFileSync } from "node:child_process";
import { mkdir, readdir, readFile, rm, stat, truncate, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { DrivenClock } from "../../daemon/kit/clock.ts";
import { levelOf, loudness, tone } from "../rig/tone.ts";
import { until } from "../rig/waiting.ts";
import { readWav, writeWav } from "../rig/wav.ts";
import { commit, office, openStore, type StorePeer, temporaryHome } from "./store-box.ts";

/** Sounds with the real programs: ffmpeg and espeak-ng, and a stand-in for another voice. */

/** What ffmpeg makes of a source of its own, in that format. */
const made = (source: string, ...format: readonly string[]): Buffer =>
  execFileSync("ffmpeg", ["-v", "error", "-f", "lavfi", "-i", source, ...format, "pipe:1"], { maxBuffer: 1 << 27 });
const mp3 = (source: string): Buffer => made(source, "-b:a", "64k", "-f", "mp3");

const add = (peer: StorePeer, name: string, bytes: Buffer, raw?: "slin16" | "alaw") =>
  peer.call(
    "sound.add",
    { name, bytes: bytes.toString("base64"), author: "test", ...(raw === undefined ? {} : { raw }) },
    { timeoutMs: 60_000 },
  );

async function added(peer: StorePeer, name: string, bytes: Buffer, raw?: "slin16" | "alaw") {
  const answer = await add(peer, name, bytes, raw);
  if (answer.kind !== "added") throw new Error(JSON.stringify(answer));
  return answer.sound;
}

/** What is heard of it, as a WAV on disk that is read again. */
async function heard(peer: StorePeer, home: string, answer: { kind: string; ready?: string }) {
  if (answer.ready === undefined) throw new Error(JSON.stringify(answer));
  const pieces: Buffer[] = [];
  for (let at: number | null = 0; at !== null; ) {
    const piece: { bytes: string; next: number | null } = await peer.call("ready.read", { ready: answer.ready, at });
    pieces.push(Buffer.from(piece.bytes, "base64"));
    at = piece.next;
  }
  const path = join(home, "heard.wav");
  await writeFile(path, Buffer.concat(pieces));
  return readWav(path);
}
const hear = async (peer: StorePeer, home: string, sound: string) =>
  heard(peer, home, await peer.call("sound.hear", { sound }, { timeoutMs: 60_000 }));
const kept = async (peer: StorePeer) => (await peer.call("sound.list", {})).items.map(({ sound }) => sound);
const say = (peer: StorePeer, text: string) => peer.call("voice.say", { text }, { timeoutMs: 60_000 });

describe("what is only listened to", () => {
  test("leaves room on the disk: the oldest of what nobody names goes, whatever is played stays", async () => {
    await using place = await temporaryHome();
    await using box = await openStore(place.home);
    const ready = join(place.home, "sounds", "ready");
    const past = new Date(Date.now() - 3_600_000);
    // Sparse: of that length, without filling the disk.
    for (const [name, age] of [
      ["older", 2],
      ["old", 1],
    ] as const) {
      await mkdir(join(ready, name), { recursive: true });
      await writeFile(join(ready, name, "16000.wav"), "");
      await truncate(join(ready, name, "16000.wav"), 200 * 1024 * 1024);
      await utimes(join(ready, name), past, new Date(past.getTime() - age * 60_000));
    }
    const { sound } = await added(box.peer, "a.mp3", mp3("sine=duration=1"));

    const { samples } = await hear(box.peer, place.home, sound);

    expect(samples.length).toBeGreaterThan(15_000);
    expect((await readdir(ready)).includes("old")).toBe(true);
    expect((await readdir(ready)).includes("older")).toBe(false);
  });

  test("does not stand in the way of a reload: so many wait for it and no more", async () => {
    await using place = await temporaryHome();
    await using box = await openStore(place.home);
    const { sound } = await added(box.peer, "a.mp3", mp3("sine=duration=1"));

    const asked = Array.from({ length: 30 }, (_, index) =>
      box.peer.call("sound.hear", { sound, volume: index + 1 }, { timeoutMs: 60_000 }),
    );
    const answers = (await Promise.all(asked)).map(({ kind }) => kind);

    expect(answers.filter((kind) => kind === "ready")).toHaveLength(8);
    expect(answers.filter((kind) => kind === "refused")).toHaveLength(22);
    expect(await box.peer.call("sound.hear", { sound, volume: 30 }, { timeoutMs: 60_000 })).toMatchObject({
      kind: "ready",
    });
  });
});

describe("an uploaded file", () => {
  const sine = (decibels: number) => `sine=frequency=997:duration=3,volume=${decibels + 18}dB`;
  const kinds: readonly (readonly [name: string, bytes: Buffer, raw: "slin16" | "alaw" | undefined])[] = [
    ["soft.mp3", mp3(sine(-38)), undefined],
    ["loud.mp3", mp3(sine(-3)), undefined],
    ["stereo.wav", made(sine(-20), "-ac", "2", "-ar", "44100", "-f", "wav"), undefined],
    ["vorbis.ogg", made(sine(-20), "-c:a", "libvorbis", "-f", "ogg"), undefined],
    ["opus.ogg", made(sine(-20), "-c:a", "libopus", "-f", "ogg"), undefined],
    ["slin.raw", made(sine(-20), "-ar", "8000", "-f", "s16le"), undefined],
    ["slin16.RAW", made(sine(-20), "-ar", "16000", "-f", "s16le"), "slin16"],
    ["law.raw", made(sine(-20), "-ar", "8000", "-f", "alaw"), "alaw"],
  ];

  test.each(kinds)("AUD-01 AUD-06 A-25: %s is heard at the nominal level", async (name, bytes, raw) => {
    await using place = await temporaryHome();
    await using box = await openStore(place.home);

    const sound = await added(box.peer, name, bytes, raw);
    const { rate, samples } = await hear(box.peer, place.home, sound.sound);

    // −23 LUFS of a sine of 997 Hz: 20 dB below the largest sine.
    const middle = samples.subarray(rate, 2 * rate);
    expect(rate).toBe(16_000);
    expect(Math.abs(loudness(middle) + 20)).toBeLessThan(0.5);
    expect(levelOf(middle, rate, 997)).toBeGreaterThan(-20.5);
    expect(Math.abs(sound.seconds - 3)).toBeLessThan(0.2);
  });

  test("that is the same as another one is kept once, and stays over a restart", async () => {
    await using place = await temporaryHome();
    const bytes = mp3("sine=duration=1");
    let sound = "";
    {
      await using box = await openStore(place.home);
      sound = (await added(box.peer, "a.mp3", bytes)).sound;
      expect((await added(box.peer, "b.mp3", bytes)).sound).toBe(sound);
    }
    await using again = await openStore(place.home);

    expect((await again.peer.call("sound.list", {})).items).toMatchObject([
      { sound, name: "a.mp3", bytes: bytes.length },
    ]);
    expect((await again.peer.call("audit.list", { before: null, limit: 2 })).items).toMatchObject([
      { action: "sound.add", author: "test", text: "b.mp3" },
      { action: "sound.add", author: "test", text: "a.mp3" },
    ]);
  });

  test.each([
    ["a ZIP in the name of an MP3", Buffer.from("PK\u0003\u0004 and so on"), "une archive ZIP"],
    ["an empty one", Buffer.alloc(0), "vide"],
    [
      "noise that begins like an MP3",
      Buffer.concat([Buffer.from("ID3"), Buffer.alloc(50_000, 0x5a)]),
      "pas de son lisible",
    ],
    ["a WAV of no samples", made("sine=duration=0.1", "-f", "wav").subarray(0, 60), "pas de son lisible"],
    ["nothing but silence", mp3("anullsrc=duration=2"), "que du silence"],
    ["eleven minutes", made("sine=duration=661", "-ar", "8000", "-b:a", "8k", "-f", "mp3"), "plus de 10 minutes"],
  ])("%s is refused with the reason", async (_case, bytes, reason) => {
    await using place = await temporaryHome();
    await using box = await openStore(place.home);

    const answer = await add(box.peer, "chanson.mp3", bytes);

    expect(answer).toMatchObject({ kind: "refused", message: expect.stringContaining(reason) });
    expect((await box.peer.call("sound.list", {})).items).toEqual([]);
  });

  test("that no revision names goes after a day or two; one that an old revision names stays", async () => {
    await using place = await temporaryHome();
    const clock = new DrivenClock();
    await using box = await openStore(place.home, clock);
    const named = (await added(box.peer, "a.mp3", mp3("sine=duration=1"))).sound;
    await added(box.peer, "b.mp3", mp3("sine=frequency=500:duration=1"));
    const audio = { source: { kind: "file", sound: named, name: "a.mp3" } };
    await commit(box.peer, { ...office("201"), music: { musics: [{ name: "A", audio }] } });
    await commit(box.peer, office("201"));

    clock.advance(2 * 86_400_000 + 1);

    await until("the other one to be gone", async () => (await kept(box.peer)).length === 1, { limitMs: 30_000 });
    expect(await kept(box.peer)).toEqual([named]);
    expect((await readdir(join(place.home, "sounds", "uploaded"))).sort()).toEqual([named, `${named}.json`]);
  });
});

describe("SVI-08: a typed text", () => {
  test("is said aloud, at the nominal level, and once for all who ask", async () => {
    await using place = await temporaryHome();
    await using box = await openStore(place.home);

    const [one, other] = await Promise.all([say(box.peer, "Ouvert à 9h30."), say(box.peer, "Ouvert à 9 h 30.")]);
    const { rate, samples } = await heard(box.peer, place.home, one);

    expect(other).toEqual(one);
    expect(samples.length / rate).toBeGreaterThan(1);
    expect(samples.length / rate).toBeLessThan(5);
    expect(Math.abs(loudness(samples) + 21)).toBeLessThan(4);
    const [ready] = await readdir(join(place.home, "sounds", "ready"));
    expect((await readdir(join(place.home, "sounds", "ready", ready ?? ""))).sort()).toEqual(["16000.wav", "8000.wav"]);
  });

  test("is said by another program in the place of espeak-ng, and by it anew", async () => {
    await using place = await temporaryHome();
    // Piper's contract: the text on the standard input, a WAV on the standard output. This one hums as long as the text is.
    const program = join(place.home, "hum.py");
    await writeFile(program, HUM);
    let by = "";
    {
      await using box = await openStore(place.home);
      const answer = await say(box.peer, "Bonjour");
      by = answer.kind === "ready" ? answer.ready : "";
    }
    await using box = await openStore(place.home, undefined, ["python3", program]);

    const answer = await say(box.peer, "Ouvert à 9h");
    const { rate, samples } = await heard(box.peer, place.home, answer);

    expect(samples.length / rate).toBeCloseTo("Ouvert à 9 heures".length / 10, 1);
    expect(levelOf(samples, rate, 500)).toBeGreaterThan(-22);
    expect(await say(box.peer, "Bonjour")).not.toEqual({ kind: "ready", ready: by });
  });

  test("that cannot be said keeps the old revision running, with a sentence", async () => {
    await using place = await temporaryHome();
    await using box = await openStore(place.home, undefined, ["no-such-voice"]);
    const audio = { source: { kind: "text", text: "Merci de patienter." } };
    await commit(box.peer, { ...office("201"), music: { musics: [{ name: "Attente", audio }], active: "Attente" } });

    const answer = await box.peer.call("reload", { author: "test" }, { timeoutMs: 60_000 });

    expect(answer).toMatchObject({
      ...{ kind: "refused", revision: 2, running: 1 },
      reasons: [
        {
          consumer: "store",
          message: expect.stringMatching(/^La musique d'attente « Attente » : .*no-such-voice manque/),
        },
      ],
    });
    const [line] = (await box.peer.call("audit.list", { before: null, limit: 1 })).items;
    expect(line).toMatchObject({ action: "reload.refused", revision: 2 });
  });
});

describe("a reload", () => {
  const audio = { source: { kind: "text", text: "Merci de patienter." }, secondsBefore: 2, secondsAfter: 6 };
  const withMusic = { ...office("201"), music: { musics: [{ name: "Attente", audio }], active: "Attente" } };
  const view = async (home: string, revision: number) =>
    JSON.parse(await readFile(join(home, "snapshots", `pbx-${revision}.json`), "utf8")).holdMusic;

  test("MUS-04 MUS-07: renders the active music before anybody runs it, and not again", async () => {
    await using place = await temporaryHome();
    let ready = "";
    let madeAt = 0;
    const file = () => join(place.home, "sounds", "ready", ready, "8000.wav");
    {
      await using box = await openStore(place.home);
      await commit(box.peer, withMusic);
      expect(await box.peer.call("reload", { author: "test" }, { timeoutMs: 60_000 })).toMatchObject({
        kind: "running",
      });
      const music = await view(place.home, 2);
      expect(music).toEqual({ ready: expect.stringMatching(/^[0-9a-f]{64}$/), secondsBefore: 2, secondsAfter: 6 });
      ready = music.ready;
      madeAt = (await stat(file())).mtimeMs;
    }
    await using again = await openStore(place.home);
    await commit(again.peer, { ...withMusic, groups: [] });
    await again.peer.call("reload", { author: "test" }, { timeoutMs: 60_000 });

    expect((await view(place.home, 3)).ready).toBe(ready);
    expect((await stat(file())).mtimeMs).toBe(madeAt);
  });

  test.each([
    ["all of it", (folder: string) => folder],
    ["one of its files", (folder: string, ready: string) => join(folder, ready, "8000.wav")],
  ])("what was rendered is made anew by the next start when somebody took away %s", async (_case, lost) => {
    await using place = await temporaryHome();
    {
      await using box = await openStore(place.home);
      await commit(box.peer, withMusic);
      await box.peer.call("reload", { author: "test" }, { timeoutMs: 60_000 });
    }
    const { ready } = await view(place.home, 2);
    const folder = join(place.home, "sounds", "ready");
    await rm(lost(folder, ready), { recursive: true });
    // What a process that was killed while it wrote leaves behind is in nobody's way.
    await mkdir(join(folder, `${ready}.tmp`), { recursive: true });

    await using _again = await openStore(place.home);

    expect((await readdir(join(folder, ready))).sort()).toEqual(["16000.wav", "8000.wav"]);
  });

  test("of a document whose file is not on the box any more is refused", async () => {
    await using place = await temporaryHome();
    await using box = await openStore(place.home);
    const lost = { source: { kind: "file", sound: "0".repeat(64), name: "perdu.mp3" } };
    await commit(box.peer, { ...office("201"), music: { musics: [{ name: "Jazz", audio: lost }], active: "Jazz" } });

    expect(await box.peer.call("reload", { author: "test" })).toMatchObject({
      kind: "refused",
      reasons: [{ message: "La musique d'attente « Jazz » : Ce son n'est plus sur la box : envoyez-le de nouveau." }],
    });
  });

  test("a file that has changed on the disk is not played", async () => {
    await using place = await temporaryHome();
    await using box = await openStore(place.home);
    const path = join(place.home, "tone.wav");
    writeWav(path, { rate: 8000, samples: tone({ hertz: 440, seconds: 1, rate: 8000 }) });
    const { sound } = await added(box.peer, "tone.wav", await readFile(path));
    await writeFile(join(place.home, "sounds", "uploaded", sound), "torn");

    expect(await box.peer.call("sound.hear", { sound })).toMatchObject({
      kind: "refused",
      message: expect.stringContaining("ne peut plus être lu"),
    });
  });
});

const HUM = `
import math, struct, sys, wave
text = sys.stdin.buffer.read().decode().strip()
out = wave.open(sys.stdout.buffer, "wb")
out.setparams((1, 2, 22050, 0, "NONE", ""))
count = len(text) * 2205
out.writeframes(b"".join(struct.pack("<h", int(3000 * math.sin(2 * math.pi * 500 * n / 22050))) for n in range(count)))
`;
