import { join } from "node:path";
import type { Sound } from "../../contracts/sound.ts";
import { describeError, systemCode } from "../../kit/box-error.ts";
import type { Clock, Timer } from "../../kit/clock.ts";
import type { Log } from "../../kit/log.ts";
import { runningAlone } from "../../kit/run-confined.ts";
import type { AudioBlock } from "../../model/config/audio.ts";
import { heardBlocks } from "../../model/config/audio-blocks.ts";
import type { ConfigurationDocument } from "../../model/config/document.ts";
import { words } from "../../model/config/field.ts";
import type { Pronunciation } from "../../model/config/speech.ts";
import { unwritable } from "../store-errors.ts";
import { Decoder, isRefused, type Refused } from "./decoder.ts";
import { type Ready, ReadySounds } from "./ready-sounds.ts";
import { type Recipe, readyName, recipeOf } from "./recipe.ts";
import { type Upload, UploadedSounds } from "./uploaded-sounds.ts";
import { ESPEAK, ProgramVoice, type Voice } from "./voice.ts";

const DAY_MS = 86_400_000;
/** On disk of what was made only to be listened to, and how many listen to something that is still being made. */
const MOST_LISTENED_BYTES = 256 * 1024 * 1024;
const MOST_LISTENERS = 8;

interface Parts {
  readonly home: string;
  /** The words that start another voice than espeak-ng; empty: that one. */
  readonly voice: readonly string[];
  readonly clock: Clock;
  readonly log: Log;
  /** Every digest of a sound that a saved revision names. */
  readonly soundsNamed: () => Promise<ReadonlySet<string>>;
  /** The saved document and the one that runs, whose ready sounds are kept. */
  readonly inUse: () => Promise<readonly ConfigurationDocument[]>;
}

/** A document whose audio has been rendered. */
export interface PreparedSounds {
  /** What a block was rendered to; null when it has nothing to play, or could not be rendered. */
  readonly ready: (audio: AudioBlock) => string | null;
  /** French sentences; empty when all is ready. */
  readonly refusals: readonly string[];
}

/** Typed texts and uploaded files become sounds that the engine plays, before anybody is on the telephone. */
export class Sounds {
  readonly uploaded: UploadedSounds;
  readonly #parts: Parts;
  readonly #ready: ReadySounds;
  readonly #voice: Voice;
  #sweeping: Timer | undefined;
  #listeners = 0;

  static async open(parts: Parts): Promise<Sounds> {
    const sounds = new Sounds(parts);
    await sounds.uploaded.load();
    return sounds;
  }

  private constructor(parts: Parts) {
    const { home, voice, clock, log } = parts;
    const runAlone = runningAlone(clock);
    const decoder = new Decoder(runAlone);
    this.#parts = parts;
    this.#voice = new ProgramVoice(voice.length > 0 ? voice : ESPEAK, runAlone);
    this.uploaded = new UploadedSounds({ folder: join(home, "sounds", "uploaded"), decoder, clock, log });
    this.#ready = new ReadySounds({
      ...{ folder: join(home, "sounds", "ready"), decoder, voice: this.#voice, clock },
      uploaded: (sound) => this.uploaded.read(sound),
    });
  }

  start(): void {
    this.#sweeping = this.#parts.clock.every(DAY_MS, () => void this.#sweep());
    void this.#sweep();
  }

  close(): void {
    this.#sweeping?.cancel();
  }

  /** Renders what is heard by this document. Never rejects: a disk that takes nothing is a refusal like another. */
  async prepare(document: ConfigurationDocument): Promise<PreparedSounds> {
    const { dictionary } = document.speech;
    const names = new Map<string, string>();
    const refusals: string[] = [];
    for (const { audio, owner } of heardBlocks(document)) {
      const recipe = this.#recipe(audio, dictionary);
      if (recipe === null) continue;
      const ready = await this.#makeOrSay(recipe);
      if (isRefused(ready)) refusals.push(`${capital(owner.fr)} : ${ready.refusal.fr}`);
      else names.set(readyName(recipe), ready.name);
    }
    const ready = (audio: AudioBlock): string | null => {
      const recipe = this.#recipe(audio, dictionary);
      return recipe === null ? null : (names.get(readyName(recipe)) ?? null);
    };
    return { ready, refusals };
  }

  /** STORE_UNWRITABLE. */
  add(upload: Upload): Promise<Sound | Refused> {
    return this.uploaded.add(upload);
  }

  /** What callers would hear of an uploaded sound, or of a text. STORE_UNWRITABLE. */
  async listen(source: AudioBlock["source"], volume: number, dictionary: readonly Pronunciation[]): Promise<Ready> {
    const audio = { source, volume, secondsBefore: 0, secondsAfter: 0 };
    const recipe = this.#recipe(audio, dictionary);
    if (recipe === null) return { refusal: NOTHING };
    // A reload takes its turn behind all of them.
    if (this.#listeners >= MOST_LISTENERS) return { refusal: BUSY };
    this.#listeners += 1;
    try {
      return await this.#made(recipe);
    } finally {
      this.#listeners -= 1;
    }
  }

  read(ready: string): Promise<Buffer> {
    return this.#ready.read(ready);
  }

  #recipe(audio: AudioBlock, dictionary: readonly Pronunciation[]): Recipe | null {
    return recipeOf(audio, dictionary, this.#voice.id);
  }

  async #made(recipe: Recipe): Promise<Ready> {
    try {
      const ready = await this.#ready.make(recipe);
      await this.#ready.keepWithin(MOST_LISTENED_BYTES, await this.#named());
      return ready;
    } catch (error) {
      throw unwritable("sounds", systemCode(error) ?? describeError(error), error);
    }
  }

  async #makeOrSay(recipe: Recipe): Promise<Ready> {
    try {
      return await this.#ready.make(recipe);
    } catch (error) {
      this.#parts.log.error("a sound could not be kept", { error });
      return { refusal: DISK };
    }
  }

  /** What nobody names goes after a day: until then somebody may still be filling in the form that will name it. */
  async #sweep(): Promise<void> {
    const { clock, log, soundsNamed } = this.#parts;
    const before = clock.now() - DAY_MS;
    try {
      const old = this.uploaded.addedBefore(before);
      const named = old.length === 0 ? new Set<string>() : await soundsNamed();
      for (const sound of old) if (!named.has(sound)) await this.uploaded.remove(sound);
      await this.#ready.sweep(await this.#named(), before);
    } catch (error) {
      log.warn("sounds that nobody needs could not be removed; tomorrow again", { error });
    }
  }

  /** What the saved document and the one that runs play. */
  async #named(): Promise<ReadonlySet<string>> {
    return new Set((await this.#parts.inUse()).flatMap((document) => this.#namesOf(document)));
  }

  #namesOf(document: ConfigurationDocument): readonly string[] {
    return heardBlocks(document).flatMap(({ audio }) => {
      const recipe = this.#recipe(audio, document.speech.dictionary);
      return recipe === null ? [] : [readyName(recipe)];
    });
  }
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase("fr") + text.slice(1);

const NOTHING = words("Il n'y a rien à écouter.", "There is nothing to listen to.");
const BUSY = words(
  "Trop de sons se préparent à la fois : réessayez dans un instant.",
  "Too many sounds are being made at once: try again in a moment.",
);
const DISK = words(
  "le son n'a pas pu être écrit sur le disque de la box : faites de la place, puis réessayez.",
  "the sound could not be written to the disk of the box: make room, then try again.",
);
