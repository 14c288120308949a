import type { Words } from "./config/field.ts";
import type { Reason, ReasonCode } from "./reason.ts";
import { type Language, worded } from "./sentence.ts";

/** What somebody can do about what an alert tells, by the code that says most. Places for facts as in reason.ts. */
const REMEDIES = {
  "line-refused": {
    fr: "Vérifiez l'identifiant et le mot de passe de la ligne, ou demandez à l'opérateur si le compte est ouvert.",
    en: "Check user and password of the line, or ask the operator whether the account is open.",
  },
  "line-unanswered": {
    fr: "Vérifiez l'accès à Internet et l'adresse de la ligne ; sinon, appelez l'opérateur.",
    en: "Check the connection to the Internet and the address of the line; else call the operator.",
  },
  "line-unreachable": {
    fr: "Vérifiez l'adresse, le transport et le certificat de la ligne.",
    en: "Check address, transport and certificate of the line.",
  },
  "line-lost": {
    fr: "La box se reconnecte d'elle-même ; si cela dure, vérifiez l'accès à Internet.",
    en: "The box connects again by itself; if this lasts, check the connection to the Internet.",
  },
  "line-name-unknown": {
    fr: "Vérifiez l'adresse de la ligne : ce nom n'existe pas.",
    en: "Check the address of the line: there is no such name.",
  },
  "line-name-unanswered": {
    fr: "Vérifiez l'accès à Internet et le serveur DNS.",
    en: "Check the connection to the Internet and the DNS server.",
  },
  "line-not-registered-here": {
    fr: "Vérifiez que l'équipement est allumé, puis son identifiant et son mot de passe.",
    en: "Check that the equipment is switched on, then its user and its password.",
  },
  "line-lacks-interface": {
    fr: "Vérifiez le câble et le réseau de cette adresse, ou changez l'interface de la ligne ; la ligne revient d'elle-même avec l'adresse.",
    en: "Check the cable and the network of that address, or change the interface of the line; it comes back by itself with the address.",
  },
  "line-lacks-address": { fr: "Complétez la ligne, puis rechargez.", en: "Complete the line, then reload." },
  "line-lacks-password": { fr: "Complétez la ligne, puis rechargez.", en: "Complete the line, then reload." },
  "line-sends-garbage": {
    fr: "Signalez-le à l'opérateur : ce qu'il envoie ainsi est perdu.",
    en: "Tell the operator: what is sent like that is lost.",
  },
  "calls-are-cut": {
    fr: "Cherchez la cause dans le journal d'appels, puis réarmez par « sipleo outside rearm ».",
    en: 'Look for the cause in the journal of calls, then re-arm with "sipleo outside rearm".',
  },
  "calls-go-round": {
    fr: "Cherchez le renvoi qui ramène l'appel, ici ou sur l'équipement de la ligne.",
    en: "Look for the forward that brings the call back, here or on the equipment of the line.",
  },
  "runs-from-kept-view": {
    fr: "Vérifiez le disque, puis rechargez : un nouvel instantané sera écrit.",
    en: "Check the disk, then reload: that writes a new snapshot.",
  },
  "help-not-proved": {
    fr: "Réparez la ligne ou donnez-en une autre au site, puis contrôlez : sipleo emergency prove.",
    en: 'Mend the line or give the site another one, then prove it: "sipleo emergency prove".',
  },
  "help-by-second-line": {
    fr: "Réparez la ligne, puis contrôlez : sipleo emergency prove.",
    en: 'Mend the line, then prove it: "sipleo emergency prove".',
  },
  "help-was-called": {
    fr: "Allez voir sur place, et guidez les secours.",
    en: "Go and see, and guide the rescuers.",
  },
  "contact-not-told": {
    fr: "Allez voir sur place ; choisissez un contact qui répond.",
    en: "Go and see; choose a contact who answers.",
  },
  "voicemail-guessed": {
    fr: "La messagerie de ce numéro est fermée à distance pour un temps ; cherchez qui appelle dans le journal.",
    en: "The voicemail of this number is closed from elsewhere for a while; look in the journal who calls.",
  },
  "notice-not-texted": {
    fr: "Vérifiez le numéro de mobile de la boîte vocale et la règle de sortie SMS.",
    en: "Check the mobile number of the mailbox and the message rule.",
  },
  "notice-not-mailed": {
    fr: "Vérifiez le serveur SMTP, puis essayez : sipleo mail test ADRESSE.",
    en: 'Check the SMTP server, then try: "sipleo mail test ADDRESS".',
  },
  "addresses-shut-out": {
    fr: "Quelqu'un essaie d'entrer : fermez le port SIP vers Internet, ou limitez-le aux opérateurs.",
    en: "Somebody tries to get in: close the SIP port to the Internet, or open it to the operators alone.",
  },
  "address-shut-out": {
    fr: "Si ce n'est pas un téléphone mal réglé, quelqu'un essaie d'entrer : vérifiez le pare-feu.",
    en: "If it is not a telephone with a wrong password, somebody tries to get in: check the firewall.",
  },
  "disk-nearly-full": {
    fr: "Effacez des enregistrements et des messages vocaux, ou gardez-les moins longtemps ; un disque plein n'enregistre plus rien.",
    en: "Delete recordings and voice messages, or keep them for less time; a full disk takes nothing any more.",
  },
  "memory-short": {
    fr: "Arrêtez ce qui tourne sur la machine à côté de la box, puis redémarrez-la quand personne n'appelle.",
    en: "End what runs on the machine beside the box, then start it again when nobody calls.",
  },
  "too-hot": {
    fr: "Dégagez les aérations de la box et éloignez-la de ce qui chauffe.",
    en: "Clear the vents of the box and move it away from what is hot.",
  },
  "dhcp-no-interface": {
    fr: "Branchez la box au réseau, ou choisissez l'interface dans DHCP.",
    en: "Connect the box to the network, or choose the interface in DHCP.",
  },
  "dhcp-no-address": {
    fr: "Vérifiez le câble et l'adresse de la box sur cette interface, ou choisissez-en une autre dans DHCP.",
    en: "Check the cable and the address of the box on that interface, or choose another one in DHCP.",
  },
  "dhcp-pool-outside-network": {
    fr: "Corrigez la plage dans DHCP, ou laissez-la vide.",
    en: "Correct the pool in DHCP, or leave it empty.",
  },
  "dhcp-others-serve": {
    fr: "Arrêtez le serveur DHCP de l'autre appareil, ou celui de la box.",
    en: "Switch the DHCP server of the other device off, or that of the box.",
  },
  "dhcp-no-dnsmasq": {
    fr: "Installez-le : apt-get install dnsmasq-base.",
    en: "Install it: apt-get install dnsmasq-base.",
  },
  "dhcp-not-allowed": {
    fr: "Démarrez la box en administrateur, ou arrêtez son serveur DHCP.",
    en: "Start the box as root, or switch its DHCP server off.",
  },
  "dhcp-two-servers": {
    fr: "Arrêtez le serveur DHCP de l'un des deux : un téléphone prend l'adresse qui arrive la première.",
    en: "Switch one of the two off: a telephone takes the address that comes first.",
  },
  "dhcp-pool-full": {
    fr: "Agrandissez la plage, ou raccourcissez la durée du bail, dans DHCP.",
    en: "Make the pool larger, or the lease time shorter, in DHCP.",
  },
  "dhcp-left-out": {
    fr: "Donnez au poste une adresse du réseau de la box, qui ne soit pas la sienne.",
    en: "Give the extension an address of the network of the box that is not the box's own.",
  },
  "address-put-back": {
    fr: "Dans Réseau, corrigez l'adresse, ou essayez-la à nouveau et gardez-la.",
    en: "In Network, correct the address, or try it again and keep it.",
  },
  "address-no-interface": {
    fr: "Branchez l'interface, ou choisissez-en une autre dans Réseau.",
    en: "Connect the interface, or choose another one in Network.",
  },
  "address-not-allowed": {
    fr: "Démarrez la box en administrateur, ou donnez-lui son adresse dans le système d'exploitation.",
    en: "Start the box as root, or give it its address in the operating system.",
  },
  "address-no-ip": {
    fr: "Installez-le : apt-get install iproute2.",
    en: "Install it: apt-get install iproute2.",
  },
  "address-not-listening": {
    fr: "Démarrez la box sans --bind (SIPLEO_BIND), ou ajoutez-y la nouvelle adresse.",
    en: "Start the box without --bind (SIPLEO_BIND), or add the new address to it.",
  },
  "port-reserved": {
    fr: "Lancez la box avec le droit CAP_NET_BIND_SERVICE, ou choisissez un port à partir de 1024 ; si aucun téléphone n'a besoin de TFTP, désactivez-le dans Téléphones.",
    en: "Start the box with the right CAP_NET_BIND_SERVICE, or choose a port from 1024 on; if no telephone needs TFTP, switch it off in Telephones.",
  },
  "port-taken": {
    fr: "Arrêtez ce programme (« ss -lntup » le nomme) : la box réessaie d'elle-même.",
    en: 'Stop that program ("ss -lntup" names it): the box tries again by itself.',
  },
  "port-address-away": {
    fr: "Vérifiez le réseau de la box ; elle réessaie d'elle-même.",
    en: "Look at the network of the box; it tries again by itself.",
  },
  "certificate-lacks-authority": {
    fr: "Ajoutez celui de l'autorité à la fin du fichier, puis installez-le à nouveau.",
    en: "Put that of the authority at the end of the file, and install it again.",
  },
  "clock-adrift": {
    fr: "Vérifiez l'accès à Internet et au serveur de temps (NTP, port UDP 123) : plannings et journal dépendent de l'heure.",
    en: "Check the connection to the Internet and to the time server (NTP, UDP port 123): plannings and the journal depend on the time.",
  },
} as const satisfies Partial<Record<ReasonCode, Words>>;

/** What to do about it: by why it is so, else by what is wrong; empty when nothing can be said. */
export function remedyOf({ what, why }: { what: Reason; why: Reason | null }, language: Language): string {
  const known = [...(why === null ? [] : [why]), what].find(hasRemedy);
  return known === undefined ? "" : worded(REMEDIES[known.code], known.facts, language);
}

const hasRemedy = (told: Reason): told is Reason & { readonly code: keyof typeof REMEDIES } =>
  Object.hasOwn(REMEDIES, told.code);
