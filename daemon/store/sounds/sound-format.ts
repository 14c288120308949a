import { type Words, words } from "../../model/config/field.ts";

/** What the box plays [AUD-06, A-26]. */
export type SoundFormat = "mp3" | "wav" | "ogg";

export type Recognised = { readonly format: SoundFormat } | { readonly refusal: Words };

/** Files that people send in their place, by how they begin. */
const OTHERS: readonly (readonly [start: string, at: number, fr: string, en: string])[] = [
  ["PK\u0003\u0004", 0, "une archive ZIP (ou un document de bureautique)", "a ZIP archive (or an office document)"],
  ["Rar!", 0, "une archive RAR", "a RAR archive"],
  ["%PDF", 0, "un document PDF", "a PDF document"],
  ["\u0089PNG", 0, "une image", "a picture"],
  ["\u00ff\u00d8\u00ff", 0, "une image", "a picture"],
  ["ftyp", 4, "un fichier MP4 ou M4A", "an MP4 or M4A file"],
  ["fLaC", 0, "un fichier FLAC", "a FLAC file"],
  ["<", 0, "une page web", "a web page"],
];

const PLAYED = words("la box lit les fichiers MP3, WAV, OGG et RAW", "the box plays MP3, WAV, OGG and RAW files");

/** Says by its content what a file is; its name is only what somebody has called it. Pure. */
export function recognise(bytes: Uint8Array): Recognised {
  const head = Buffer.from(bytes.subarray(0, 16)).toString("latin1");
  if (head.startsWith("ID3") || isFrameOfMp3(bytes)) return { format: "mp3" };
  if (head.startsWith("RIFF") && head.startsWith("WAVE", 8)) return { format: "wav" };
  if (head.startsWith("OggS")) return { format: "ogg" };
  if (bytes.length === 0) return refuse("vide", "empty");
  const other = OTHERS.find(([start, at]) => head.startsWith(start, at));
  return other === undefined ? refuse("d'un type inconnu", "of an unknown type") : refuse(other[2], other[3]);
}

/** Sync of 11 bits, a version, layer III, a bit rate and a sample rate that exist (ISO 11172-3 §2.4.1.3). */
function isFrameOfMp3([first = 0, second = 0, third = 0]: Uint8Array): boolean {
  const isSynced = first === 0xff && (second & 0xe0) === 0xe0;
  const isLayer3 = (second & 0x06) === 0x02 && (second & 0x18) !== 0x08;
  return isSynced && isLayer3 && third >> 4 !== 0x0f && ((third >> 2) & 3) !== 3;
}

const refuse = (fr: string, en: string): Recognised => ({
  refusal: words(`Ce fichier est ${fr} : ${PLAYED.fr}.`, `This file is ${en}: ${PLAYED.en}.`),
});
