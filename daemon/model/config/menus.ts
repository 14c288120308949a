import { type Static, Type } from "typebox";
import { audioSchema } from "./audio.ts";
import { field, words } from "./field.ts";
import { nameField, numberField, oneOf } from "./named-fields.ts";

/** Serveur vocal: menus (SVI), and the numbers by which they are reached [SVN, SVI]. */

/** The keys of a telephone, in the order in which the guide lists them [SVI-16]. */
export const MENU_KEYS = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "#"] as const;
export type MenuKey = (typeof MENU_KEYS)[number];

/** Numbers come before the menus that use them [SVN-06]: one may wait for its menu. */
export const menuNumberSchema = Type.Object(
  {
    number: numberField(
      words("Numéro", "Number"),
      words("Numéro d'appel. Le numéro doit être unique.", "Number to call, such as 601. It must be unique."),
    ),
    name: nameField(words("Nom du numéro.", "Name of the number.")),
  },
  {
    additionalProperties: false,
    ...field(words("Numéro de menu", "Menu number"), words("Mène à un menu.", "Leads to a menu.")),
  },
);

export const menuNumbersSchema = Type.Array(menuNumberSchema, {
  maxItems: 500,
  default: [],
  ...field(words("Numéros de menu", "Menu numbers"), words("Par lesquels on entre.", "By which menus are entered.")),
});

const menuName = Type.String({
  minLength: 1,
  maxLength: 64,
  ...field(
    words("Allez au menu", "Go to menu"),
    words("Nom d'un menu.", "Name of a menu."),
    "live",
    words("le nom d'un menu", "the name of a menu"),
  ),
});

const toMenu = Type.Object({ kind: Type.Literal("menu"), menu: menuName }, { additionalProperties: false });

const toNumber = Type.Object(
  {
    kind: Type.Literal("transfer"),
    number: Type.String({
      pattern: "^\\+?[0-9]{2,15}$",
      ...field(
        words("Transférer l'appel", "Transfer the call"),
        words("Poste, groupe, numéro de menu ou numéro externe.", "Extension, group, menu number or external number."),
        "live",
        words("2 à 15 chiffres", "2 to 15 digits"),
      ),
    }),
  },
  { additionalProperties: false },
);

const hangUp = Type.Object({ kind: Type.Literal("hang-up") }, { additionalProperties: false });

/** The caller spells a name on the keys, and chooses among those who bear it. */
const byName = Type.Object({ kind: Type.Literal("by-name") }, { additionalProperties: false });

const action = (label: { fr: string; en: string }, help: { fr: string; en: string }, options: object = {}) =>
  Type.Union([toMenu, toNumber, byName, hangUp], {
    ...options,
    ...field(
      label,
      help,
      "live",
      words(
        "un menu (menu), un numéro de 2 à 15 chiffres (transfer), quelqu'un par son nom (by-name) ou la fin (hang-up)",
        "a menu (menu), a number of 2 to 15 digits (transfer), somebody by name (by-name) or the end (hang-up)",
      ),
    ),
  });

const eventSchema = Type.Object(
  {
    key: oneOf(MENU_KEYS, { ...field(words("Touche", "Key"), words("0 à 9, * ou #.", "0 to 9, * or #.")) }),
    action: action(words("Action", "Action"), words("Ce que fait la touche.", "What the key does.")),
  },
  {
    additionalProperties: false,
    ...field(words("Événement", "Event"), words("Une touche et ce qu'elle fait.", "A key and what it does.")),
  },
);

const whole = (minimum: number, maximum: number) => ({ minimum, maximum });

export const menuSchema = Type.Object(
  {
    name: nameField(words("Nom du menu, par exemple SVI Fermeture.", "Name of the menu, such as SVI Fermeture.")),
    number: Type.Union(
      [numberField(words("Numéro", "Number"), words("Un numéro de menu.", "A menu number.")), Type.Null()],
      {
        default: null,
        ...field(
          words("Numéro d'accès direct", "Direct number"),
          words("Par lequel on y entre ; vide : seulement par un autre menu.", "Empty: entered from other menus only."),
          "live",
          words("un numéro de menu, ou vide", "a menu number, or empty"),
        ),
      },
    ),
    audio: audioSchema,
    loops: Type.Boolean({
      default: false,
      ...field(words("Lire en boucle", "Loop"), words("L'annonce est rejouée.", "The announcement is played again.")),
    }),
    secondsBetween: Type.Integer({
      ...whole(0, 60),
      default: 2,
      ...field(words("Délai", "Pause"), words("Secondes entre deux lectures.", "Seconds between two plays.")),
    }),
    mostPlays: Type.Integer({
      ...whole(2, 20),
      default: 3,
      ...field(words("Lectures au plus", "Most plays"), words("Dont la première.", "The first one included.")),
    }),
    expirySeconds: Type.Union([Type.Integer(whole(1, 600)), Type.Null()], {
      default: null,
      ...field(
        words("Délai d'expiration", "Expiry"),
        words(
          "Secondes laissées pour choisir, après la première lecture ; vide : désactivé.",
          "Seconds that are left to choose, after the first play; empty: off.",
        ),
        "live",
        words("1 à 600 secondes, ou vide", "1 to 600 seconds, or empty"),
      ),
    }),
    onExpiry: action(
      words("Action à l'expiration", "On expiry"),
      words("Quand aucune touche n'a été choisie.", "When no key was chosen."),
      { default: { kind: "hang-up" } },
    ),
    queues: Type.Boolean({
      default: false,
      ...field(
        words("ACD : file d'attente", "ACD: queue"),
        words(
          "Qui est transféré attend en musique qu'un membre soit libre, dans la file du groupe.",
          "Who is transferred waits with music until a member is free, in the queue of the group.",
        ),
      ),
    }),
    dialsExtensions: Type.Boolean({
      default: false,
      ...field(
        words("Composer un poste", "Dial an extension"),
        words("L'appelant peut composer le numéro d'un poste.", "The caller may key in the number of an extension."),
      ),
    }),
    events: Type.Array(eventSchema, {
      maxItems: MENU_KEYS.length,
      default: [],
      ...field(words("Événements", "Events"), words("Les touches et ce qu'elles font.", "Keys and what they do.")),
    }),
  },
  {
    additionalProperties: false,
    ...field(words("Menu", "Menu"), words("Une annonce et les touches à choisir.", "An announcement and its keys.")),
  },
);

export const menusSchema = Type.Array(menuSchema, {
  maxItems: 500,
  default: [],
  ...field(words("Menus", "Menus"), words("Les menus du serveur vocal (SVI).", "The menus (IVR).")),
});

export type MenuNumber = Static<typeof menuNumberSchema>;
export type Menu = Static<typeof menuSchema>;
export type MenuAction = Menu["onExpiry"];
