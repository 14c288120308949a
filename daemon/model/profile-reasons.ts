import type { Words } from "./config/field.ts";

/** Which profile was in force, and where a call was forwarded. */
export const PROFILE_REASONS = {
  // the profile in force
  "profile-by-hand": {
    fr: "Le {number} est en profil « {profile} », choisi à la main",
    en: '{number} is in profile "{profile}", chosen by hand',
  },
  "no-profile-by-hand": {
    fr: "Le {number} n'a aucun profil, choisi ainsi à la main",
    en: "{number} has no profile, by hand",
  },
  "profile-by-closure": {
    fr: "Fermeture du {from} au {to} : le {number} est en profil « {profile} »",
    en: 'Closure from {from} to {to}: {number} is in profile "{profile}"',
  },
  "profile-on-holiday": {
    fr: "Jour férié ({holiday}) : le {number} est en profil « {profile} »",
    en: 'Public holiday ({holiday}): {number} is in profile "{profile}"',
  },
  "profile-by-planning": {
    fr: "Planning, {day:weekday} {from}–{to} : le {number} est en profil « {profile} »",
    en: 'Planning, {day:weekday} {from}–{to}: {number} is in profile "{profile}"',
  },
  "no-profile-now": {
    fr: "Planning, {day:weekday} {time} : le {number} n'a aucun profil à cette heure",
    en: "Planning, {day:weekday} {time}: {number} has no profile at this time",
  },
  // forwards
  forwards: { fr: "Le {number} renvoie vers {to} : {why:forward}", en: "{number} forwards to {to}: {why:forward}" },
  "do-not-disturb": {
    fr: "Le {number} ne veut pas être dérangé : occupé",
    en: "{number} does not want to be disturbed: busy",
  },
  "members-absent": {
    fr: "{numbers|Ne sonne pas, absent|Ne sonnent pas, absents} : {numbers:list}",
    en: "{numbers|Does|Do} not ring, absent: {numbers:list}",
  },
  "absence-code": { fr: "{code} est un code d'absence", en: "{code} is a code of absence" },
  "now-absent": {
    fr: "Le {number} ne veut plus être dérangé désormais",
    en: "{number} does not want to be disturbed from now on",
  },
  "now-present": { fr: "Le {number} peut être dérangé désormais", en: "{number} may be disturbed from now on" },
  "now-forwards": {
    fr: "Le {number} renvoie désormais vers {to} : {why:forward}",
    en: "{number} forwards to {to} from now on: {why:forward}",
  },
  "forwards-no-more": {
    fr: "Le {number} ne renvoie plus : {why:forward}",
    en: "{number} forwards no more: {why:forward}",
  },
  "would-forward": {
    fr: "Ensuite, si le {number} est {why:forward}, renvoi vers {to}",
    en: "Then, if {number} is {why:forward}, forwarded to {to}",
  },
  "too-many-forwards": {
    fr: "Plus de {most} renvois de suite : l'appel s'arrête là",
    en: "More than {most} forwards: the call ends there",
  },
  "forward-goes-round": {
    fr: "Le {number} a déjà sa part dans cet appel : le renvoi s'arrête là",
    en: "{number} already has its part in this call: the forward ends there",
  },
  "forward-for-help": {
    fr: "Le {number} est un numéro d'urgence : aucun renvoi n'y mène",
    en: "{number} is an emergency number: no forward leads there",
  },
} as const satisfies Readonly<Record<string, Words>>;
