import type { Words } from "./config/field.ts";

/** What a caller met in menus. */
export const MENU_REASONS = {
  // routing
  "is-menu-number": {
    fr: "Le {number} « {name} » mène au menu « {menu} »",
    en: '{number} "{name}" leads to menu "{menu}"',
  },
  "menu-number-empty": {
    fr: "Le {number} « {name} » ne mène encore à aucun menu : indisponible",
    en: '{number} "{name}" leads to no menu yet: unavailable',
  },
  // in the menu
  "menu-entered": { fr: "Le menu « {menu} » répond", en: 'Menu "{menu}" answers' },
  "menu-key": { fr: "L'appelant choisit {key}", en: "The caller chooses {key}" },
  "menu-key-unknown": {
    fr: "Le menu « {menu} » n'a rien pour {key} : l'annonce est rejouée",
    en: 'Menu "{menu}" has nothing for {key}: the announcement is played again',
  },
  "menu-expired": {
    fr: "Aucun choix en {seconds} s dans le menu « {menu} »",
    en: 'No choice within {seconds} s in menu "{menu}"',
  },
  "menu-transfers": { fr: "Le menu « {menu} » transfère vers {number}", en: 'Menu "{menu}" transfers to {number}' },
  "menu-again": {
    fr: "Personne n'a répondu : retour au menu « {menu} »",
    en: 'Nobody answered: back in menu "{menu}"',
  },
  // by name
  "menu-asks-name": {
    fr: "L'appelant demande quelqu'un par son nom",
    en: "The caller asks for somebody by name",
  },
  "menu-names-found": {
    fr: "{keys} peut être : {numbers:list}",
    en: "{keys} may be: {numbers:list}",
  },
  "menu-name-unknown": { fr: "{keys} n'est le nom de personne", en: "{keys} is nobody's name" },
  "menu-names-too-many": {
    fr: "{keys} est le début de {count} noms : l'appelant en compose davantage",
    en: "{keys} begins {count} names: the caller keys in more of it",
  },
  // how it ends
  "menu-hangs-up": { fr: "Le menu « {menu} » raccroche", en: 'Menu "{menu}" hangs up' },
  "menu-in-vain": {
    fr: "Menu « {menu} » : {rounds} tours sans aucun choix, l'appel s'arrête là",
    en: 'Menu "{menu}": {rounds} rounds without any choice, the call ends there',
  },
  "menu-too-long": {
    fr: "L'appelant tourne trop longtemps dans les menus : l'appel s'arrête là",
    en: "The caller goes round in menus for too long: the call ends there",
  },
  // transfers by telephones
  "transfers-to-menu": {
    fr: "Le {number} transfère le {transferee} au menu « {menu} »",
    en: '{number} transfers {transferee} to menu "{menu}"',
  },
} as const satisfies Readonly<Record<string, Words>>;
