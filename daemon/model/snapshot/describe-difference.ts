import { lowered } from "../config/changes/value-words.ts";
import type { NumberedDifference, PbxDifference } from "./difference.ts";
import { type ToldPart, viewFieldWords } from "./view-field-words.ts";

/** What a reload changes, in one French sentence for the audit; empty when nothing does. */
export function describeDifference({ extensions, groups, agents, trunks, sip, other }: PbxDifference): string {
  return [
    ...numbered("extensions", extensions, {
      added: "postes ajoutés",
      removed: "postes supprimés",
      changed: "postes modifiés",
    }),
    ...numbered("groups", groups, {
      added: "groupes ajoutés",
      removed: "groupes supprimés",
      changed: "groupes modifiés",
    }),
    ...numbered("agents", agents, { added: "agents ajoutés", removed: "agents supprimés", changed: "agents modifiés" }),
    ...numbered("trunks", trunks, {
      added: "lignes ajoutées",
      removed: "lignes supprimées",
      changed: "lignes modifiées",
    }),
    ...named("réglages SIP", fieldsInWords("sip", sip)),
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
  part: ToldPart,
  found: NumberedDifference,
  words: { readonly added: string; readonly removed: string; readonly changed: string },
): readonly string[] {
  const changed = found.changed.map(({ number, fields }) => `${number} (${fieldsInWords(part, fields).join(", ")})`);
  return [...named(words.added, found.added), ...named(words.removed, found.removed), ...named(words.changed, changed)];
}

/** Each once: two fields of the view may be one of the form. */
const fieldsInWords = (part: ToldPart, fields: readonly string[]): readonly string[] => [
  ...new Set(fields.map((field) => lowered(viewFieldWords(part, field).fr))),
];

function named(what: string, items: readonly string[]): readonly string[] {
  if (items.length === 0) return [];
  const more = items.length > LISTED ? ` et ${items.length - LISTED} autres` : "";
  return [`${what} : ${items.slice(0, LISTED).join(", ")}${more}`];
}
