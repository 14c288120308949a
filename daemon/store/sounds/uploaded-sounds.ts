import { createHash } from "node:crypto";
import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { Compile } from "typebox/compile";
import { LARGEST_SOUND, type Sound, soundSchema } from "../../contracts/sound.ts";
import { writeFileAtomic } from "../../kit/atomic-file.ts";
import { describeError, systemCode } from "../../kit/box-error.ts";
import type { Clock } from "../../kit/clock.ts";
import type { Log } from "../../kit/log.ts";
import { type Words, words } from "../../model/config/field.ts";
import { unwritable } from "../store-errors.ts";
import { type Decoder, isRefused, type Refused } from "./decoder.ts";
import { namesIn } from "./ready-sounds.ts";
import { recognise } from "./sound-format.ts";
import { RAW_FORMATS, type RawFormat, wavOf } from "./wav.ts";

/** Of all uploaded sounds together. */
const MOST_BYTES = 512 * 1024 * 1024;

interface Parts {
  /** `sounds/uploaded` of the home: each sound under its digest, beside it what is known of it. */
  readonly folder: string;
  readonly decoder: Decoder;
  readonly clock: Clock;
  readonly log: Log;
}

export interface Upload {
  readonly name: string;
  readonly raw: RawFormat | undefined;
  readonly bytes: Uint8Array;
}

const check = Compile(soundSchema);
const digestOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** The files that people uploaded, as they came; a `.raw` one with a header that says what it is. */
export class UploadedSounds {
  readonly #parts: Parts;
  #known = new Map<string, Sound>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  get list(): readonly Sound[] {
    return [...this.#known.values()].sort((one, other) => other.addedAt - one.addedAt);
  }

  /** Finds what a former run kept. A sound whose note is gone or unreadable is as good as lost, and is told. */
  async load(): Promise<void> {
    const { folder, log } = this.#parts;
    const known = new Map<string, Sound>();
    for (const file of await namesIn(folder)) {
      if (!file.endsWith(".json")) continue;
      try {
        const raw: unknown = JSON.parse(await readFile(join(folder, file), "utf8"));
        if (check.Check(raw)) known.set(raw.sound, raw);
      } catch (error) {
        log.error("what is known of an uploaded sound cannot be read", { file, error });
      }
    }
    this.#known = known;
  }

  /** STORE_UNWRITABLE. */
  async add({ name, raw, bytes }: Upload): Promise<Sound | Refused> {
    const whole = /\.raw$/i.test(name) ? wavOf(bytes, RAW_FORMATS[raw ?? "slin8"]) : bytes;
    if (whole.length > LARGEST_SOUND + 44) return refuse(TOO_LARGE);
    const found = recognise(whole);
    if (!("format" in found)) return found;
    const sound = digestOf(whole);
    const known = this.#known.get(sound);
    if (known !== undefined) return known;
    if (this.#bytesKept() + whole.length > MOST_BYTES) return refuse(SHELF_FULL);
    const measured = await this.#parts.decoder.measure(whole, found.format);
    if (isRefused(measured)) return measured;
    const { seconds } = measured;
    const kept: Sound = { sound, name, bytes: whole.length, seconds, addedAt: this.#parts.clock.now() };
    await this.#write(kept, whole);
    this.#known.set(sound, kept);
    return kept;
  }

  /** Its bytes, if they still are what they were. */
  async read(sound: string): Promise<Buffer | Refused> {
    const known = this.#known.get(sound);
    if (known === undefined) return refuse(GONE);
    try {
      const bytes = await readFile(join(this.#parts.folder, sound));
      return digestOf(bytes) === sound ? bytes : refuse(DAMAGED);
    } catch (error) {
      this.#parts.log.error("an uploaded sound cannot be read", { sound, name: known.name, error });
      return refuse(systemCode(error) === "ENOENT" ? GONE : DAMAGED);
    }
  }

  /** Those that were uploaded before `before`, by digest. */
  addedBefore(before: number): readonly string[] {
    return this.list.filter(({ addedAt }) => addedAt < before).map(({ sound }) => sound);
  }

  /** The note first: without it nobody looks for the sound any more. */
  async remove(sound: string): Promise<void> {
    const { folder, log } = this.#parts;
    await rm(join(folder, `${sound}.json`), { force: true });
    await rm(join(folder, sound), { force: true });
    this.#known.delete(sound);
    log.info("an uploaded sound that no revision names was removed", { sound });
  }

  #bytesKept(): number {
    return [...this.#known.values()].reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /** The note last: with it the sound is there, and whole. */
  async #write(kept: Sound, bytes: Uint8Array): Promise<void> {
    const { folder } = this.#parts;
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeFileAtomic(join(folder, kept.sound), bytes);
      await writeFileAtomic(join(folder, `${kept.sound}.json`), `${JSON.stringify(kept)}\n`);
    } catch (error) {
      throw unwritable("sounds", systemCode(error) ?? describeError(error), error);
    }
  }
}

const refuse = (refusal: Words): Refused => ({ refusal });

const TOO_LARGE = words(
  `Ce fichier dépasse ${LARGEST_SOUND / 1024 / 1024} Mo : raccourcissez-le, ou convertissez-le en MP3.`,
  `This file is larger than ${LARGEST_SOUND / 1024 / 1024} MB: make it shorter, or convert it to MP3.`,
);
const SHELF_FULL = words(
  "La place des sons envoyés est épuisée (512 Mo) : ceux qu'aucune révision ne cite sont effacés après un jour.",
  "There is no room for more sounds (512 MB): those that no revision names are removed after a day.",
);
const GONE = words(
  "Ce son n'est plus sur la box : envoyez-le de nouveau.",
  "This sound is not on the box any more: upload it again.",
);
const DAMAGED = words(
  "Ce son ne peut plus être lu sur le disque de la box : envoyez-le de nouveau.",
  "This sound cannot be read from the disk of the box any more: upload it again.",
);
