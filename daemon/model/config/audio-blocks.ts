import type { AudioBlock } from "./audio.ts";
import type { ConfigurationDocument } from "./document.ts";
import { type Words, words } from "./field.ts";

/** An audio block of the document, and what it belongs to. */
export interface PlacedAudio {
  readonly audio: AudioBlock;
  readonly owner: Words;
  /** Callers hear it: it is rendered before the document runs. */
  readonly isHeard: boolean;
}

/** Every audio block of a document: what has one joins here, so that it is rendered and its file is kept. */
export const audioBlocks = ({ music, menus }: ConfigurationDocument): readonly PlacedAudio[] => [
  ...music.musics.map(({ name, audio }) => ({
    audio,
    owner: words(`la musique d'attente « ${name} »`, `the hold music "${name}"`),
    isHeard: name === music.active,
  })),
  ...menus.map(({ name, audio }) => ({
    audio,
    owner: words(`le menu « ${name} »`, `the menu "${name}"`),
    isHeard: true,
  })),
];

export const heardBlocks = (document: ConfigurationDocument): readonly PlacedAudio[] =>
  audioBlocks(document).filter(({ isHeard }) => isHeard);

/** Digests of the uploaded sounds that a document names. */
export const soundsNamed = (document: ConfigurationDocument): readonly string[] =>
  audioBlocks(document).flatMap(({ audio: { source } }) => (source.kind === "file" ? [source.sound] : []));
