import { describe, expect, test } from "vitest";
import { recognise } from "./sound-format.ts";
import { RAW_FORMATS, wavOf } from "./wav.ts";

const bytes = (text: string, ...more: readonly number[]) =>
  Buffer.concat([Buffer.from(text, "latin1"), Buffer.from(more)]);
const refusal = (content: Uint8Array) => {
  const found = recognise(content);
  return "refusal" in found ? found.refusal.fr : null;
};

describe("AUD-06: what a file is, is told by its content", () => {
  test.each([
    ["mp3", bytes("ID3\u0004\u0000")],
    ["mp3", bytes("", 0xff, 0xfb, 0x90, 0x64)],
    ["wav", bytes("RIFF\u0000\u0000\u0000\u0000WAVEfmt ")],
    ["ogg", bytes("OggS\u0000")],
  ])("%s", (format, content) => {
    expect(recognise(content)).toEqual({ format });
  });

  test.each([
    ["une archive ZIP", bytes("PK\u0003\u0004")],
    ["un document PDF", bytes("%PDF-1.7")],
    ["un fichier MP4 ou M4A", bytes("\u0000\u0000\u0000\u0020ftypM4A ")],
    ["une page web", bytes("<!doctype html>")],
    ["vide", bytes("")],
    ["d'un type inconnu", bytes("Bonjour")],
    ["d'un type inconnu", bytes("", 0xff, 0xfb, 0xf0, 0x64)],
    ["d'un type inconnu", bytes("", 0xff, 0xe8)],
  ])("%s is refused, and what the box plays is said", (named, content) => {
    expect(refusal(content)).toBe(
      `Ce fichier est ${named}${named.includes("ZIP") ? " (ou un document de bureautique)" : ""} : la box lit les fichiers MP3, WAV, OGG et RAW.`,
    );
  });
});

describe("A-26: a file without a header", () => {
  test("gets one that says how its samples are written", () => {
    const wav = wavOf(Uint8Array.of(1, 2, 3, 4, 5), RAW_FORMATS.slin8);

    expect(recognise(wav)).toEqual({ format: "wav" });
    expect([wav.length, wav.readUInt32LE(24), wav.readUInt16LE(34), wav.readUInt32LE(40)]).toEqual([48, 8000, 16, 4]);
  });

  test("of one law or the other keeps its bytes", () => {
    const wav = wavOf(Uint8Array.of(1, 2, 3), RAW_FORMATS.alaw);

    expect([wav.readUInt16LE(20), wav.readUInt16LE(34), wav.subarray(44)]).toEqual([6, 8, Buffer.of(1, 2, 3)]);
  });
});
