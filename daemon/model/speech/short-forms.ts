/** Short forms and signs, and what is said for them. A point belongs to the short form where it is written with one. */
const WORDS: Readonly<Record<string, string>> = {
  "M.": "monsieur",
  "MM.": "messieurs",
  Mme: "madame",
  Mmes: "mesdames",
  Mlle: "mademoiselle",
  Dr: "docteur",
  "Dr.": "docteur",
  "tél.": "téléphone",
  "Tél.": "téléphone",
  RDV: "rendez-vous",
  rdv: "rendez-vous",
  SVP: "s'il vous plaît",
  svp: "s'il vous plaît",
  "s.v.p.": "s'il vous plaît",
  "etc.": "et cétéra",
  "p. ex.": "par exemple",
  "av.": "avenue",
  "bd.": "boulevard",
  bd: "boulevard",
  "lun.": "lundi",
  "mar.": "mardi",
  "mer.": "mercredi",
  "jeu.": "jeudi",
  "ven.": "vendredi",
  "sam.": "samedi",
  "dim.": "dimanche",
  "janv.": "janvier",
  "févr.": "février",
  "juil.": "juillet",
  "sept.": "septembre",
  "oct.": "octobre",
  "nov.": "novembre",
  "déc.": "décembre",
};

/** Units, said so after a figure only. */
const UNITS: Readonly<Record<string, string>> = {
  min: "minutes",
  mn: "minutes",
  sec: "secondes",
  km: "kilomètres",
  kg: "kilos",
  j: "jours",
  "°C": "degrés",
  "%": "pour cent",
};

const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/(?<!\p{L})[nN]°\s?(?=\d)/gu, "numéro "],
  [/ ?& ?/g, " et "],
  [/ ?= ?/g, " égale "],
  [/(?<=touche )#/giu, "dièse"],
  [/(?<=touche )\*/giu, "étoile"],
  [/[#*_~^]/g, " "],
  [/€/g, " euros"],
  [/(?<=\p{N}) ?\+ ?(?=\p{N})/gu, " plus "],
];

const escaped = (word: string): string => word.replaceAll(/[.]/g, "\\$&");
const longestFirst = (table: object): string =>
  Object.keys(table)
    .sort((one, other) => other.length - one.length)
    .map(escaped)
    .join("|");

const WORD = new RegExp(`(?<![\\p{L}\\p{N}.@])(${longestFirst(WORDS)})(?![\\p{L}\\p{N}])`, "gu");
const UNIT = new RegExp(`(?<=\\d) ?(${longestFirst(UNITS)})(?![\\p{L}\\p{N}])`, "gu");

/** Short forms and signs in words: « M. Martin », « 5 % », « n° 3 ». Pure. */
export const spellShortForms = (text: string): string =>
  SIGNS.reduce(
    (now, [sign, said]) => now.replaceAll(sign, said),
    text
      .replaceAll(WORD, (word) => WORDS[word] ?? word)
      .replaceAll(UNIT, (_all, unit: string) => ` ${UNITS[unit] ?? unit}`),
  );
