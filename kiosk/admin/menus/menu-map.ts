import {
  MENU_KEYS,
  type Menu,
  type MenuAction,
  type MenuKey,
  type MenuNumber,
} from "../../../daemon/model/config/menus.ts";

/** What brings a caller on: a key, or nothing in time. */
export type Choice = MenuKey | "expiry";

/** Where a choice leads; `again`: nowhere, the announcement is played again [SVI-24]. */
export type Outcome =
  | { readonly kind: "menu"; readonly menu: string }
  | { readonly kind: "number"; readonly number: string }
  | { readonly kind: "by-name" | "hang-up" | "again" };

export interface VoiceServer {
  readonly menus: readonly Menu[];
  readonly numbers: readonly MenuNumber[];
}

/** Where a caller in this menu comes to. A number of another menu leads into it. Pure. */
export function outcomeOf({ menus }: Pick<VoiceServer, "menus">, menu: Menu, choice: Choice): Outcome {
  const action = choice === "expiry" ? menu.onExpiry : menu.events.find(({ key }) => key === choice)?.action;
  return action === undefined ? { kind: "again" } : leadTo(menus, action);
}

function leadTo(menus: readonly Menu[], action: MenuAction): Outcome {
  if (action.kind !== "transfer") return action;
  const entered = menus.find(({ number }) => number === action.number);
  return entered === undefined ? { kind: "number", number: action.number } : { kind: "menu", menu: entered.name };
}

/** A menu in the plan. It is drawn out once: where it is met again it is named only, as a loop when it leads back. */
export interface MenuPlace {
  readonly menu: string;
  readonly drawn: "here" | "loop" | "elsewhere" | "missing";
  /** Whoever is in it can do nothing but hang up. */
  readonly isDeadEnd: boolean;
  readonly ways: readonly { readonly choice: Choice; readonly to: Outcome; readonly place: MenuPlace | null }[];
}

/** A way into the voice server; `number` null: none leads to this menu, from anywhere. */
export interface Entry {
  readonly number: MenuNumber | null;
  /** Null: the number waits for a menu. */
  readonly place: MenuPlace | null;
}

/** The whole voice server from its numbers on: which menu leads where. Pure. */
export function planOf(server: VoiceServer): readonly Entry[] {
  const { menus, numbers } = server;
  const seen = new Set<string>();
  const draw = (name: string, above: readonly string[]): MenuPlace => {
    const menu = menus.find((one) => one.name === name);
    const named = { menu: name, isDeadEnd: menu !== undefined && isDeadEnd(menu), ways: [] };
    if (menu === undefined) return { ...named, drawn: "missing" };
    if (above.includes(name)) return { ...named, drawn: "loop" };
    if (seen.has(name)) return { ...named, drawn: "elsewhere" };
    seen.add(name);
    const choices: readonly Choice[] = [
      ...MENU_KEYS.filter((key) => menu.events.some((event) => event.key === key)),
      ...(menu.expirySeconds === null ? [] : (["expiry"] as const)),
    ];
    const ways = choices.map((choice) => {
      const to = outcomeOf(server, menu, choice);
      return { choice, to, place: to.kind === "menu" ? draw(to.menu, [...above, name]) : null };
    });
    return { ...named, drawn: "here", ways };
  };
  const entries = numbers.map((number): Entry => {
    const menu = menus.find((one) => one.number === number.number);
    return { number, place: menu === undefined ? null : draw(menu.name, []) };
  });
  const unreached = menus.flatMap(({ name }): readonly Entry[] =>
    seen.has(name) ? [] : [{ number: null, place: draw(name, []) }],
  );
  return [...entries, ...unreached];
}

/** No key does anything, no extension can be keyed in, and time leads to the end of the call. */
const isDeadEnd = ({ events, dialsExtensions, expirySeconds, onExpiry }: Menu): boolean =>
  events.every(({ action }) => action.kind === "hang-up") &&
  !dialsExtensions &&
  (expirySeconds === null || onExpiry.kind === "hang-up");
