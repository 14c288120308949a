import type { Words } from "./config/field.ts";

/** What is wrong now, for the list of alerts; why it is so, is told by reasons of lines and calls. */
export const ALERTS = {
  "line-is-down": {
    fr: "La ligne {trunk} « {name} » est hors service",
    en: 'Line {trunk} "{name}" is out of service',
  },
  "line-sends-garbage": {
    fr: "La ligne {trunk} « {name} » envoie des messages illisibles ({address})",
    en: 'Line {trunk} "{name}" sends messages that cannot be read ({address})',
  },
  "calls-are-cut": {
    fr: "Les appels sortants sont coupés : une limite contre la fraude est atteinte",
    en: "Calls to the outside are cut: a limit against toll fraud was reached",
  },
  "cut-by-cost": {
    fr: "Coût estimé du jour : {euros} €",
    en: "Estimated cost of the day: EUR {euros}",
  },
  "cut-by-hour": {
    fr: "Le {number} a tenté {calls} {calls|appel|appels} en une heure",
    en: "{number} has tried {calls} {calls|call|calls} within an hour",
  },
  "calls-go-round": {
    fr: "Des appels tournent en rond : la ligne {trunk} « {name} » ramène le {number} à la box",
    en: 'Calls go round: line {trunk} "{name}" brings {number} back to the box',
  },
  "runs-from-kept-view": {
    fr: "Aucun instantané n'est lisible : la révision {revision} tourne depuis la copie de secours",
    en: "No snapshot can be read: revision {revision} runs from the kept copy",
  },
  "help-not-proved": {
    fr: "Un appel d'urgence du poste {extension} ne partirait pas",
    en: "An emergency call from extension {extension} would not go out",
  },
  "help-by-second-line": {
    fr: "Un appel d'urgence du poste {extension} ne partirait pas par sa première ligne",
    en: "An emergency call from extension {extension} would not go out by its first line",
  },
  "help-was-called": {
    fr: "Un appel d'urgence au {dialled} est parti du poste {number}",
    en: "An emergency call to {dialled} was made from extension {number}",
  },
  "contact-not-told": {
    fr: "Le {contact} n'a pas pu être prévenu de l'appel d'urgence du poste {number}",
    en: "{contact} could not be told of the emergency call from extension {number}",
  },
  "address-shut-out": {
    fr: "L'adresse {address} ne se fait plus entendre : trop de mots de passe faux",
    en: "Address {address} is not heard any more: too many wrong passwords",
  },
  "voicemail-guessed": {
    fr: "Quelqu'un essaie de deviner le code de messagerie du {number} : {count} codes faux de suite",
    en: "Somebody tries to guess the voicemail code of {number}: {count} wrong ones in a row",
  },
  "notice-not-texted": {
    fr: "Les messages vocaux de la boîte « {mailbox} » ne peuvent pas être signalés par SMS",
    en: 'Nobody could be told of voice messages in mailbox "{mailbox}" by text message',
  },
  "notice-not-mailed": {
    fr: "Des messages vocaux n'ont pas pu être signalés par courriel",
    en: "Nobody could be told of voice messages by e-mail",
  },
  "mail-no-server": {
    fr: "Aucun serveur de courriel, ou aucun expéditeur, n'est configuré",
    en: "No mail server, or no sender, is configured",
  },
  "mail-unreachable": { fr: "Le serveur de courriel ne répond pas", en: "The mail server does not answer" },
  "mail-certificate": {
    fr: "Le certificat du serveur de courriel n'est pas le bon : rien ne lui a été confié",
    en: "The certificate of the mail server is not the right one: nothing was given to it",
  },
  "mail-no-encryption": {
    fr: "Le serveur de courriel n'offre pas le chiffrement demandé (STARTTLS) : rien n'a été envoyé en clair",
    en: "The mail server does not offer the encryption that is asked for (STARTTLS): nothing was sent in the clear",
  },
  "mail-refused": { fr: "Le serveur de courriel refuse le message", en: "The mail server refuses the letter" },
  "mail-sign-in": {
    fr: "Le serveur de courriel refuse l'utilisateur ou le mot de passe",
    en: "The mail server refuses the user or the password",
  },
  "mail-given-up": {
    fr: "Un courriel n'a pas pu être envoyé et ne le sera plus",
    en: "A letter could not be sent, and will not be any more",
  },
  "addresses-shut-out": {
    fr: "{count} adresses ne se font plus entendre : trop de mots de passe faux",
    en: "{count} addresses are not heard any more: too many wrong passwords",
  },
  "disk-nearly-full": {
    fr: "Le disque est presque plein : il en reste {megabytes} Mo",
    en: "The disk is nearly full: {megabytes} MB of it are left",
  },
  "memory-short": {
    fr: "La mémoire de la box est presque épuisée",
    en: "The box is nearly out of memory",
  },
  "too-hot": {
    fr: "Le processeur est à plus de {celsius} °C",
    en: "The processor is above {celsius} °C",
  },
  "clock-adrift": {
    fr: "L'heure de la box ne suit aucun serveur de temps",
    en: "The clock of the box follows no time server",
  },
  "dhcp-withheld": {
    fr: "La box ne donne pas d'adresses, alors qu'elle le devrait",
    en: "The box gives no addresses, though it should",
  },
  "dhcp-no-interface": {
    fr: "Aucune interface ne mène à internet, et aucune n'est choisie",
    en: "No interface leads to the internet, and none is chosen",
  },
  "dhcp-no-address": {
    fr: "L'interface {interface} n'existe pas, n'a pas d'adresse, ou son câble est débranché",
    en: "The interface {interface} is not there, has no address, or its cable is unplugged",
  },
  "dhcp-network-too-small": {
    fr: "Le réseau de {interface} est trop petit",
    en: "The network of {interface} is too small",
  },
  "dhcp-pool-outside-network": {
    fr: "La plage n'est pas dans le réseau de {interface}",
    en: "The pool is not in the network of {interface}",
  },
  "dhcp-unaskable": {
    fr: "La box n'a pas pu chercher d'autre serveur sur {interface} ({code})",
    en: "The box could not look for another server on {interface} ({code})",
  },
  "dhcp-others-serve": {
    fr: "{servers:list} {servers|donne|donnent} déjà des adresses sur {interface}",
    en: "{servers:list} already {servers|gives|give} addresses on {interface}",
  },
  "dhcp-no-dnsmasq": { fr: "dnsmasq n'est pas installé", en: "dnsmasq is not installed" },
  "dhcp-dnsmasq-refuses": { fr: "dnsmasq refuse ses réglages : {said}", en: "dnsmasq refuses its settings: {said}" },
  "dhcp-not-allowed": {
    fr: "La box a été démarrée par un utilisateur qui n'en a pas le droit",
    en: "The box was started by a user who may not",
  },
  "dhcp-server-fails": { fr: "Le serveur DHCP ne démarre pas", en: "The DHCP server does not start" },
  "dhcp-server-said": { fr: "Il a dit : {said}", en: "It said: {said}" },
  "dhcp-two-servers": {
    fr: "{servers:list} {servers|donne|donnent} aussi des adresses sur {interface}",
    en: "{servers:list} {servers|gives|give} addresses on {interface} too",
  },
  "dhcp-pool-full": {
    fr: "Les {size} adresses de la plage sont toutes données",
    en: "All {size} addresses of the pool are given",
  },
  "dhcp-left-out": {
    fr: "L'adresse fixe {address} du poste {number} ne peut pas être donnée",
    en: "The fixed address {address} of extension {number} cannot be given",
  },
  "address-put-back": {
    fr: "L'adresse {address} n'a pas été gardée : la box a repris la précédente",
    en: "The address {address} was not kept: the box has the one before again",
  },
  "address-not-kept": { fr: "Personne ne l'a gardée à temps", en: "Nobody kept it in time" },
  "address-started-anew": {
    fr: "La box a redémarré pendant l'essai",
    en: "The box started anew during the trial",
  },
  "address-failed": { fr: "Le système l'a refusée : {said}", en: "The system refused it: {said}" },
  "address-taken": {
    fr: "Un autre appareil du réseau l'a déjà : {said}",
    en: "Another device of the network has it already: {said}",
  },
  "address-hindered": {
    fr: "La box n'a pas l'adresse fixe qui est demandée",
    en: "The box has not got the fixed address that is wanted",
  },
  "address-no-interface": { fr: "L'interface choisie n'existe pas", en: "The interface that was chosen is not there" },
  "address-not-allowed": {
    fr: "La box a été démarrée par un utilisateur qui n'en a pas le droit",
    en: "The box was started by a user who may not",
  },
  "address-no-ip": { fr: "Le programme ip n'est pas installé", en: "The program ip is not installed" },
  "address-not-listening": {
    fr: "La box a été démarrée pour n'écouter qu'à d'autres adresses",
    en: "The box was started to listen at other addresses alone",
  },
  "telephones-way-shut": {
    fr: "Les téléphones ne peuvent pas venir par {way} à toutes les adresses de la box (port {port})",
    en: "Telephones cannot come by {way} at every address of the box (port {port})",
  },
  "telephones-directory-shut": {
    fr: "Les téléphones ne peuvent pas consulter l'annuaire (LDAP) à toutes les adresses de la box (port {port})",
    en: "Telephones cannot look up the directory (LDAP) at every address of the box (port {port})",
  },
  "port-reserved": {
    fr: "Ce port est réservé à l'administrateur du système",
    en: "This port is kept for the administrator of the system",
  },
  "port-taken": { fr: "Un autre programme occupe ce port", en: "Another program has this port" },
  "port-address-away": {
    fr: "Une adresse sur laquelle la box doit écouter n'est pas à elle",
    en: "An address that the box is to listen on is not its own",
  },
  "port-refused": { fr: "Le système répond {code}", en: "The system answers {code}" },
  "certificate-lacks-authority": {
    fr: "Le certificat installé pour SIP ne contient pas celui de son autorité, que les téléphones doivent connaître : ils restent en HTTP",
    en: "The certificate that is installed for SIP does not contain that of its authority, which telephones have to know: they stay with HTTP",
  },
} as const satisfies Readonly<Record<string, Words>>;
