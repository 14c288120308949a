import type { ConfigurationDocument } from "../document.ts";
import { type Issue, pointer } from "../issue.ts";
import type { Menu, MenuAction } from "../menus.ts";
import { takenNames } from "./taken-names.ts";

/** Actions name menus: two of one name would be one. Capitals do not make another one of it. */
export const menuNamesUnique = ({ menus }: ConfigurationDocument): readonly Issue[] =>
  takenNames(menus).map(({ index, name }) => ({
    path: pointer("menus", index, "name"),
    code: "menu-name-taken",
    message: `Le nom « ${name} » est déjà celui d'un menu.`,
    english: `The name "${name}" is already that of a menu.`,
  }));

/** A number leads to one menu [SVI-03]. */
export function oneMenuPerNumber({ menus }: ConfigurationDocument): readonly Issue[] {
  const first = new Map<string, string>();
  return menus.flatMap(({ name, number }, index) => {
    if (number === null) return [];
    const holder = first.get(number);
    if (holder === undefined) {
      first.set(number, name);
      return [];
    }
    return [
      {
        path: pointer("menus", index, "number"),
        code: "menu-number-taken",
        message: `Le ${number} mène déjà au menu « ${holder} ».`,
        english: `${number} already leads to menu "${holder}".`,
      },
    ];
  });
}

/** A key does one thing. */
export const keysOnce = ({ menus }: ConfigurationDocument): readonly Issue[] =>
  menus.flatMap(({ name, events }, index) =>
    events.flatMap(({ key }, at) =>
      events.findIndex((one) => one.key === key) === at
        ? []
        : [
            {
              path: pointer("menus", index, "events", at, "key"),
              code: "repeated-key",
              message: `Menu « ${name} » : la touche ${key} a déjà une action.`,
              english: `Menu "${name}": key ${key} has an action already.`,
            },
          ],
    ),
  );

/** Menus that actions lead to exist [SVI-14, SVI-17]. */
export function menusExist({ menus }: ConfigurationDocument): readonly Issue[] {
  const names = new Set(menus.map(({ name }) => name));
  return menus.flatMap((menu, index) =>
    actionsOf(menu).flatMap(({ action, at }) =>
      action.kind !== "menu" || names.has(action.menu)
        ? []
        : [
            {
              path: pointer("menus", index) + at + pointer("menu"),
              code: "unknown-menu",
              message: `Menu « ${menu.name} » : le menu « ${action.menu} » n'existe pas.`,
              english: `Menu "${menu.name}": there is no menu "${action.menu}".`,
            },
          ],
    ),
  );
}

/** Everything that a menu may do, with its place below the menu. */
export const actionsOf = ({
  onExpiry,
  events,
}: Menu): readonly { readonly action: MenuAction; readonly at: string }[] => [
  { action: onExpiry, at: pointer("onExpiry") },
  ...events.map(({ action }, index) => ({ action, at: pointer("events", index, "action") })),
];
