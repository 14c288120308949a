import type { ConfigurationDocument } from "../document.ts";
import { words } from "../field.ts";
import { type Issue, pointer } from "../issue.ts";
import type { Menu } from "../menus.ts";
import { actionsOf } from "../sense/menus.ts";
import { warning } from "./warning.ts";

/** Menus from which callers reach nobody, whatever they press: they lead only to themselves and each other, or end. */
export function menusWithoutWayOut({ menus }: ConfigurationDocument): readonly Issue[] {
  const leads = new Set(menus.filter(reachesSomebody).map(({ name }) => name));
  // From who leads to somebody back to who leads there, until nothing more is found.
  for (let before = -1; before < leads.size; ) {
    before = leads.size;
    for (const menu of menus) if (menusAfter(menu).some((name) => leads.has(name))) leads.add(menu.name);
  }
  return menus.flatMap((menu, index) => {
    // One that ends on purpose, as an announcement does, goes round nowhere.
    if (leads.has(menu.name) || menusAfter(menu).length === 0) return [];
    return [
      warning(
        pointer("menus", index),
        "menu-without-way-out",
        words(
          `Le menu « ${menu.name} » ne mène qu'à lui-même ou à des menus sans issue : l'appelant n'y joint personne.`,
          `Menu "${menu.name}" leads only to itself, or to menus without a way out: callers reach nobody.`,
        ),
      ),
    ];
  });
}

/** Whatever it does when nobody chooses counts only where a time is set for it. */
const activeActions = (menu: Menu) =>
  actionsOf(menu).flatMap(({ action, at }) =>
    at === pointer("onExpiry") && menu.expirySeconds === null ? [] : [action],
  );

const reachesSomebody = (menu: Menu): boolean =>
  menu.dialsExtensions || activeActions(menu).some(({ kind }) => kind === "transfer");

const menusAfter = (menu: Menu): readonly string[] =>
  activeActions(menu).flatMap((action) => (action.kind === "menu" ? [action.menu] : []));

/** A number that nobody has given to a menu yet: who dials it is told that nobody is there [SVN-06]. */
export function numbersWithoutMenu({ menuNumbers, menus }: ConfigurationDocument): readonly Issue[] {
  const used = new Set(menus.map(({ number }) => number));
  return menuNumbers.flatMap(({ number, name }, index) =>
    used.has(number)
      ? []
      : [
          warning(
            pointer("menuNumbers", index),
            "number-without-menu",
            words(
              `Le numéro de menu ${number} « ${name} » ne mène encore à aucun menu.`,
              `Menu number ${number} "${name}" leads to no menu yet.`,
            ),
          ),
        ],
  );
}

/** Where extensions can be dialled, a key that also begins one of their numbers acts only when no further digit comes. */
export const keysThatWait = ({ menus, extensions }: ConfigurationDocument): readonly Issue[] =>
  menus.flatMap(({ name, events, dialsExtensions }, index) =>
    events.flatMap(({ key }, at) =>
      !dialsExtensions || !extensions.some(({ number }) => number.startsWith(key))
        ? []
        : [
            warning(
              pointer("menus", index, "events", at, "key"),
              "key-begins-extension",
              words(
                `Menu « ${name} » : des postes commencent par ${key}, la touche n'agit donc qu'après trois secondes.`,
                `Menu "${name}": extensions begin with ${key}, so that the key acts only after three seconds.`,
              ),
            ),
          ],
    ),
  );
