import { describe, expect, test } from "vitest";
import { boxVoice } from "./box-voice.ts";
import { DIGIT_PROMPTS } from "./prompt-folder.ts";

const voiceOf = (wantsRecorded: boolean, recordedPrompts: string | null = "/recorded") =>
  boxVoice({ prompt: (name) => `/spoken/${name}.wav`, recordedPrompts, wantsRecorded: () => wantsRecorded });
const files = (sounds: readonly { readonly path: string }[]) => sounds.map(({ path }) => path);

describe("who says the sentences of the box", () => {
  test("a person says a sentence that is recorded, the voice one that is not", () => {
    const { prompt } = voiceOf(true);

    expect(files([prompt("vm-goodbye"), prompt("conference-locked"), prompt("recording")])).toEqual([
      "/recorded/vm-goodbye.wav",
      "/recorded/conf-locked.wav",
      "/spoken/recording.wav",
    ]);
  });

  test.each([
    ["is not wished", voiceOf(false)],
    ["is not installed", voiceOf(true, null)],
  ])("the voice says everything where the recording %s", (_, { prompt, promptWords }) => {
    expect(files([prompt("vm-goodbye"), ...promptWords(["digit-7"])])).toEqual([
      "/spoken/vm-goodbye.wav",
      "/spoken/digit-7.wav",
    ]);
  });

  test("no sentence has two voices: one word without a recording, and the voice says all of them", () => {
    const { promptWords } = voiceOf(true);

    expect(files(promptWords(DIGIT_PROMPTS))).toEqual(DIGIT_PROMPTS.map((_, digit) => `/recorded/digits/${digit}.wav`));
    expect(files(promptWords(["digit-7", "names-press"]))).toEqual(["/spoken/digit-7.wav", "/spoken/names-press.wav"]);
  });

  test("a digit among other words is the voice's", () => {
    expect(files([voiceOf(true).prompt("digit-7")])).toEqual(["/spoken/digit-7.wav"]);
  });
});
