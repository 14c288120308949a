import { type AudioBlock, NOMINAL_VOLUME } from "./audio.ts";
import type { ConfigurationDocument } from "./document.ts";
import type { Extension } from "./extensions.ts";
import { type Words, words } from "./field.ts";
import type { Menu } from "./menus.ts";

/** An audio block of the document, and what it belongs to. */
export interface PlacedAudio {
  readonly audio: AudioBlock;
  readonly owner: Words;
  /** Callers hear it: it is rendered before the document runs. */
  readonly isHeard: boolean;
}

/** Every audio block of a document: what has one joins here, so that it is rendered and its file is kept. */
export const audioBlocks = ({
  music,
  menus,
  groups,
  inboundRules,
  extensions,
  mailboxes,
}: ConfigurationDocument): readonly PlacedAudio[] => [
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
  ...inboundRules.map(({ audio }, index) => ({
    audio,
    owner: words(`la règle d'appel entrant ${index + 1}`, `inbound rule ${index + 1}`),
    isHeard: true,
  })),
  ...groups.map(({ number, answersFirst, firstAudio: audio }) => ({
    audio,
    owner: words(`l'annonce du groupe ${number}`, `the announcement of group ${number}`),
    isHeard: answersFirst,
  })),
  ...extensions.flatMap((extension) => placedName(extension, menus)),
  ...mailboxes.map(({ name, greeting: audio, hasOwnGreeting: isHeard }) => ({
    audio,
    owner: words(`la boîte vocale « ${name} »`, `the mailbox "${name}"`),
    isHeard,
  })),
];

function placedName(extension: Extension, menus: readonly Menu[]): readonly PlacedAudio[] {
  const { number } = extension;
  const audio = nameAudio(extension, menus);
  const owner = words(`le nom du poste ${number}`, `the name of extension ${number}`);
  return audio === null ? [] : [{ audio, owner, isHeard: true }];
}

/** How a name is said, where a menu lets callers ask for it; null: it is not. */
export function nameAudio({ name, isListed }: Extension, menus: readonly Menu[]): AudioBlock | null {
  // Without a letter or a digit there is nothing to say.
  if (!isListed || !menus.some(asksNames) || !/[\p{L}\p{N}]/u.test(name)) return null;
  return { source: { kind: "text", text: name }, volume: NOMINAL_VOLUME, secondsBefore: 0, secondsAfter: 0 };
}

const asksNames = ({ events, onExpiry }: Menu): boolean =>
  [onExpiry, ...events.map(({ action }) => action)].some(({ kind }) => kind === "by-name");

export const heardBlocks = (document: ConfigurationDocument): readonly PlacedAudio[] =>
  audioBlocks(document).filter(({ isHeard }) => isHeard);

/** Digests of the uploaded sounds that a document names. */
export const soundsNamed = (document: ConfigurationDocument): readonly string[] =>
  audioBlocks(document).flatMap(({ audio: { source } }) => (source.kind === "file" ? [source.sound] : []));
