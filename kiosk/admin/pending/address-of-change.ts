import type { ChangeOfObject } from "../../../daemon/contracts/api/pending.ts";

/** Where the objects of a page are (model/config/changes/places.ts). */
const paths: Readonly<Record<string, string>> = {
  extensions: "/postes",
  groups: "/groupes",
  agents: "/agents",
  mailboxes: "/boites-vocales",
  trunks: "/lignes",
  outboundRules: "/regles-sortie",
  messageRules: "/regles-sms",
  inboundRules: "/regles-entrantes",
  externalNumbers: "/numeros-externes",
  shortNumbers: "/numeros-abreges",
  sites: "/sites",
  music: "/musiques",
  menus: "/menus",
  menuNumbers: "/numeros-menu",
  conferences: "/conferences",
};

/** The page on which the object can be seen; undefined: it is gone, or has no page yet. */
export function addressOfChange({ kind, page, key }: ChangeOfObject): string | undefined {
  const path = paths[page.id];
  return kind === "removed" || key === "" || path === undefined ? undefined : `${path}/${encodeURIComponent(key)}`;
}
