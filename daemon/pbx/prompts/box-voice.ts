import { playedOnce } from "../calls/sound.ts";
import type { FileSound } from "../engine/engine.ts";
import type { PromptName } from "./prompt-folder.ts";
import { recordedSentence, recordedWords } from "./recorded-prompts.ts";

export interface BoxVoiceParts {
  /** The file of what the voice says. */
  readonly prompt: (name: PromptName) => string;
  /** Where recorded sentences are; null: there are none here. */
  readonly recordedPrompts: string | null;
  /** The running configuration wants them. */
  wantsRecorded(): boolean;
}

export interface BoxVoice {
  prompt(name: PromptName): FileSound;
  promptWords(names: readonly PromptName[]): readonly FileSound[];
}

/** Who says the box's own sentences: a person where one has recorded the whole of it and that is wished, else the voice. */
export function boxVoice({ prompt, recordedPrompts, wantsRecorded }: BoxVoiceParts): BoxVoice {
  const folder = () => (wantsRecorded() ? recordedPrompts : null);
  return {
    prompt: (name) => {
      const from = folder();
      return playedOnce((from === null ? null : recordedSentence(from, name)) ?? prompt(name));
    },
    promptWords: (names) => {
      const from = folder();
      return ((from === null ? null : recordedWords(from, names)) ?? names.map(prompt)).map(playedOnce);
    },
  };
}
