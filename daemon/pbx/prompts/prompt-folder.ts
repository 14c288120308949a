import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { VoicemailPrompt } from "./voicemail-prompts.ts";

/** What the box itself says; README.md has the texts. */
export type PromptName =
  | "number-hidden"
  | "number-shown"
  | "do-not-disturb-on"
  | "do-not-disturb-off"
  | "forward-set"
  | "forward-cancelled"
  | "busy-call-back"
  | "call-back-kept"
  | "call-back-none"
  | "call-back-too-many"
  | "call-back-cancelled"
  | "ask-number"
  | "emergency-call"
  | "recording"
  | "recording-stopped"
  | "agent-pin"
  | "agent-wrong-pin"
  | "agent-locked"
  | "agent-logged-in"
  | "agent-logged-out"
  | "agent-paused"
  | "agent-resumed"
  | "queue-next"
  | "queue-place"
  | "queue-place-far"
  | "queue-wait"
  | "queue-wait-short"
  | "queue-wait-long"
  | "queue-minutes"
  | "queue-call-back"
  | "queue-leave"
  | "queue-noted"
  | "key-star"
  | "key-hash"
  | (typeof NUMBER_PROMPTS)[number]
  | "names-ask"
  | "names-none"
  | "names-many"
  | "names-for"
  | "names-press"
  | "conference-pin"
  | "conference-wrong-pin"
  | "conference-no-pin"
  | "conference-full"
  | "conference-locked"
  | "conference-unlocked"
  | "conference-waits"
  | "conference-muted"
  | "conference-unmuted"
  | "conference-owner-left"
  | "conference-removed"
  | "conference-ended"
  | "conference-entry"
  | "conference-exit"
  | DigitPrompt
  | VoicemailPrompt;

type DigitPrompt = (typeof DIGIT_PROMPTS)[number];

/** The digits of a number, each by itself. */
export const DIGIT_PROMPTS = [
  "digit-0",
  "digit-1",
  "digit-2",
  "digit-3",
  "digit-4",
  "digit-5",
  "digit-6",
  "digit-7",
  "digit-8",
  "digit-9",
] as const;

/** Figures that are said in one piece. */
export const NUMBER_PROMPTS = [
  "number-10",
  "number-11",
  "number-12",
  "number-13",
  "number-14",
  "number-15",
  "number-16",
  "number-17",
  "number-18",
  "number-19",
  "number-20",
  "number-25",
  "number-30",
] as const;

/** How a number is said. */
export const digitPrompts = (number: string): readonly PromptName[] =>
  [...number].flatMap((digit) => DIGIT_PROMPTS[Number(digit)] ?? []);

/** The folder of the prompts, found from a file of the source or of what was built from it. */
export function promptFolder(from: string): string {
  for (let folder = from; folder !== dirname(folder); folder = dirname(folder)) {
    const prompts = join(folder, "daemon/pbx/prompts");
    if (existsSync(join(prompts, "ask-number.wav"))) return prompts;
  }
  throw new Error(`no prompts above ${from}: the installation is incomplete`);
}
