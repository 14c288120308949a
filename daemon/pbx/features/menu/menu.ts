import type { MenuAction } from "../../../model/config/menus.ts";
import { reason } from "../../../model/reason.ts";
import type { PbxMenu } from "../../../model/snapshot/pbx-view.ts";
import { because, type Call, type Dialogue, dialogueAbout, type MenuVisit, presentLeg } from "../../calls/call.ts";
import type { Leg } from "../../calls/leg.ts";
import type * as moves from "../../calls/moves.ts";
import type { Scene } from "../house.ts";
import { askName } from "./by-name.ts";
import { enterMenu, LONGEST_PLAY, leftMenu, patienceOf } from "./enter-menu.ts";
import { transferred } from "./transferred.ts";

/** Another digit of an extension's number has to follow in this time, in seconds. */
const BETWEEN_DIGITS = 3;
const MOST_DIGITS = 15;

/** A caller in a menu. */
interface Present {
  readonly call: Call;
  readonly leg: Leg;
  readonly menu: PbxMenu;
  readonly dialogue: Dialogue<MenuVisit>;
  readonly visit: MenuVisit;
}

function presentIn(call: Call, scene: Scene): Present | null {
  const leg = presentLeg(call, call.waiting);
  const dialogue = dialogueAbout(call, "menu");
  if (leg === null || dialogue === null) return null;
  const visit = dialogue.topic;
  const menu = scene.house.plans.of(call.view).menus.get(visit.menu);
  return menu === undefined ? null : { call, leg, menu, dialogue, visit };
}

/** One play is over: the next one follows, and after the first one the time to choose runs [SVI-12]. */
export function menuPlayed(_: moves.Out, call: Call, scene: Scene): Call {
  const here = presentIn(call, scene);
  if (here === null) return call;
  const [prompt = null, ...queue] = here.dialogue.queue;
  return after(here, { prompt, queue });
}

function after({ call, menu, dialogue, visit }: Present, left: Pick<Dialogue, "prompt" | "queue">): Call {
  const going = { ...dialogue, ...left };
  if (visit.isOpen) return { ...call, dialogue: going };
  const count = call.hunts + 1;
  // Without an expiry the time to choose begins when there is nothing more to hear.
  const isOpen = menu.expirySeconds !== null || left.prompt === null;
  const seconds = isOpen ? patienceOf(menu) : LONGEST_PLAY;
  return { ...call, hunts: count, dialogue: { ...going, count, seconds, topic: { ...visit, isOpen } } };
}

/** A key acts at once, also into the announcement [SVI-23]. */
export function menuKeyed(out: moves.Out, call: Call, digit: string, scene: Scene): Call {
  const here = presentIn(call, scene);
  if (here === null || !/^[0-9*#]$/.test(digit)) return call;
  const { menu, visit } = here;
  const typed = visit.digits + digit;
  if (!menu.dialsExtensions) return chosen(out, here, digit, scene);
  if (digit === "#" && visit.digits !== "") return chosen(out, here, visit.digits, scene);
  // What is nobody's number is heard to its end, so that its last digit is not taken for a key.
  const isWhole = actionFor(menu, typed, scene, call) !== undefined && !mayGoOn(typed, scene, call);
  return isWhole ? chosen(out, here, typed, scene) : waitsForMore(here, typed.slice(0, MOST_DIGITS));
}

/** Another digit would make the number of an extension of it. */
function mayGoOn(typed: string, scene: Scene, { view }: Call): boolean {
  const { extensions, agents } = scene.house.plans.of(view);
  for (const number of [...extensions.keys(), ...agents.keys()]) {
    if (number.length > typed.length && number.startsWith(typed)) return true;
  }
  return false;
}

function waitsForMore({ call, dialogue, visit }: Present, digits: string): Call {
  const count = call.hunts + 1;
  const listening = { ...dialogue, prompt: null, queue: [], count, seconds: BETWEEN_DIGITS };
  return { ...call, hunts: count, dialogue: { ...listening, topic: { ...visit, digits, isOpen: true } } };
}

/** What was keyed in is whole: a key of the menu, or an extension; anything else is played again [SVI-24]. */
function chosen(out: moves.Out, here: Present, typed: string, scene: Scene): Call {
  const { call, menu } = here;
  const action = actionFor(menu, typed, scene, call);
  const known = { ...here, visit: { ...here.visit, rounds: 0 } };
  if (action !== undefined) {
    return carriedOut(out, { ...known, call: because(call, reason("menu-key", { key: typed })) }, action, scene);
  }
  const told = because(call, reason("menu-key-unknown", { menu: menu.name, key: typed }));
  return enterMenu(out, told, here.leg, { menu, rounds: 0 }, scene);
}

function actionFor(menu: PbxMenu, typed: string, scene: Scene, { view }: Call): MenuAction | undefined {
  const { extensions, agents } = scene.house.plans.of(view);
  const isExtension = menu.dialsExtensions && (extensions.has(typed) || agents.has(typed));
  return isExtension ? { kind: "transfer", number: typed } : menu.events.find(({ key }) => key === typed)?.action;
}

/** The time is over: of the digits that were keyed in, of the choice, or of an announcement that never ended. */
export function menuExpired(out: moves.Out, call: Call, scene: Scene): Call {
  const here = presentIn(call, scene);
  if (here === null) return call;
  const { menu, dialogue, visit, leg } = here;
  if (visit.digits !== "") return chosen(out, here, visit.digits, scene);
  if (!visit.isOpen) return after(here, { prompt: null, queue: [] });
  const expired = because(call, reason("menu-expired", { menu: menu.name, seconds: dialogue.seconds }));
  if (menu.expirySeconds === null) return leftMenu(out, expired, leg, reason("menu-hangs-up", { menu: menu.name }));
  // Whoever is led on to somebody has not come to nothing yet: that is counted when he comes back.
  const rounds = menu.onExpiry.kind === "menu" ? visit.rounds + 1 : visit.rounds;
  return carriedOut(out, { ...here, call: expired, visit: { ...visit, rounds } }, menu.onExpiry, scene);
}

function carriedOut(out: moves.Out, here: Present, action: MenuAction, scene: Scene): Call {
  const { call, leg, menu, visit } = here;
  switch (action.kind) {
    case "hang-up":
      return leftMenu(out, call, leg, reason("menu-hangs-up", { menu: menu.name }));
    case "transfer":
      return transferred(out, call, leg, { number: action.number, from: visit }, scene);
    case "by-name":
      return askName(out, call, visit, scene);
    case "menu": {
      const next = scene.house.plans.of(call.view).menus.get(action.menu);
      if (next === undefined) return leftMenu(out, call, leg, reason("menu-hangs-up", { menu: menu.name }));
      return enterMenu(out, call, leg, { menu: next, rounds: visit.rounds }, scene);
    }
  }
}
