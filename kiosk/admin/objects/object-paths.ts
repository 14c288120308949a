import type { CollectionName } from "../../../daemon/model/config/collections/names.ts";

/** Where the list of each collection is; an object is one step below it. */
export const objectPaths = {
  extensions: "/postes",
  groups: "/groupes",
  agents: "/agents",
  trunks: "/lignes",
  "outbound-rules": "/regles-sortie",
  "message-rules": "/regles-sms",
  "inbound-rules": "/regles-entrantes",
  "external-numbers": "/numeros-externes",
  "short-numbers": "/numeros-abreges",
  menus: "/menus",
  "menu-numbers": "/numeros-menu",
  conferences: "/conferences",
  mailboxes: "/boites-vocales",
  musics: "/musiques",
  "recording-rules": "/enregistrement-selectif",
  sites: "/sites",
  "telephone-templates": "/telephones/modeles",
} as const satisfies Readonly<Record<CollectionName, string>>;
