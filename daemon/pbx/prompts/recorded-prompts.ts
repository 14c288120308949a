import { existsSync } from "node:fs";
import { join } from "node:path";
import type { PromptName } from "./prompt-folder.ts";

/**
 * Sentences of the box that a person has recorded, in Debian's asterisk-core-sounds-fr-wav (decision 0037): only those of
 * which it is certain what they say, for the package has no list of its texts.
 */
const SENTENCES: { readonly [Name in PromptName]?: string } = {
  "conference-full": "conf-full",
  "conference-locked": "conf-locked",
  "conference-unlocked": "conf-unlockednow",
  "conference-muted": "conf-muted",
  "conference-unmuted": "conf-unmuted",
  "conference-removed": "conf-kicked",
  "conference-waits": "conf-waitforleader",
  "vm-goodbye": "vm-goodbye",
  "vm-no-more": "vm-nomore",
};

/** Words that stand among others: recorded where all of them are. */
const DIGITS = /^digit-([0-9])$/;

/** Where Debian puts the recordings; null: they are not installed. */
export function recordedPrompts(folder = "/usr/share/asterisk/sounds/fr_CA_f_June"): string | null {
  return existsSync(join(folder, "digits/0.wav")) ? folder : null;
}

/** The recording of one sentence; null: there is none, and the voice says it. */
export const recordedSentence = (folder: string, name: PromptName): string | null => {
  const file = SENTENCES[name];
  return file === undefined ? null : join(folder, `${file}.wav`);
};

/** The recordings of words that make one sentence, all of them or (null) none: no sentence has two voices. */
export function recordedWords(folder: string, names: readonly PromptName[]): readonly string[] | null {
  const files = names.flatMap((name) => {
    const digit = DIGITS.exec(name)?.[1];
    return digit === undefined ? [] : [join(folder, `digits/${digit}.wav`)];
  });
  return files.length === names.length ? files : null;
}
