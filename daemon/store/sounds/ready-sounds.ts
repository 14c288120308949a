import { mkdir, readdir, readFile, rename, rm, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import { syncFolder, writeFileAtomic } from "../../kit/atomic-file.ts";
import { systemCode } from "../../kit/box-error.ts";
import type { Clock } from "../../kit/clock.ts";
import { type Decoder, isRefused, type Refused } from "./decoder.ts";
import { gainFor } from "./loudness.ts";
import { type Recipe, readyName } from "./recipe.ts";
import { recognise, type SoundFormat } from "./sound-format.ts";
import type { Voice } from "./voice.ts";
import { wavOf } from "./wav.ts";

/** Rates at which the engine plays: G.711, GSM and G.729 at the first; G.722 and, in this engine, Opus at the other. */
export const READY_RATES = [8000, 16_000] as const;

export type Ready = { readonly name: string } | Refused;

/** Somebody may be listening to it. */
const JUST_NOW_MS = 60_000;

interface Parts {
  /** `sounds/ready` of the home: a folder for each sound, in it one WAV for each rate. */
  readonly folder: string;
  readonly decoder: Decoder;
  readonly voice: Voice;
  /** The bytes of an uploaded sound; why there are none. */
  readonly uploaded: (sound: string) => Promise<Buffer | Refused>;
  readonly clock: Clock;
}

/**
 * Sounds as they are played, made once for each recipe and kept over restarts: whoever plays one only reads a file. One
 * is made at a time: two would take both processors of a small box from the calls.
 */
export class ReadySounds {
  readonly #parts: Parts;
  readonly #making = new Map<string, Promise<Ready>>();
  #turn: Promise<unknown> = Promise.resolve();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Makes it, unless it is there. Failures of the disk come out as they are. */
  async make(recipe: Recipe): Promise<Ready> {
    const name = readyName(recipe);
    if (await this.#isThere(name)) return { name };
    const under = this.#making.get(name);
    if (under !== undefined) return under;
    const made = this.#turn.then(() => this.#makeNow(name, recipe));
    this.#turn = made.catch(() => undefined);
    this.#making.set(name, made);
    try {
      return await made;
    } finally {
      this.#making.delete(name);
    }
  }

  /** The WAV that a browser is given. */
  read(name: string): Promise<Buffer> {
    return readFile(join(this.#parts.folder, name, fileOf(16_000)));
  }

  /** Removes all that nobody names and that was last asked for before `before`, and what a killed process left behind. */
  async sweep(named: ReadonlySet<string>, before: number): Promise<void> {
    const { folder } = this.#parts;
    for (const name of await namesIn(folder)) {
      if (named.has(name) || this.#making.has(name.split(".")[0] ?? name)) continue;
      const path = join(folder, name);
      if ((await stat(path)).mtimeMs < before) await rm(path, { recursive: true, force: true });
    }
  }

  /** Of those that nobody names, keeps the ones last asked for that fit into so many bytes. */
  async keepWithin(bytes: number, named: ReadonlySet<string>): Promise<void> {
    const { folder } = this.#parts;
    const others = (await namesIn(folder)).filter((name) => !named.has(name) && !name.includes("."));
    const found = (await Promise.all(others.map((name) => this.#weigh(name)))).filter((one) => one !== null);
    let held = 0;
    for (const { name, size, askedAt } of found.sort((one, other) => other.askedAt - one.askedAt)) {
      held += size;
      const isNeeded = held <= bytes || askedAt > this.#parts.clock.now() - JUST_NOW_MS;
      if (!isNeeded) await rm(join(folder, name), { recursive: true, force: true });
    }
  }

  /** Null: somebody else has just removed it. */
  async #weigh(name: string) {
    const folder = join(this.#parts.folder, name);
    try {
      const sizes = (await readdir(folder)).map(async (file) => (await stat(join(folder, file))).size);
      const size = (await Promise.all(sizes)).reduce((sum, one) => sum + one, 0);
      return { name, size, askedAt: (await stat(folder)).mtimeMs };
    } catch (error) {
      if (systemCode(error) === "ENOENT") return null;
      throw error;
    }
  }

  /** Whole: with a file for each rate. Asking for it keeps it from being swept. */
  async #isThere(name: string): Promise<boolean> {
    const folder = join(this.#parts.folder, name);
    const now = this.#parts.clock.now() / 1000;
    try {
      for (const rate of READY_RATES) await stat(join(folder, fileOf(rate)));
    } catch (error) {
      if (systemCode(error) === "ENOENT") return false;
      throw error;
    }
    // A disk that takes no dates may still be read.
    await utimes(folder, now, now).catch(() => undefined);
    return true;
  }

  async #makeNow(name: string, recipe: Recipe): Promise<Ready> {
    const { decoder } = this.#parts;
    const original = await this.#original(recipe);
    if (isRefused(original)) return original;
    const { bytes, format } = original;
    const measured = await decoder.measure(bytes, format);
    if (isRefused(measured)) return measured;
    const gain = gainFor(measured, recipe.volume);
    const files: [string, Buffer][] = [];
    for (const rate of READY_RATES) {
      const samples = await decoder.decode(bytes, format, rate, gain);
      if (isRefused(samples)) return samples;
      files.push([fileOf(rate), wavOf(samples, { code: 1, rate, bits: 16 })]);
    }
    await this.#keep(name, files);
    return { name };
  }

  async #original({ source }: Recipe): Promise<{ readonly bytes: Buffer; readonly format: SoundFormat } | Refused> {
    const { voice, uploaded } = this.#parts;
    const bytes = source.kind === "said" ? await voice.say(source.text) : await uploaded(source.sound);
    if (isRefused(bytes)) return bytes;
    const found = recognise(bytes);
    return "format" in found ? { bytes, format: found.format } : found;
  }

  /** All of it under its name, or nothing: the folder is complete before it gets the name. */
  async #keep(name: string, files: readonly (readonly [string, Buffer])[]): Promise<void> {
    const { folder } = this.#parts;
    const unfinished = join(folder, `${name}.tmp`);
    await rm(unfinished, { recursive: true, force: true });
    await mkdir(unfinished, { recursive: true, mode: 0o700 });
    try {
      for (const [file, bytes] of files) await writeFileAtomic(join(unfinished, file), bytes);
      // What is left of one that lost a file; who plays it has it open.
      await rm(join(folder, name), { recursive: true, force: true });
      await rename(unfinished, join(folder, name));
    } catch (error) {
      await rm(unfinished, { recursive: true, force: true });
      throw error;
    }
    await syncFolder(folder);
  }
}

const fileOf = (rate: number): string => `${rate}.wav`;

export async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (systemCode(error) === "ENOENT") return [];
    throw error;
  }
}
