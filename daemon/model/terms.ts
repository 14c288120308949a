import { type Words, words } from "./config/field.ts";

/** How a call or one of its legs ended. */
export const OUTCOMES = {
  answered: words("répondu", "answered"),
  normal: words("terminé", "ended"),
  busy: words("occupé", "busy"),
  declined: words("refusé", "declined"),
  "no-answer": words("sans réponse", "no answer"),
  cancelled: words("abandonné", "given up"),
  "answered-elsewhere": words("pris ailleurs", "taken elsewhere"),
  unreachable: words("injoignable", "unreachable"),
  unavailable: words("indisponible", "unavailable"),
  "not-found": words("numéro inconnu", "unknown number"),
  forbidden: words("interdit", "forbidden"),
  "not-acceptable": words("incompatible", "incompatible"),
  redirected: words("redirigé", "redirected"),
  transferred: words("transféré", "transferred"),
  "media-lost": words("son perdu", "sound lost"),
  congestion: words("encombrement", "congestion"),
  "too-many-hops": words("tourne en rond", "goes round"),
  failure: words("échec", "failed"),
  shutdown: words("serveur arrêté", "server stopped"),
  interrupted: words("interrompu", "interrupted"),
} as const;

/** Facts that are names of the code and have words of their own, by the kind that a placeholder gives them. */
export const TERMS = {
  outcome: OUTCOMES,
  /** Who ended a leg. */
  side: {
    remote: words("le téléphone", "the telephone"),
    local: words("le serveur", "the exchange"),
    engine: words("le moteur", "the engine"),
  },
  /** Why a call is forwarded. */
  forward: {
    always: words("toujours", "always"),
    "no-answer": words("sans réponse", "unanswered"),
    busy: words("occupé", "busy"),
    unavailable: words("indisponible", "unavailable"),
  },
  weekday: {
    monday: words("lundi", "Monday"),
    tuesday: words("mardi", "Tuesday"),
    wednesday: words("mercredi", "Wednesday"),
    thursday: words("jeudi", "Thursday"),
    friday: words("vendredi", "Friday"),
    saturday: words("samedi", "Saturday"),
    sunday: words("dimanche", "Sunday"),
  },
  /** What an extension may be given the right to call. */
  right: {
    national: words("numéros nationaux", "national numbers"),
    mobile: words("mobiles", "mobile numbers"),
    special: words("numéros surtaxés", "special-rate numbers"),
    international: words("international", "international numbers"),
  },
  /** What a programmed key of a telephone does. */
  phoneKey: {
    line: words("ligne", "line"),
    lamp: words("surveillance d'un poste", "lamp of an extension"),
    "speed-dial": words("appel direct", "speed dial"),
    park: words("parking", "parking"),
    voicemail: words("messagerie", "voicemail"),
    transfer: words("transfert de l'appel", "transfer of the call"),
    "do-not-disturb": words("ne pas déranger", "do not disturb"),
  },
  /** What a key of a telephone does by a code of the office. */
  keyService: {
    "pick-up": words("interception", "pickup"),
    "hide-number": words("masquer le numéro", "hide the number"),
    "do-not-disturb": words("ne pas déranger", "do not disturb"),
    "end-do-not-disturb": words("fin de ne pas déranger", "end of do not disturb"),
    "end-forward": words("fin du renvoi", "end of the forward"),
    "agent-log-out": words("déconnexion d'un agent", "agent logout"),
    "agent-pause": words("pause d'un agent", "agent pause"),
    "cancel-call-back": words("annulation du rappel", "cancelled call back"),
  },
  /** What the exchange sets on a telephone. */
  phoneSetting: {
    name: words("nom", "name"),
    login: words("identifiant", "user name"),
    password: words("mot de passe du compte", "password of the account"),
    label: words("libellé d'une touche", "label of a key"),
    server: words("adresse du serveur", "address of the server"),
    directory: words("annuaire", "directory"),
    "static-address": words("adresse IP fixe", "fixed IP address"),
    vlan: words("VLAN de la voix", "voice VLAN"),
    "pc-vlan": words("VLAN de l'ordinateur", "VLAN of the computer"),
    language: words("langue", "language"),
    tones: words("tonalités", "tones"),
    "time-zone": words("fuseau horaire", "time zone"),
    clock: words("serveur de temps", "time server"),
    voicemail: words("numéro de la messagerie", "voicemail number"),
    codecs: words("codecs", "codecs"),
    digits: words("envoi des chiffres", "sending of digits"),
    "web-password": words("mot de passe de la page du téléphone", "password of the telephone's page"),
    provisioning: words("adresse des fichiers", "address of the files"),
    recheck: words("relecture quotidienne", "daily check"),
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Words>>>>;

export type TermKind = keyof typeof TERMS;

/** The words of a term; a name that has none, as a later version may write it, stands for itself. */
export function termWords(kind: TermKind, name: string): Words {
  const terms: Readonly<Record<string, Words>> = TERMS[kind];
  return (Object.hasOwn(terms, name) ? terms[name] : undefined) ?? words(name, name);
}
