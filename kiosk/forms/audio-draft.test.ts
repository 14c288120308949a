import { expect, test } from "vitest";
import { AUDIO_CHOICES, firstChoice, firstSource, isSilent, readSource, type SourceDraft } from "./audio-draft.ts";

const spoken: SourceDraft = { kind: "text", text: "Bonjour." };

test("AUD-05: what is saved is kept until another choice is made, and can be taken back", () => {
  expect([firstChoice(spoken), firstChoice({ kind: "none" })]).toEqual(["keep", "none"]);
  expect(AUDIO_CHOICES.map((choice) => firstSource(choice, spoken))).toEqual([
    spoken,
    spoken,
    { kind: "file", sound: "", name: "" },
    { kind: "file", sound: "", name: "" },
    { kind: "file", sound: "", name: "" },
    { kind: "none" },
  ]);
});

test("there is something to listen to once a text has a letter or a file was sent", () => {
  const sources: SourceDraft[] = [spoken, { kind: "text", text: " … " }, { kind: "file", sound: "ab", name: "a.mp3" }];
  expect(sources.map(isSilent)).toEqual([false, true, false]);
  expect(
    [...(["file", "none", "text"] as const)].map((choice) => isSilent(firstSource(choice, { kind: "none" }))),
  ).toEqual([true, true, true]);
});

test("whatever stands in a form is read as a source", () => {
  expect([readSource(undefined), readSource(null), readSource({ kind: "file", sound: "ab" }), readSource("x")]).toEqual(
    [{ kind: "none" }, { kind: "none" }, { kind: "file", sound: "ab", name: "" }, { kind: "none" }],
  );
});
