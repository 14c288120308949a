import { type Words, words } from "./config/field.ts";
import type { Reason, ReasonCode } from "./reason.ts";

/** What to do about what the test of a line has found; nothing for what is well. */
const REMEDIES: Readonly<Partial<Record<ReasonCode, Words>>> = {
  "line-name-unknown": words(
    "Vérifiez l'adresse de la ligne, lettre par lettre. Un nom réservé au lien de l'opérateur n'est connu que de son DNS : écrivez alors l'adresse IP.",
    "Check the address of the line, letter by letter. A name that is for the operator's link alone is known to his DNS only: write the IP address then.",
  ),
  "line-name-unanswered": words(
    "Vérifiez l'accès à Internet de la box et son serveur DNS.",
    "Check the box's access to the Internet and its DNS server.",
  ),
  "line-lacks-interface": words(
    "Vérifiez le câble et le réseau de cette adresse, ou changez l'interface de la ligne : rien ne sort par une autre.",
    "Check the cable and the network of that address, or change the interface of the line: nothing leaves by another one.",
  ),
  "line-lacks-address": words("Renseignez l'adresse de l'opérateur.", "Fill in the address of the operator."),
  "line-lacks-password": words("Donnez un mot de passe à la ligne.", "Give the line a password."),
  "line-not-registered-here": words(
    "Dans l'équipement, vérifiez l'adresse de la box, l'identifiant et le mot de passe de la ligne.",
    "In the equipment, check the address of the box, the user name and the password of the line.",
  ),
  "address-silent": words(
    "Vérifiez l'adresse et le port, le pare-feu (UDP 5060 vers l'opérateur), et que l'opérateur connaît l'adresse publique de la box. Certains opérateurs ne répondent jamais à OPTIONS : si l'enregistrement ou l'appel passe, tout va bien.",
    "Check the address and the port, the firewall (UDP 5060 to the operator), and that the operator knows the public address of the box. Some operators never answer OPTIONS: where the registration or the call succeeds, all is well.",
  ),
  "address-refuses-connection": words(
    "La machine est là, mais rien n'y écoute sur ce port et ce transport : vérifiez le port, et UDP, TCP ou TLS.",
    "The machine is there, but nothing listens on that port and transport: check the port, and UDP, TCP or TLS.",
  ),
  "address-unreachable": words(
    "Vérifiez l'interface de la ligne, la passerelle du réseau et le routeur de l'opérateur.",
    "Check the interface of the line, the gateway of the network and the operator's router.",
  ),
  "address-certificate": words(
    "Le certificat doit porter le domaine de la ligne et venir d'une autorité connue : vérifiez le domaine. Ne cessez de vérifier le certificat que sur un lien privé.",
    "The certificate must be for the domain of the line and come from a known authority: check the domain. Stop verifying the certificate on a private link only.",
  ),
  "address-not-tls": words(
    "Vérifiez le port (5061 en général) et si l'opérateur offre TLS.",
    "Check the port (usually 5061), and whether the operator offers TLS.",
  ),
  "address-not-asked": words(
    "Rechargez la configuration, puis recommencez.",
    "Put the configuration in force, then try again.",
  ),
  "registration-credentials": words(
    "Vérifiez l'identifiant, le nom d'authentification et le mot de passe SIP : ce ne sont pas ceux de l'espace client. La box ne redemande pas avant une minute, car les opérateurs bloquent qui insiste.",
    "Check the user name, the authentication name and the SIP password: they are not those of the customer area. The box does not ask again within a minute, since operators lock out who insists.",
  ),
  "registration-forbidden": words(
    "Compte suspendu, adresse IP non autorisée ou mot de passe faux : demandez à l'opérateur lequel des trois.",
    "The account is suspended, the IP address not allowed or the password wrong: ask the operator which of the three.",
  ),
  "registration-unknown-user": words(
    "Vérifiez l'identifiant (souvent le numéro, sous la forme que veut l'opérateur) et le domaine de la ligne.",
    "Check the user name (often the number, in the operator's form) and the domain of the line.",
  ),
  "registration-expiry": words(
    "Changez l'expiration de la ligne : l'opérateur dit laquelle il veut.",
    "Change the expiry of the line: the operator tells which one he wants.",
  ),
  "registration-operator-trouble": words(
    "Attendez quelques minutes ; si cela dure, appelez l'opérateur.",
    "Wait some minutes; if it lasts, call the operator.",
  ),
  "registration-refused": words(
    "Donnez ce code à l'opérateur : il dit pourquoi.",
    "Tell the operator this code: he knows why.",
  ),
  "registration-silent": words(
    "Vérifiez l'adresse, le port et le transport, puis le pare-feu.",
    "Check the address, the port and the transport, then the firewall.",
  ),
  "registration-under-way": words("Recommencez dans une minute.", "Try again in a minute."),
  "call-answered-unheard": words(
    "Le pare-feu ou la traduction d'adresses retient le son : ouvrez les ports UDP du son vers la box, et désactivez « SIP ALG » dans le routeur.",
    "The firewall or address translation holds the sound back: open the UDP ports of sound to the box, and switch « SIP ALG » off in the router.",
  ),
  "call-unavailable": words(
    "Essayez un autre numéro ; si tous sont injoignables, vérifiez la forme des numéros de la ligne.",
    "Try another number; if none can be reached, check the form of numbers of the line.",
  ),
  "call-codec": words(
    "Demandez à l'opérateur quels codecs il accepte et inscrivez-les dans la ligne (PCMA d'abord) ; s'il n'accepte pas le son chiffré, désactivez-le.",
    "Ask the operator which codecs he accepts and write them into the line (PCMA first); if he takes no encrypted sound, switch it off.",
  ),
  "call-forbidden": words(
    "Le numéro présenté doit être à vous chez cet opérateur, et écrit comme il le veut : vérifiez les SDA, la présentation et la forme de la ligne. Sinon le compte n'a pas le droit d'appeler ce numéro.",
    "The number presented must be yours at this operator, and written as he wants it: check the DDI, the presentation and the form of the line. Else the account may not call this number.",
  ),
  "call-credentials": words(
    "Vérifiez l'identifiant et le mot de passe ; une ligne à adresse fixe peut aussi en avoir besoin pour appeler.",
    "Check the user name and the password; a line of fixed address may need them to call as well.",
  ),
  "call-credit": words("Voyez le compte avec l'opérateur.", "See to the account with the operator."),
  "call-number-unknown": words(
    "Vérifiez le numéro, puis la forme des numéros et le préfixe de la ligne : l'opérateur attend peut-être 0…, 0033… ou +33…",
    "Check the number, then the form of numbers and the prefix of the line: the operator may want 0…, 0033… or +33…",
  ),
  "call-number-form": words(
    "Changez la forme des numéros ou le préfixe de la ligne : l'opérateur attend peut-être 0…, 0033… ou +33…",
    "Change the form of numbers or the prefix of the line: the operator may want 0…, 0033… or +33…",
  ),
  "call-operator-trouble": words(
    "Le nombre d'appels simultanés du contrat est peut-être atteint ; sinon appelez l'opérateur.",
    "The number of simultaneous calls of the contract may be reached; else call the operator.",
  ),
  "call-silent": words(
    "Vérifiez l'adresse et le pare-feu : si OPTIONS passe et l'appel non, le routeur modifie peut-être SIP (« SIP ALG »).",
    "Check the address and the firewall: where OPTIONS passes and the call does not, the router may change SIP (« SIP ALG »).",
  ),
  "call-redirected": words(
    "Le numéro est renvoyé chez l'opérateur : essayez-en un autre.",
    "The number is forwarded at the operator: try another one.",
  ),
  "call-refused": words(
    "Donnez ce code à l'opérateur : il dit pourquoi.",
    "Tell the operator this code: he knows why.",
  ),
  "test-number-not-for-tests": words(
    "Essayez avec un fixe ou un mobile en France, le vôtre par exemple.",
    "Try a fixed or mobile number in the country, your own for example.",
  ),
  "test-number-unreadable": words(
    "Écrivez le numéro en entier, comme 0612345678.",
    "Write the whole number, such as 0612345678.",
  ),
  "test-line-full": words("Attendez la fin d'un appel.", "Wait until a call has ended."),
  "outside-cut": words(
    "Réarmez les appels sortants, si vous savez pourquoi ils sont coupés.",
    "Re-arm calls to the outside, if you know why they are cut.",
  ),
};

/** What to do about it; null: nothing. */
export const remedyOf = ({ code }: Reason): Words | null => (isRemedied(code) ? (REMEDIES[code] ?? null) : null);

const isRemedied = (code: string): code is ReasonCode => Object.hasOwn(REMEDIES, code);
