import type { Consultation } from "../../calls/voicemail-topics.ts";
import {
  greetingKept,
  greetingKeyed,
  greetingMenu,
  greetingReady,
  greetingReviewed,
  greetingSpoken,
} from "./change-greeting.ts";
import { at, type Heard, inVain, leaves, type Step, step } from "./consultation.ts";
import type { Desk } from "./desk.ts";
import { forwarded, forwardKeyed, hearsAll, messageKeyed } from "./hear-messages.ts";
import { asksNewPin, newPinGiven, ownerGiven, pinChecked, pinGiven, pinRepeated, pinSet } from "./identify.ts";
import { choiceOf, mainMenu } from "./main-menu.ts";

/** The house has been asked for something: keys mean nothing until it has answered. */
export const WAITING: ReadonlySet<Consultation["place"]["at"]> = new Set([
  "checks",
  "forwards",
  "greeting-soon",
  "keeps",
  "sets-pin",
]);

/** How a consultation goes on from where it is. Pure: reads nothing but its arguments. */
export function consulted(topic: Consultation, heard: Heard, desk: Desk): Step {
  const { place } = topic;
  if (heard.kind === "silence" && WAITING.has(place.at)) return leaves(topic, "vm-not-done");
  switch (place.at) {
    case "owner":
      return ownerGiven(topic, heard, desk);
    case "pin":
      return pinGiven(topic, heard);
    case "checks":
      return pinChecked(topic, heard, desk);
    case "menu":
      return menuKeyed(topic, heard, desk);
    case "message":
      return messageKeyed(topic, place, heard, desk);
    case "forward":
      return forwardKeyed(topic, place, heard, desk);
    case "forwards":
      return forwarded(topic, place, heard);
    case "greeting":
      return greetingKeyed(topic, heard, desk);
    case "greeting-soon":
      return greetingReady(topic, heard);
    case "beeps":
    case "speaks":
      return greetingSpoken(topic, place.at, place.path, heard);
    case "review":
      return greetingReviewed(topic, place.path, heard, desk);
    case "keeps":
      return greetingKept(topic, heard, desk);
    case "new-pin":
      return newPinGiven(topic, heard, desk);
    case "repeat-pin":
      return pinRepeated(topic, place.pin, heard, desk);
    case "sets-pin":
      return pinSet(topic, heard, desk);
    case "leaves":
      return step(topic, []);
  }
}

function menuKeyed(topic: Consultation, heard: Heard, desk: Desk): Step {
  if (heard.kind === "silence") return inVain(topic, "vm-menu");
  if (heard.kind !== "key") return step(topic, []);
  const known = { ...topic, vain: 0 };
  const choice = choiceOf(heard);
  switch (choice) {
    case "new":
    case "saved":
      return hearsOrSaysNone(known, choice, desk);
    case "greeting":
      return greetingMenu(known);
    case "pin":
      return asksNewPin(known);
    case "owner":
      return step({ ...at(known, { at: "owner" }), owner: null, isProved: false }, ["vm-ask-owner"]);
    case "again":
      return mainMenu(known, desk);
    case "leave":
      return leaves(known);
    case null:
      return inVain(topic, "vm-no-key", "vm-menu");
  }
}

function hearsOrSaysNone(topic: Consultation, state: "new" | "saved", desk: Desk): Step {
  const then = hearsAll(topic, state, desk);
  return then.topic.place.at === "menu" ? mainMenu(topic, desk) : then;
}
