import type { Words } from "./config/field.ts";

/** Why a call went outside, or came in, the way it did. */
export const OUTSIDE_REASONS = {
  // what was dialled
  "short-number": { fr: "{number} est le numéro abrégé de {full}", en: "{number} is the short number for {full}" },
  "hidden-once": { fr: "Le numéro est masqué pour cet appel", en: "The number is hidden for this call" },
  "toggles-hidden": { fr: "{code} masque ou affiche le numéro", en: "{code} hides or shows the number" },
  "now-hidden": {
    fr: "Le numéro du {number} est masqué désormais",
    en: "The number of {number} is hidden from now on",
  },
  "now-shown": { fr: "Le numéro du {number} est affiché désormais", en: "The number of {number} is shown from now on" },
  "is-external": {
    fr: "Le {number} est le numéro externe « {name} »",
    en: '{number} is external number "{name}"',
  },
  "is-line": {
    fr: "Le {number} est la ligne « {name} » : l'équipement qui s'y enregistre sonne",
    en: 'Number {number} is line "{name}": the equipment that registers on it rings',
  },
  "equipment-absent": {
    fr: "L'équipement de la ligne {trunk} n'est pas enregistré",
    en: "The equipment of line {trunk} is not registered",
  },
  "equipment-busy": {
    fr: "La ligne {trunk} a {calls} {calls|appel sortant|appels sortants}, sa limite : occupé",
    en: "Line {trunk} has {calls} outgoing {calls|call|calls}, its limit: busy",
  },
  // who may
  "black-listed": {
    fr: "Le {number} est refusé par la liste noire du {owner} ({pattern})",
    en: "{number} is refused by the black list of {owner} ({pattern})",
  },
  "no-right": {
    fr: "Le poste {extension} n'a pas droit à ces appels : {class:right}",
    en: "Extension {extension} has no right to these calls: {class:right}",
  },
  "no-right-now": {
    fr: "Le poste {extension} n'a pas droit à ces appels à cette heure : {class:right}",
    en: "Extension {extension} has no right to these calls at this time: {class:right}",
  },
  "no-right-to-country": {
    fr: "Le poste {extension} n'a pas droit à ce pays : {country}",
    en: "Extension {extension} has no right to this country: {country}",
  },
  "too-many-outside": {
    fr: "{calls} {calls|appel sortant|appels sortants} en cours : la limite est atteinte",
    en: "{calls} {calls|call|calls} to the outside: the limit is reached",
  },
  "too-many-outside-of-one": {
    fr: "{number} a {calls} {calls|appel sortant|appels sortants} en cours : sa limite est atteinte",
    en: "{number} has {calls} {calls|call|calls} to the outside: its limit is reached",
  },
  "too-many-in-an-hour": {
    fr: "{number} a fait {calls} {calls|appel sortant|appels sortants} en une heure : sa limite est atteinte",
    en: "{number} has made {calls} {calls|call|calls} to the outside within an hour: its limit is reached",
  },
  "outside-cut": {
    fr: "Les appels sortants sont coupés jusqu'à ce que l'administrateur les réarme",
    en: "Calls to the outside are cut until the administrator re-arms them",
  },
  // by which line
  "no-hops-left": {
    fr: "L'appel a traversé trop d'équipements : il tourne en rond et ne ressort plus",
    en: "The call has come through too many machines: it goes round, and does not go out again",
  },
  "diverted-too-often": {
    fr: "L'appel a déjà été renvoyé {diversions} fois : il tourne en rond et ne ressort plus",
    en: "The call was diverted {diversions} times already: it goes round, and does not go out again",
  },
  "no-rule": { fr: "Aucune règle de sortie ne convient au {dialled}", en: "No outbound rule fits {dialled}" },
  "by-rule": {
    fr: "La règle de sortie {place} mène à la ligne {trunk} : {number}",
    en: "Outbound rule {place} leads to line {trunk}: {number}",
  },
  "line-down": {
    fr: "Règle de sortie {place} : la ligne {trunk} est hors service",
    en: "Outbound rule {place}: line {trunk} is out of service",
  },
  "line-full": {
    fr: "Règle de sortie {place} : la ligne {trunk} est pleine ({calls})",
    en: "Outbound rule {place}: line {trunk} is full ({calls})",
  },
  "no-line-free": { fr: "Aucune ligne n'est libre", en: "No line is free" },
  "line-tried": {
    fr: "Appel du {number} par la ligne {trunk} ({address})",
    en: "Calls {number} by line {trunk} ({address})",
  },
  "line-failed": {
    fr: "La ligne {trunk} n'a pas pu appeler : {cause:outcome} ({status})",
    en: "Line {trunk} could not call: {cause:outcome} ({status})",
  },
  "may-not-present": {
    fr: "La ligne {trunk} présente le {number}, que l'opérateur n'a pas autorisé",
    en: "Line {trunk} presents {number}, which the operator has not allowed",
  },
  // emergency
  "is-emergency": {
    fr: "Le {number} est un numéro d'urgence : rien ne s'y oppose",
    en: "{number} is an emergency number: nothing stands in its way",
  },
  "emergency-at-site": { fr: "L'appel vient du site « {site} »", en: 'The call comes from site "{site}"' },
  "tries-lines": { fr: "Lignes essayées, dans l'ordre : {trunks:list}", en: "Lines tried, in order: {trunks:list}" },
  "no-line": { fr: "L'installation n'a aucune ligne", en: "The installation has no line" },
  "frees-line": {
    fr: "La ligne {trunk} est pleine : l'appel {call} est coupé pour un appel d'urgence",
    en: "Line {trunk} is full: call {call} is cut for an emergency call",
  },
  "line-left-to-help": {
    fr: "La ligne {trunk} est laissée à l'appel d'urgence",
    en: "Line {trunk} is left to the emergency call",
  },
  "is-told": { fr: "Le {number} est prévenu", en: "{number} is told" },
  "cut-for-emergency": {
    fr: "Coupé pour laisser la ligne {trunk} à un appel d'urgence",
    en: "Cut to leave line {trunk} to an emergency call",
  },
  // what a line brings
  "comes-in": {
    fr: "Arrive par la ligne {trunk} « {name} », pour le {called}",
    en: 'Comes in by line {trunk} "{name}", for {called}',
  },
  "line-full-in": {
    fr: "La ligne {trunk} a {calls} {calls|appel entrant|appels entrants}, sa limite : occupé",
    en: "Line {trunk} has {calls} incoming {calls|call|calls}, its limit: busy",
  },
  "by-inbound-rule": {
    fr: "La règle d'appel entrant {place} convient ({caller})",
    en: "Inbound rule {place} fits ({caller})",
  },
  "number-of-line": {
    fr: "Le {number} est un numéro de la ligne : vers le {extension}",
    en: "{number} is a number of the line: to {extension}",
  },
  "extension-of-line": {
    fr: "La ligne {trunk} mène au {extension}",
    en: "Line {trunk} leads to {extension}",
  },
  "line-leads-nowhere": { fr: "La ligne {trunk} ne mène nulle part", en: "Line {trunk} leads nowhere" },
  "hears-announcement": {
    fr: "L'appelant entend d'abord l'annonce de la règle",
    en: "The caller hears the announcement of the rule first",
  },
  "asks-number": { fr: "Un numéro est demandé à l'appelant", en: "The caller is asked for a number" },
  "number-given": { fr: "L'appelant a composé le {number}", en: "The caller has keyed in {number}" },
  "no-number-given": { fr: "L'appelant n'a composé aucun numéro", en: "The caller has keyed in no number" },
  "group-full": {
    fr: "Le groupe {number} a {calls} {calls|appel|appels}, sa limite : occupé",
    en: "Group {number} has {calls} {calls|call|calls}, its limit: busy",
  },
} as const satisfies Readonly<Record<string, Words>>;
