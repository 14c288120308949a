import type { Words } from "./config/field.ts";

/** What the test of a line has found, step by step [LIG-34]; codes and places as in reason.ts, what to do in line-remedies.ts. */
export const LINE_FINDINGS = {
  "line-tested": { fr: "Appel d'essai de la ligne {trunk}", en: "Test call by line {trunk}" },
  // names
  "name-found": { fr: "{host} mène à {addresses:list}", en: "{host} leads to {addresses:list}" },
  // addresses
  "address-answers": {
    fr: "{address} répond à OPTIONS en {ms} ms ({status})",
    en: "{address} answers OPTIONS within {ms} ms ({status})",
  },
  "address-silent": { fr: "{address} ne répond pas à OPTIONS", en: "{address} does not answer OPTIONS" },
  "address-refuses-connection": { fr: "{address} refuse la connexion", en: "{address} refuses the connection" },
  "address-unreachable": { fr: "Aucun chemin ne mène à {address}", en: "No way leads to {address}" },
  "address-certificate": {
    fr: "Le certificat de {address} n'est pas le bon : {text}",
    en: "The certificate of {address} is not good: {text}",
  },
  "address-not-tls": {
    fr: "{address} répond, mais pas en TLS : {text}",
    en: "{address} is there, but does not speak TLS: {text}",
  },
  "address-not-asked": {
    fr: "{address} n'a pas pu être interrogé : {text}",
    en: "{address} could not be asked: {text}",
  },
  // registration
  "registration-accepted": {
    fr: "L'opérateur accepte l'enregistrement à {address}",
    en: "The operator accepts the registration at {address}",
  },
  "registration-credentials": {
    fr: "L'opérateur refuse l'identifiant ou le mot de passe ({status} {text})",
    en: "The operator refuses the user name or the password ({status} {text})",
  },
  "registration-forbidden": {
    fr: "L'opérateur interdit l'enregistrement ({status} {text})",
    en: "The operator forbids the registration ({status} {text})",
  },
  "registration-unknown-user": {
    fr: "L'opérateur ne connaît pas cet identifiant ({status} {text})",
    en: "The operator does not know this user name ({status} {text})",
  },
  "registration-expiry": {
    fr: "L'opérateur n'accepte pas la durée de l'enregistrement ({status} {text})",
    en: "The operator does not accept the time of the registration ({status} {text})",
  },
  "registration-operator-trouble": {
    fr: "Le serveur de l'opérateur est en panne ou surchargé ({status} {text})",
    en: "The operator's server is broken or overloaded ({status} {text})",
  },
  "registration-refused": {
    fr: "L'opérateur refuse l'enregistrement ({status} {text})",
    en: "The operator refuses the registration ({status} {text})",
  },
  "registration-silent": {
    fr: "{address} ne répond pas à l'enregistrement",
    en: "{address} does not answer the registration",
  },
  "registration-under-way": {
    fr: "L'enregistrement n'a pas abouti dans le temps de l'essai",
    en: "The registration has not ended within the time of the test",
  },
  // the call
  "call-answered": {
    fr: "Le {number} a répondu en {codec}, et le son arrive",
    en: "{number} has answered in {codec}, and its sound arrives",
  },
  "call-answered-unheard": {
    fr: "Le {number} a répondu en {codec}, mais aucun son n'arrive",
    en: "{number} has answered in {codec}, but no sound arrives",
  },
  "call-rang": {
    fr: "Le {number} sonne ; personne n'a répondu en {seconds} s",
    en: "{number} rings; nobody has answered within {seconds} s",
  },
  "call-busy": { fr: "Le {number} est occupé ({status})", en: "{number} is busy ({status})" },
  "call-declined": { fr: "Le {number} refuse l'appel ({status})", en: "{number} declines the call ({status})" },
  "call-unavailable": {
    fr: "Le réseau dit que le {number} n'est pas joignable ({status})",
    en: "The network says that {number} cannot be reached ({status})",
  },
  "call-codec": {
    fr: "L'opérateur n'accepte pas le son proposé ({status}) : {codecs:list}",
    en: "The operator does not accept the sound that is offered ({status}): {codecs:list}",
  },
  "call-forbidden": {
    fr: "L'opérateur interdit l'appel ({status}) ; numéro présenté : {presented}",
    en: "The operator forbids the call ({status}); number presented: {presented}",
  },
  "call-credentials": {
    fr: "L'opérateur demande un mot de passe pour appeler et refuse le nôtre ({status})",
    en: "The operator asks for a password to call and refuses ours ({status})",
  },
  "call-credit": { fr: "Le compte n'a plus de crédit (402)", en: "The account has no credit left (402)" },
  "call-number-unknown": {
    fr: "L'opérateur ne connaît pas le numéro {sent} ({status})",
    en: "The operator does not know the number {sent} ({status})",
  },
  "call-number-form": {
    fr: "L'opérateur ne comprend pas le numéro {sent} ({status})",
    en: "The operator does not understand the number {sent} ({status})",
  },
  "call-operator-trouble": {
    fr: "L'opérateur n'a pas de place ou est en panne ({status})",
    en: "The operator has no room or is broken ({status})",
  },
  "call-silent": { fr: "L'opérateur ne répond pas à l'appel", en: "The operator does not answer the call" },
  "call-redirected": {
    fr: "L'opérateur renvoie l'appel ailleurs ({status})",
    en: "The operator redirects the call ({status})",
  },
  "call-refused": { fr: "L'opérateur refuse l'appel ({status})", en: "The operator refuses the call ({status})" },
  "call-given-up": { fr: "L'appel d'essai a été interrompu", en: "The test call was interrupted" },
  // no call was made
  "test-number-unreadable": {
    fr: "« {dialled} » n'est pas un numéro que l'on puisse appeler",
    en: '"{dialled}" is no number that can be called',
  },
  "test-number-not-for-tests": {
    fr: "Un essai n'appelle pas le {number} : ni urgence, ni numéro court ou surtaxé, ni l'étranger",
    en: "A test does not call {number}: no emergency, short or special-rate number, none abroad",
  },
  "test-line-full": {
    fr: "La ligne a déjà {calls} {calls|appel sortant|appels sortants}, sa limite",
    en: "The line has {calls} {calls|call|calls} out already, its limit",
  },
  "test-nowhere-to-call": {
    fr: "La ligne n'est joignable à aucune adresse",
    en: "The line can be reached at no address",
  },
  "test-under-way": {
    fr: "Un appel d'essai est déjà en cours sur cette ligne",
    en: "A test call is under way on this line already",
  },
} as const satisfies Readonly<Record<string, Words>>;
