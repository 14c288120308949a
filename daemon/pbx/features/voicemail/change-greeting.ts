import type { PbxMailbox } from "../../../model/snapshot/pbx-view.ts";
import type { Consultation } from "../../calls/voicemail-topics.ts";
import { at, type Heard, inVain, type Saying, type Step, step } from "./consultation.ts";
import type { Desk } from "./desk.ts";
import { mainMenu } from "./main-menu.ts";

/** The greeting of the default mailbox is spoken anew at the telephone [BVL-13]: it greets until it is taken back. */

const mailboxOf = ({ owner }: Consultation, desk: Desk): PbxMailbox | undefined =>
  owner === null ? undefined : desk.mailboxesOf(owner)[0];

export const greetingMenu = (topic: Consultation, ...before: readonly Saying[]): Step =>
  step(at(topic, { at: "greeting" }), [...before, "vm-greeting-menu"]);

export function greetingKeyed(topic: Consultation, heard: Heard, desk: Desk): Step {
  const mailbox = mailboxOf(topic, desk);
  if (heard.kind === "silence") return inVain(topic, "vm-greeting-menu");
  if (heard.kind !== "key" || mailbox === undefined) return step(topic, []);
  switch (heard.key) {
    case "1":
      return step(at(topic, { at: "greeting-soon" }), [], { do: "prepare-greeting", mailbox: mailbox.id });
    case "2":
      return greetingMenu(topic, desk.greetingOf(mailbox));
    case "3":
      return { ...greetingMenu(topic, "vm-greeting-gone"), deeds: [{ do: "drop-greeting", mailbox: mailbox.id }] };
    case "*":
      return mainMenu(topic, desk);
    default:
      return inVain(topic, "vm-no-key", "vm-greeting-menu");
  }
}

export function greetingReady(topic: Consultation, heard: Heard): Step {
  if (heard.kind !== "ready") return step(topic, []);
  if (heard.path === null) return greetingMenu(topic, "vm-not-done");
  return step(at(topic, { at: "beeps", path: heard.path }), ["vm-speak-greeting", "beep"]);
}

/** After the beep he speaks; a key, or the longest time, ends it. */
export function greetingSpoken(topic: Consultation, place: "beeps" | "speaks", path: string, heard: Heard): Step {
  const speaks = at(topic, { at: "speaks", path });
  if (place === "beeps") return heard.kind === "played" ? step(speaks, [], { do: "record", path }) : step(topic, []);
  if (heard.kind === "recorded") return step(at(topic, { at: "review", path }), ["vm-review-greeting"]);
  return heard.kind === "key" || heard.kind === "silence" ? step(topic, [], { do: "stop", path }) : step(topic, []);
}

export function greetingReviewed(topic: Consultation, path: string, heard: Heard, desk: Desk): Step {
  const mailbox = mailboxOf(topic, desk);
  if (heard.kind === "silence") return inVain(topic, "vm-review-greeting");
  if (heard.kind !== "key" || mailbox === undefined) return step(topic, []);
  switch (heard.key) {
    case "1":
      return step(at(topic, { at: "keeps", path }), [], { do: "keep-greeting", mailbox: mailbox.id, path });
    case "2":
      return step(topic, [{ kind: "file", path, loop: false }, "vm-review-greeting"]);
    case "3":
      return step(at(topic, { at: "greeting-soon" }), [], { do: "prepare-greeting", mailbox: mailbox.id });
    case "*":
      return mainMenu(topic, desk);
    default:
      return inVain(topic, "vm-no-key", "vm-review-greeting");
  }
}

export const greetingKept = (topic: Consultation, heard: Heard, desk: Desk): Step =>
  heard.kind === "done" ? mainMenu(topic, desk, heard.well ? "vm-greeting-kept" : "vm-not-done") : step(topic, []);
