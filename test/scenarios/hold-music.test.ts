import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { hangUp, listen, talk } from "../rig/conversation.ts";
import { foundIn } from "../rig/found-in.ts";
import { numbersFrom, officeDocument } from "../rig/office.ts";
import { loudness } from "../rig/tone.ts";
import { readWav, writeWav } from "../rig/wav.ts";
import { useBox } from "../rig/with-box.ts";

const RATE = 8_000;

/** A sound that is like itself at no other moment: a tone whose pitch rises. */
function rising(seconds: number): Int16Array {
  const count = seconds * RATE;
  return Int16Array.from({ length: count }, (_, n) =>
    Math.round(6_000 * Math.sin(2 * Math.PI * (400 * (n / RATE) + (600 / seconds / 2) * (n / RATE) ** 2))),
  );
}

const spoken = (level: number): boolean => level > -60;

/** Runs of sound and of silence, in tenths of a second. */
function runs(samples: Int16Array): { readonly isSound: boolean; readonly tenths: number }[] {
  const tenth = RATE / 10;
  const all: { isSound: boolean; tenths: number }[] = [];
  for (let at = 0; at + tenth <= samples.length; at += tenth) {
    const isSound = spoken(loudness(samples.subarray(at, at + tenth)));
    const last = all.at(-1);
    if (last?.isSound === isSound) last.tenths++;
    else all.push({ isSound, tenths: 1 });
  }
  return all;
}

describe("hold music of the office", () => {
  const box = useBox();

  const activate = (source: object, volume: number) =>
    box().import(
      officeDocument({
        numbers: numbersFrom(201, 5),
        change: (document) => ({
          ...document,
          format: 2,
          music: {
            musics: [{ name: "Voiture de la semaine", audio: { source, volume, secondsBefore: 1, secondsAfter: 2 } }],
            active: "Voiture de la semaine",
          },
        }),
      }),
    );

  /** What the held one hears from the first packet of the music on. */
  async function heldHears(packets: number): Promise<Int16Array> {
    await using both = await talk(box(), "201", "202");
    both.caller.hold();
    await both.caller.happened("hold");
    const since = performance.now();
    await both.called.sound.hear(packets, 30_000);
    const heard = both.called.sound.packets.filter(({ at }) => at >= since);
    await hangUp(both);
    return Int16Array.from(heard.flatMap(({ samples }) => [...samples]));
  }

  test("MUS-03 MUS-05 MUS-08 AUD-01: the held one hears the very file, at its level, with its silence before and between", async () => {
    const wav = join(box().home, "..", "rising.wav");
    const mp3 = join(box().home, "..", "rising.mp3");
    const original = rising(2);
    writeWav(wav, { rate: RATE, samples: original });
    execFileSync("ffmpeg", ["-v", "error", "-i", wav, "-b:a", "64k", mp3]);
    const { code, output } = await box().sipleo("sound", "add", mp3);
    expect(code).toBe(0);
    await activate({ kind: "file", sound: output.trim(), name: "rising.mp3" }, 10);

    const heard = await heldHears(400);

    // Half a second out of the middle of the original stands in it, twice, one loop apart.
    const piece = original.subarray(RATE, RATE * 1.5);
    const first = foundIn(heard.subarray(0, 4 * RATE), piece);
    expect(first.alike).toBeGreaterThan(0.98);
    const second = foundIn(heard.subarray(first.at + RATE, first.at + 5 * RATE), piece);
    expect(second.alike).toBeGreaterThan(0.98);
    // The file of two seconds with the edges that MP3 adds, and two seconds of silence.
    expect((second.at + RATE) / RATE).toBeGreaterThan(3.95);
    expect((second.at + RATE) / RATE).toBeLessThan(4.2);

    const all = runs(heard);
    // What was on its way when the call was put on hold is heard first.
    const [before, sound, between] = all[0]?.isSound === true && all[0].tenths <= 2 ? all.slice(1) : all;
    expect(before).toMatchObject({ isSound: false });
    expect(Math.abs((before?.tenths ?? 0) - 10)).toBeLessThanOrEqual(2);
    expect(sound).toMatchObject({ isSound: true });
    expect(Math.abs((sound?.tenths ?? 0) - 20)).toBeLessThanOrEqual(2);
    expect(Math.abs((between?.tenths ?? 0) - 20)).toBeLessThanOrEqual(2);

    // −23 LUFS of a tone between 400 and 1000 Hz, which R 128 weighs a little lighter than one of 1 kHz.
    const level = loudness(heard.subarray(first.at, first.at + piece.length));
    expect(level).toBeGreaterThan(-20.5);
    expect(level).toBeLessThan(-18.5);
  });

  test("MUS-04 MUS-07: a typed announcement is heard by all who are held, from its beginning, at half the level for 5 %", async () => {
    await activate({ kind: "text", text: "Merci de patienter, nous sommes ouverts de 9h à 18h30." }, 10);
    const normal = await heldHears(250);
    await activate({ kind: "text", text: "Merci de patienter, nous sommes ouverts de 9h à 18h30." }, 5);
    const softer = await heldHears(250);

    const said = await box().sipleo(
      "say",
      "Merci de patienter, nous sommes ouverts de 9h à 18h30.",
      join(box().home, "..", "said.wav"),
    );
    expect(said.code).toBe(0);
    const { samples } = readWav(join(box().home, "..", "said.wav"));
    const expected = samples.filter((_, n) => n % 2 === 0).subarray(RATE / 2, RATE * 1.5);
    expect(foundIn(normal, expected).alike).toBeGreaterThan(0.9);
    const [one, other] = [normal, softer].map((heard) => {
      const { at } = foundIn(heard, expected);
      return loudness(heard.subarray(at, at + expected.length));
    });
    expect(Math.abs((other ?? 0) - (one ?? 0) + 6)).toBeLessThan(1);
  });

  test("a text that cannot be said leaves the music that plays, and the page and the log say why", async () => {
    const before = readFileSync(join(box().home, "snapshots", "current.json"), "utf8");

    await expect(activate({ kind: "file", sound: "0".repeat(64), name: "perdu.mp3" }, 10)).rejects.toThrow(
      "Ce son n'est plus sur la box",
    );

    expect(readFileSync(join(box().home, "snapshots", "current.json"), "utf8")).toBe(before);
    await using both = await talk(box(), "201", "202");
    both.caller.hold();
    await both.called.sound.hear(100);
    expect((await listen(both.called, 100)).loudness).toBeGreaterThan(-50);
    await hangUp(both);
  });
});
