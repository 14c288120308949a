import { reason } from "../../../model/reason.ts";
import type { PbxExtension } from "../../../model/snapshot/pbx-view.ts";
import {
  because,
  type Call,
  dialogueAbout,
  type MenuVisit,
  type NameAsked,
  openDialogue,
  presentLeg,
} from "../../calls/call.ts";
import type * as moves from "../../calls/moves.ts";
import type { FileSound } from "../../engine/engine.ts";
import { DIGIT_PROMPTS, digitPrompts, type PromptName } from "../../prompts/prompt-folder.ts";
import { extensionOf, type Scene } from "../house.ts";
import { backInMenu } from "./enter-menu.ts";
import { namesFound } from "./names-found.ts";
import { transferred } from "./transferred.ts";

/** To begin, prompt included; for another letter; and to choose, once all names have been said; in seconds. */
const PATIENCE = 25;
const BETWEEN_LETTERS = 4;
const TO_CHOOSE = 10;
/** How long one name and its key may be said, in seconds. */
const LONGEST_NAME = 8;
/** As many as there are keys to choose by. */
const MOST_FOUND = 9;
/** Asked so often; then he is back in the menu. */
const MOST_ASKED = 3;
const MOST_LETTERS = 30;

/** The caller is asked for the first letters of a name, on the keys of his telephone. */
export const askName = (_: moves.Out, call: Call, { menu, rounds }: MenuVisit, scene: Scene): Call =>
  asked(because(call, reason("menu-asks-name")), { menu, rounds, asked: 1 }, ["names-ask"], scene);

function asked(
  call: Call,
  from: Pick<NameAsked, "menu" | "rounds" | "asked">,
  prompts: readonly PromptName[],
  scene: Scene,
): Call {
  const topic: NameAsked = { kind: "by-name", ...from, keys: "", found: [] };
  return says(
    call,
    topic,
    prompts.map((name) => scene.house.prompt(name)),
    PATIENCE,
  );
}

function says(call: Call, topic: NameAsked, sounds: readonly FileSound[], seconds: number): Call {
  const count = call.hunts + 1;
  const [prompt = null, ...queue] = sounds;
  return { ...call, hunts: count, dialogue: openDialogue({ count, topic, prompt, queue, seconds }) };
}

/** Letters until #; then the key of somebody. * begins anew, and leads back to the menu when nothing was spelled. */
export function nameKeyed(out: moves.Out, call: Call, digit: string, scene: Scene): Call {
  const topic = dialogueAbout(call, "by-name")?.topic;
  if (topic === undefined || !/^[0-9*#]$/.test(digit)) return call;
  if (digit === "*")
    return topic.keys === "" ? back(out, call, topic, scene) : asked(call, topic, ["names-ask"], scene);
  if (topic.found.length > 1) return chosen(out, call, topic, digit, scene);
  // Whoever is the only one is being led to already.
  if (topic.found.length === 1) return call;
  if (digit === "#") return lookedUp(out, call, topic, scene);
  const keys = (topic.keys + digit).slice(0, MOST_LETTERS);
  return says(call, { ...topic, keys }, [], BETWEEN_LETTERS);
}

/** A key that is nobody's has all names said again. */
function chosen(out: moves.Out, call: Call, topic: NameAsked, digit: string, scene: Scene): Call {
  const number = topic.found[Number(digit) - 1];
  return number === undefined ? offered(call, topic, scene) : ledTo(out, call, { ...topic, rounds: 0 }, number, scene);
}

/** The time for another letter, or to choose, is over. */
export function nameExpired(out: moves.Out, call: Call, scene: Scene): Call {
  const topic = dialogueAbout(call, "by-name")?.topic;
  if (topic === undefined) return call;
  const [only] = topic.found;
  if (only !== undefined && topic.found.length === 1) return ledTo(out, call, topic, only, scene);
  if (topic.keys === "" || only !== undefined) return back(out, call, topic, scene);
  return lookedUp(out, call, topic, scene);
}

/** All has been said: who is the only one of that name is called; else the box listens. */
export function namePlayed(out: moves.Out, call: Call, scene: Scene): Call {
  const dialogue = dialogueAbout(call, "by-name");
  if (dialogue === null) return call;
  const [only] = dialogue.topic.found;
  if (only !== undefined && dialogue.topic.found.length === 1) return ledTo(out, call, dialogue.topic, only, scene);
  return { ...call, dialogue: { ...dialogue, prompt: null } };
}

function lookedUp(out: moves.Out, call: Call, topic: NameAsked, scene: Scene): Call {
  const { keys } = topic;
  const found = namesFound(scene.house.plans.of(call.view).extensions.values(), keys).map(({ number }) => number);
  if (found.length === 0) {
    return again(out, because(call, reason("menu-name-unknown", { keys })), topic, ["names-none", "names-ask"], scene);
  }
  if (found.length > MOST_FOUND) {
    const told = because(call, reason("menu-names-too-many", { keys, count: found.length }));
    return again(out, told, topic, ["names-many"], scene);
  }
  return offered(because(call, reason("menu-names-found", { keys, numbers: found })), { ...topic, found }, scene);
}

function again(out: moves.Out, call: Call, topic: NameAsked, prompts: readonly PromptName[], scene: Scene): Call {
  if (topic.asked >= MOST_ASKED) return back(out, call, topic, scene);
  return asked(call, { ...topic, asked: topic.asked + 1 }, prompts, scene);
}

/** Says who it may be, each with his key where there are several. */
function offered(call: Call, topic: NameAsked, scene: Scene): Call {
  const { found } = topic;
  const isOne = found.length === 1;
  const sounds = found.flatMap((number, index) => {
    const named = nameOf(extensionOf(scene, call.view, number), number, scene);
    const key = DIGIT_PROMPTS[index + 1];
    if (isOne || key === undefined) return named;
    const { prompt } = scene.house;
    return [prompt("names-for"), ...named, prompt("names-press"), prompt(key)];
  });
  return says(call, topic, sounds, found.length * LONGEST_NAME + (isOne ? 0 : TO_CHOOSE));
}

const nameOf = (extension: PbxExtension | undefined, number: string, { house }: Scene): readonly FileSound[] =>
  extension?.nameSound == null
    ? digitPrompts(number).map((digit) => house.prompt(digit))
    : [house.ready(extension.nameSound)];

function ledTo(out: moves.Out, call: Call, from: NameAsked, number: string, scene: Scene): Call {
  const leg = presentLeg(call, call.waiting);
  return leg === null ? call : transferred(out, call, leg, { number, from }, scene);
}

function back(out: moves.Out, call: Call, { menu, rounds }: NameAsked, scene: Scene): Call {
  const leg = presentLeg(call, call.waiting);
  if (leg === null) return call;
  return backInMenu(out, { ...call, dialogue: null }, leg, { kind: "menu", menu, rounds }, scene);
}
