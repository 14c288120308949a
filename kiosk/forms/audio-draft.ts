import { type DraftValue, isDraft } from "./draft.ts";

/** How the sound of a block is given: the choices of the guide [AUD-05], and those that the pages add. */
export const AUDIO_CHOICES = ["keep", "text", "file", "microphone", "library", "none"] as const;
export type AudioChoice = (typeof AUDIO_CHOICES)[number];

/** The source of an audio block as its controls hold it. */
export type SourceDraft =
  | { readonly kind: "none" }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "file"; readonly sound: string; readonly name: string };

export function readSource(value: DraftValue | undefined): SourceDraft {
  if (!isDraft(value)) return { kind: "none" };
  const text = (key: string): string => {
    const one = value[key];
    return typeof one === "string" ? one : "";
  };
  if (value.kind === "text") return { kind: "text", text: text("text") };
  if (value.kind === "file") return { kind: "file", sound: text("sound"), name: text("name") };
  return { kind: "none" };
}

/** What a choice begins with, before anything was typed or sent for it. */
export function firstSource(choice: AudioChoice, saved: SourceDraft): SourceDraft {
  switch (choice) {
    case "keep":
      return saved;
    case "none":
      return { kind: "none" };
    case "text":
      return saved.kind === "text" ? saved : { kind: "text", text: "" };
    case "file":
    case "microphone":
    case "library":
      return { kind: "file", sound: "", name: "" };
  }
}

/** « Ne pas modifier » where there is something to keep; else nothing is played. */
export const firstChoice = (saved: SourceDraft): AudioChoice => (saved.kind === "none" ? "none" : "keep");

/** Nothing to listen to yet. */
export const isSilent = (source: SourceDraft): boolean =>
  source.kind === "none" || (source.kind === "text" ? !/[\p{L}\p{N}]/u.test(source.text) : source.sound === "");
