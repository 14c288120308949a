import { type Static, Type } from "typebox";
import { INTERFACE_NAME, IPV4_ADDRESS } from "../hardware-address.ts";
import { field, words } from "./field.ts";

const AN_ADDRESS = words("une adresse comme 192.168.1.1, ou vide", "an address such as 192.168.1.1, or empty");

/** By which address the box stands in the network of the office. */
export const networkSchema = Type.Object(
  {
    isFixed: Type.Boolean({
      default: false,
      ...field(
        words("Adresse fixe", "Fixed address"),
        words(
          "La box se donne elle-même l'adresse ci-dessous. Sinon, le système d'exploitation s'en charge et rien n'est touché.",
          "The box gives itself the address below. Otherwise the operating system does, and nothing is touched.",
        ),
        "confirm",
      ),
    }),
    interface: Type.Union([Type.String({ pattern: INTERFACE_NAME }), Type.Null()], {
      default: null,
      ...field(
        words("Interface réseau", "Network interface"),
        words(
          "Celle du câble qui mène au réseau du bureau. Ses autres adresses IPv4 lui sont retirées.",
          "The one of the cable that leads to the network of the office. Its other IPv4 addresses are taken from it.",
        ),
        "confirm",
        words("le nom d'une interface comme eth0, ou vide", "the name of an interface such as eth0, or empty"),
      ),
    }),
    address: Type.Union([Type.String({ pattern: IPV4_ADDRESS }), Type.Null()], {
      default: null,
      ...field(
        words("Adresse IP", "IP address"),
        words(
          "Une adresse qu'aucun autre appareil ne porte, hors de la plage d'un serveur DHCP.",
          "One that no other device has, outside the pool of any DHCP server.",
        ),
        "confirm",
        AN_ADDRESS,
      ),
    }),
    netmask: Type.String({
      pattern: IPV4_ADDRESS,
      default: "255.255.255.0",
      ...field(
        words("Masque", "Netmask"),
        words("Celui des autres appareils du réseau.", "That of the other devices of the network."),
        "confirm",
        words("un masque comme 255.255.255.0", "a netmask such as 255.255.255.0"),
      ),
    }),
    gateway: Type.Union([Type.String({ pattern: IPV4_ADDRESS }), Type.Null()], {
      default: null,
      ...field(
        words("Passerelle", "Gateway"),
        words(
          "Par où la box sort du réseau : la box de l'opérateur. Vide : pas par cette interface.",
          "By which the box leaves the network: the operator's router. Empty: not by this interface.",
        ),
        "confirm",
        AN_ADDRESS,
      ),
    }),
    dnsServers: Type.Array(
      Type.String({
        pattern: IPV4_ADDRESS,
        expects: words("une adresse comme 192.168.1.1", "an address such as 192.168.1.1"),
      }),
      {
        maxItems: 3,
        default: [],
        ...field(
          words("Serveurs DNS", "DNS servers"),
          words(
            "À qui la box demande les noms, trois au plus. Aucun : ceux du système d'exploitation.",
            "Whom the box asks for names, three at most. None: those of the operating system.",
          ),
        ),
      },
    ),
    trialMinutes: Type.Integer({
      minimum: 1,
      maximum: 30,
      default: 3,
      ...field(
        words("Durée de l'essai", "Length of the trial"),
        words(
          "Minutes pour revenir sur le site par la nouvelle adresse et la garder ; sinon l'ancienne est remise.",
          "Minutes in which to come back by the new address and keep it; otherwise the one before is put back.",
        ),
        "live",
        words("un nombre de minutes de 1 à 30", "a number of minutes from 1 to 30"),
      ),
    }),
  },
  {
    additionalProperties: false,
    default: {},
    ...field(
      words("Réseau de la box", "Network of the box"),
      words(
        "L'adresse par laquelle la box est dans le réseau du bureau.",
        "The address by which the box stands in the network of the office.",
      ),
    ),
  },
);

export type NetworkSettings = Static<typeof networkSchema>;
