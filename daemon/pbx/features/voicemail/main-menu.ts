import type { Consultation } from "../../calls/voicemail-topics.ts";
import { at, type Heard, inVain, type Saying, type Step, step } from "./consultation.ts";
import type { Desk } from "./desk.ts";
import { sayCount } from "./say.ts";

/** How many messages there are, and the keys. */
export function mainMenu(topic: Consultation, desk: Desk, ...before: readonly Saying[]): Step {
  const { owner } = topic;
  if (owner === null || desk.mailboxesOf(owner).length === 0) {
    const asks = { ...at(topic, { at: "owner" }), owner: null, isProved: false };
    return inVain(asks, "vm-no-mailbox", "vm-ask-owner");
  }
  return step(at(topic, { at: "menu" }), [...before, ...counts(owner, desk), "vm-menu"]);
}

function counts(owner: string, desk: Desk): readonly Saying[] {
  const messages = desk.messagesOf(owner);
  const fresh = messages.filter(({ state }) => state === "new").length;
  const saved = messages.length - fresh;
  if (messages.length === 0) return ["vm-no-message"];
  const both: readonly (readonly Saying[])[] = [
    ...(fresh === 0 ? [] : [sayCount(fresh, "vm-new-message", "vm-new-messages")]),
    ...(saved === 0 ? [] : [sayCount(saved, "vm-saved-message", "vm-saved-messages")]),
  ];
  return ["vm-you-have", ...both.flatMap((one, index) => (index === 0 ? one : ["vm-and" as const, ...one]))];
}

/** Where a key leads from the menu; null: it has no meaning there. */
export type Choice = "new" | "saved" | "greeting" | "pin" | "owner" | "again" | "leave";

const CHOICES: Readonly<Record<string, Choice>> = {
  "1": "new",
  "2": "saved",
  "3": "greeting",
  "4": "pin",
  "9": "owner",
  "0": "again",
  "*": "again",
  "#": "leave",
};

export const choiceOf = (heard: Heard): Choice | null => (heard.kind === "key" ? (CHOICES[heard.key] ?? null) : null);
