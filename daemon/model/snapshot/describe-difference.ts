import type { NumberedDifference, PbxDifference } from "./difference.ts";

/** What a reload changes, in one French sentence for the audit; empty when nothing does. */
export function describeDifference({ extensions, groups, agents, trunks, sip, other }: PbxDifference): string {
  return [
    ...numbered(extensions, { added: "postes ajoutés", removed: "postes supprimés", changed: "postes modifiés" }),
    ...numbered(groups, { added: "groupes ajoutés", removed: "groupes supprimés", changed: "groupes modifiés" }),
    ...numbered(agents, { added: "agents ajoutés", removed: "agents supprimés", changed: "agents modifiés" }),
    ...numbered(trunks, { added: "lignes ajoutées", removed: "lignes supprimées", changed: "lignes modifiées" }),
    ...named("réglages SIP", sip),
    ...named(
      "autres réglages",
      other.map((part) => OTHER[part]),
    ),
  ].join(" ; ");
}

const OTHER: { readonly [Part in PbxDifference["other"][number]]: string } = {
  realm: "domaine",
  holdMusic: "musique d'attente",
  place: "lieu",
  sites: "sites",
  outboundRules: "règles de sortie",
  messageRules: "règles de sortie SMS",
  inboundRules: "règles d'appel entrant",
  externalNumbers: "numéros externes",
  shortNumbers: "numéros abrégés",
  menuNumbers: "numéros de menu",
  menus: "menus",
  parking: "parking",
  callBack: "rappel automatique",
  promptVoice: "voix des phrases de la box",
  conferences: "salles de conférence",
  mailboxes: "boîtes vocales",
  voicemail: "messagerie vocale",
  recordings: "enregistrement des appels",
  specialNumbers: "numéros spéciaux",
  emergency: "numéros d'urgence",
  outsideLimits: "limites vers l'extérieur",
};

const LISTED = 20;

function numbered(
  found: NumberedDifference,
  words: { readonly added: string; readonly removed: string; readonly changed: string },
): readonly string[] {
  const changed = found.changed.map(({ number, fields }) => `${number} (${fields.join(", ")})`);
  return [...named(words.added, found.added), ...named(words.removed, found.removed), ...named(words.changed, changed)];
}

function named(what: string, items: readonly string[]): readonly string[] {
  if (items.length === 0) return [];
  const more = items.length > LISTED ? ` et ${items.length - LISTED} autres` : "";
  return [`${what} : ${items.slice(0, LISTED).join(", ")}${more}`];
}
