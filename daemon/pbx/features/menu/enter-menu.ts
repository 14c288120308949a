import { type Reason, reason } from "../../../model/reason.ts";
import type { PbxMenu } from "../../../model/snapshot/pbx-view.ts";
import { because, type Call, endingWith, type MenuVisit, type Otherwise, openDialogue } from "../../calls/call.ts";
import type { Leg } from "../../calls/leg.ts";
import * as moves from "../../calls/moves.ts";
import type { FileSound } from "../../engine/engine.ts";
import type { Scene } from "../house.ts";

/** So many rounds without any choice may follow each other: menus that chase each other end, and so do those who only wait. */
const MOST_ROUNDS = 5;
/** So many steps of a call are told; whoever goes round longer is a machine. */
const MOST_STEPS = 250;
/** Longer than any announcement with its silences, in seconds: one whose end is never heard holds nobody for ever. */
export const LONGEST_PLAY = 900;
/** What is left to choose without an expiry, once all has been played, in seconds. */
const PATIENCE = 10;

/** Which menu, and how often in a row nothing was chosen before. */
interface Entry {
  readonly menu: PbxMenu;
  readonly rounds: number;
}

/** A menu answers, or goes on after another one: its announcement is played from the beginning [SVI]. */
export function enterMenu(out: moves.Out, call: Call, leg: Leg, { menu, rounds }: Entry, scene: Scene): Call {
  const { name } = menu;
  const over: Call = { ...call, hunt: null, group: null };
  if (rounds >= MOST_ROUNDS) return leftMenu(out, over, leg, reason("menu-in-vain", { menu: name, rounds }));
  if (call.reasons.length >= MOST_STEPS) return leftMenu(out, over, leg, reason("menu-too-long"));
  const up = moves.answer(out, over, leg.id, null, scene.ground.now);
  return played(because(up, reason("menu-entered", { menu: name })), { menu, rounds }, scene);
}

/** Nobody answered where the menu led: the caller hears it once more. */
export function backInMenu(
  out: moves.Out,
  call: Call,
  leg: Leg,
  { menu: name, rounds }: Extract<Otherwise, { kind: "menu" }>,
  scene: Scene,
): Call {
  const menu = scene.house.plans.of(call.view).menus.get(name);
  const told = because(call, reason("menu-again", { menu: name }));
  if (menu === undefined) return leftMenu(out, told, leg, reason("menu-hangs-up", { menu: name }));
  return enterMenu(out, told, leg, { menu, rounds: rounds + 1 }, scene);
}

/** Everything is played from the beginning; without anything to play the time to choose runs at once. */
function played(call: Call, { menu, rounds }: Entry, scene: Scene): Call {
  const count = call.hunts + 1;
  const [prompt = null, ...queue] = playsOf(menu, scene);
  const isOpen = prompt === null;
  const seconds = isOpen ? patienceOf(menu) : LONGEST_PLAY;
  const topic: MenuVisit = { kind: "menu", menu: menu.name, rounds, isOpen, digits: "" };
  const dialogue = openDialogue({ count, topic, prompt, queue, seconds });
  return { ...call, hunts: count, dialogue };
}

/** Once, or in a loop [SVI-10]: after the first play « Délai » stands for the silence before it [SVI-11]. */
function playsOf({ sound, loops, mostPlays, secondsBetween }: PbxMenu, { house }: Scene): readonly FileSound[] {
  if (sound === null) return [];
  const first = house.ready(sound);
  const again = { ...first, secondsBefore: secondsBetween };
  return loops ? [first, ...Array.from({ length: mostPlays - 1 }, () => again)] : [first];
}

/** How long the caller may choose, in seconds [SVI-13]. */
export const patienceOf = ({ expirySeconds }: PbxMenu): number => expirySeconds ?? PATIENCE;

/** The call ends: he has reached nobody, and the journal says so. */
export function leftMenu(out: moves.Out, call: Call, leg: Leg, why: Reason): Call {
  const over = endingWith(because({ ...call, hunt: null, dialogue: null }, why), "no-answer");
  return moves.release(out, over, leg.id, "normal");
}
