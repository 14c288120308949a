import { describe, expect, test } from "vitest";
import type { AudioBlock } from "../../model/config/audio.ts";
import { readyName, recipeOf } from "./recipe.ts";
import { digestsIn } from "./sounds-of-revisions.ts";

const block = (change: Partial<AudioBlock> = {}): AudioBlock => ({
  ...{ source: { kind: "text", text: "Ouvert à 9h." }, volume: 10, secondsBefore: 1, secondsAfter: 6 },
  ...change,
});
const nameOf = (audio: AudioBlock, dictionary: Parameters<typeof recipeOf>[1] = [], voice = "espeak-ng") => {
  const recipe = recipeOf(audio, dictionary, voice);
  return recipe === null ? null : readyName(recipe);
};
const sound = "b".repeat(64);

describe("what a ready sound is called", () => {
  test("a text that is said alike is rendered once, whatever silence is around it", () => {
    const written = block({ source: { kind: "text", text: "Ouvert à 9 h." }, secondsBefore: 0, secondsAfter: 0 });

    expect(nameOf(written)).toBe(nameOf(block()));
  });

  test("another volume, another voice, another word in the dictionary gives another sound", () => {
    const names = [
      nameOf(block()),
      nameOf(block({ volume: 20 })),
      nameOf(block(), [], "piper --model fr.onnx"),
      nameOf(block(), [{ written: "ouvert", spoken: "ou-vert" }]),
      nameOf(block({ source: { kind: "file", sound, name: "" } })),
    ];

    expect(new Set(names).size).toBe(5);
  });

  test("a file is the same by whatever name it was uploaded, and knows no dictionary", () => {
    const file = (name: string) => block({ source: { kind: "file", sound, name } });

    expect(nameOf(file("a.mp3"), [{ written: "a", spoken: "b" }])).toBe(nameOf(file("b.mp3")));
  });

  test("nothing is rendered for a block without audio", () => {
    expect(nameOf(block({ source: { kind: "none" } }))).toBeNull();
  });
});

test("a document names its sounds wherever they stand, also in places that this version does not know", () => {
  const document = {
    menus: [{ greeting: { source: { kind: "file", sound, name: "a" } } }],
    note: `sound ${"c".repeat(64)}`,
  };

  expect(digestsIn(document)).toEqual([sound]);
  expect(digestsIn(undefined)).toEqual([]);
});
