import { isRecord, type JsonRecord } from "../json.ts";

/**
 * Format 1 named the path of one WAV file; since format 2 there is a list of musics, whose files are uploaded. No file can
 * be read from here: its name stays, as a music that waits for its file, and the box's own music plays.
 */
export function listMusics(document: JsonRecord): JsonRecord {
  const { music } = document;
  if (!isRecord(music) || !("holdMusic" in music)) return document;
  const { holdMusic, ...rest } = music;
  if (typeof holdMusic !== "string") return { ...document, music: rest };
  const name = (holdMusic.split("/").at(-1) ?? "").slice(0, 64);
  return { ...document, music: { ...rest, musics: [{ name, audio: { source: { kind: "none" } } }], active: null } };
}
