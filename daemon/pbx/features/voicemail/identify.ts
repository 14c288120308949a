import { pinWeakness } from "../../../model/voicemail-pin.ts";
import type { Consultation } from "../../calls/voicemail-topics.ts";
import { at, type Heard, inVain, leaves, MOST_VAIN, type Step, step } from "./consultation.ts";
import type { Desk } from "./desk.ts";
import { mainMenu } from "./main-menu.ts";

/** Whose messages, whether it is he, and another code. */

const PIN_DIGITS = 6;
const MOST_DIGITS = 10;

/** Where it begins: at once for who has his own telephone in his hand, else with his number and code. */
export function begun(owner: string | null, desk: Desk): Step {
  const topic: Consultation = { kind: "consult", owner, isProved: false, place: { at: "owner" }, digits: "", vain: 0 };
  if (owner === null) return step(topic, ["vm-ask-owner"]);
  return desk.isOwn(owner) ? mainMenu({ ...topic, isProved: true }, desk) : asksPin(topic);
}

const asksPin = (topic: Consultation): Step => step(at(topic, { at: "pin" }), ["vm-ask-pin"]);

export function ownerGiven(topic: Consultation, heard: Heard, desk: Desk): Step {
  if (heard.kind !== "key") return heard.kind === "silence" ? inVain(topic, "vm-ask-owner") : step(topic, []);
  const { digits } = topic;
  if (/^[0-9]$/.test(heard.key)) return typed(topic, (digits + heard.key).slice(0, MOST_DIGITS));
  if (heard.key === "*" || digits === "") return inVain(topic, "vm-ask-owner");
  const known = { ...topic, owner: digits, isProved: false };
  if (!desk.isOwn(digits)) return asksPin(known);
  return mainMenu({ ...known, isProved: true, vain: 0 }, desk);
}

/** What was keyed in is kept; whatever was being said is cut short. */
export const typed = (topic: Consultation, digits: string): Step => ({
  ...step(topic, []),
  topic: { ...topic, digits },
});

export function pinGiven(topic: Consultation, heard: Heard): Step {
  if (heard.kind === "silence") return inVain(topic, "vm-ask-pin");
  if (heard.kind !== "key" || topic.owner === null) return step(topic, []);
  if (!/^[0-9]$/.test(heard.key)) return typed(topic, "");
  const digits = topic.digits + heard.key;
  if (digits.length < PIN_DIGITS) return typed(topic, digits);
  return step(at(topic, { at: "checks" }), [], { do: "check-pin", owner: topic.owner, pin: digits });
}

/** Whoever guesses is told nothing of whether there is such a mailbox, or whether it is closed to him. */
export function pinChecked(topic: Consultation, heard: Heard, desk: Desk): Step {
  if (heard.kind !== "pin") return step(topic, []);
  if (heard.verdict === "right") return mainMenu({ ...topic, isProved: true, vain: 0 }, desk);
  const vain = topic.vain + 1;
  if (heard.verdict === "closed" || vain >= MOST_VAIN) return leaves(topic, "vm-wrong-pin");
  return step({ ...at(topic, { at: "pin" }), vain }, ["vm-wrong-pin", "vm-ask-pin"]);
}

export const asksNewPin = (topic: Consultation): Step => step(at(topic, { at: "new-pin" }), ["vm-new-pin"]);

export function newPinGiven(topic: Consultation, heard: Heard, desk: Desk): Step {
  if (heard.kind === "silence") return inVain(topic, "vm-new-pin");
  if (heard.kind !== "key" || topic.owner === null) return step(topic, []);
  if (!/^[0-9]$/.test(heard.key)) return mainMenu(topic, desk);
  const digits = topic.digits + heard.key;
  if (digits.length < PIN_DIGITS) return typed(topic, digits);
  if (pinWeakness(digits, topic.owner) !== null) return inVain(topic, "vm-pin-weak", "vm-new-pin");
  return step(at(topic, { at: "repeat-pin", pin: digits }), ["vm-repeat-pin"]);
}

export function pinRepeated(topic: Consultation, pin: string, heard: Heard, desk: Desk): Step {
  if (heard.kind === "silence") return inVain(topic, "vm-repeat-pin");
  if (heard.kind !== "key" || topic.owner === null) return step(topic, []);
  if (!/^[0-9]$/.test(heard.key)) return mainMenu(topic, desk);
  const digits = topic.digits + heard.key;
  if (digits.length < PIN_DIGITS) return typed(topic, digits);
  if (digits !== pin) return inVain(at(topic, { at: "new-pin" }), "vm-pin-differs", "vm-new-pin");
  return step(at(topic, { at: "sets-pin" }), [], { do: "set-pin", owner: topic.owner, pin });
}

export const pinSet = (topic: Consultation, heard: Heard, desk: Desk): Step =>
  heard.kind === "done" ? mainMenu(topic, desk, heard.well ? "vm-pin-set" : "vm-not-done") : step(topic, []);
