import type { Ended, Limits, RunAlone } from "../../kit/run-confined.ts";
import { type Words, words } from "../../model/config/field.ts";
import { type Loudness, readLoudness } from "./loudness.ts";
import type { SoundFormat } from "./sound-format.ts";

/** ffmpeg as a child with limits: files of strangers are decoded there and nowhere else (decision 0027). */

/** No announcement and no music is longer: what is kept in memory and on disk ends somewhere. */
export const LONGEST_SECONDS = 600;

export type Refused = { readonly refusal: Words };

export const isRefused = (answer: object): answer is Refused => "refusal" in answer;

/** Added before measuring: R 128 looks at 400 ms at a time, and a click is shorter. */
const PAD_SECONDS = 0.4;

const limits: Limits = {
  seconds: 60,
  memoryBytes: 1024 * 1024 * 1024,
  outputBytes: LONGEST_SECONDS * 16_000 * 2 + 4096,
};

export class Decoder {
  readonly #runAlone: RunAlone;

  constructor(runAlone: RunAlone) {
    this.#runAlone = runAlone;
  }

  /** How loud and how long it is; or why it is no sound that the box can play. */
  async measure(bytes: Uint8Array, format: SoundFormat): Promise<Loudness | Refused> {
    const filters = `aformat=channel_layouts=mono,apad=pad_dur=${PAD_SECONDS},ebur128=peak=sample:framelog=verbose`;
    const ended = await this.#run([...reading(format), "-af", filters, "-f", "null", "-"], bytes);
    if (ended.kind !== "done") return whyNot(ended);
    const found = readLoudness(ended.said);
    if (found === null) return refuse(NO_SOUND);
    const seconds = Math.round((found.seconds - PAD_SECONDS) * 100) / 100;
    if (seconds <= 0) return refuse(NO_SOUND);
    if (seconds > LONGEST_SECONDS) return refuse(TOO_LONG);
    return Number.isFinite(found.loudness) && found.peak > -90 ? { ...found, seconds } : refuse(SILENT);
  }

  /** Samples of 16 bit, one channel, at a rate and changed by so many dB. */
  async decode(bytes: Uint8Array, format: SoundFormat, rate: number, gain: number): Promise<Buffer | Refused> {
    const filters = `aformat=sample_fmts=flt:channel_layouts=mono,volume=${gain.toFixed(2)}dB:precision=float,aresample=${rate}`;
    const ended = await this.#run([...reading(format), "-af", filters, "-f", "s16le", "pipe:1"], bytes);
    if (ended.kind !== "done") return whyNot(ended);
    return ended.output.length < 2 ? refuse(NO_SOUND) : ended.output;
  }

  #run(words: readonly string[], bytes: Uint8Array): Promise<Ended> {
    return this.#runAlone(["ffmpeg", "-nostdin", "-hide_banner", ...words], bytes, limits);
  }
}

/** Only the format that was recognised, only from the pipe, only its first sound; a second more than is allowed. */
const reading = (format: SoundFormat): readonly string[] => [
  ...["-v", "info", "-stats", "-threads", "1", "-protocol_whitelist", "pipe", "-f", format, "-i", "pipe:0"],
  ...["-map", "0:a:0", "-t", String(LONGEST_SECONDS + 1)],
];

function whyNot({ kind }: Exclude<Ended, { kind: "done" }>): Refused {
  if (kind === "missing") return refuse(NO_DECODER);
  return refuse(kind === "time" ? TOO_SLOW : kind === "size" ? TOO_LONG : NO_SOUND);
}

const refuse = (refusal: Words): Refused => ({ refusal });

const NO_SOUND = words(
  "Ce fichier ne contient pas de son lisible : il est abîmé, ou ce n'est pas du son.",
  "This file holds no sound that can be read: it is damaged, or no sound at all.",
);
const SILENT = words("Ce fichier ne contient que du silence.", "This file holds nothing but silence.");
const TOO_LONG = words(
  `Ce son dure plus de ${LONGEST_SECONDS / 60} minutes : raccourcissez-le.`,
  `This sound is longer than ${LONGEST_SECONDS / 60} minutes: make it shorter.`,
);
const TOO_SLOW = words(
  "Ce son n'a pas pu être lu en une minute : convertissez-le en MP3 ou en WAV.",
  "This sound could not be read within a minute: convert it to MP3 or WAV.",
);
const NO_DECODER = words(
  "Le programme ffmpeg manque sur la box : installez le paquet « ffmpeg ».",
  "The program ffmpeg is missing on the box: install the package `ffmpeg`.",
);
