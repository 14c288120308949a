import { Type } from "typebox";
import { INTERFACE_NAME, IPV4_ADDRESS } from "../hardware-address.ts";
import { field, words } from "./field.ts";

/** RFC 1034 §3.5, as short as DHCP may carry it. */
const DOMAIN_NAME = "^[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?){0,3}$";

/** Of a pool; more telephones than a box serves. */
export const MOST_POOLED = 4096;

const addressOrNull = (label: ReturnType<typeof words>, help: ReturnType<typeof words>) =>
  Type.Union([Type.String({ pattern: IPV4_ADDRESS }), Type.Null()], {
    default: null,
    ...field(
      label,
      help,
      "live",
      words("une adresse comme 192.168.1.1, ou vide", "an address such as 192.168.1.1, or empty"),
    ),
  });

/** How the box gives addresses to telephones [DHC-05, DHC-06]. What is left empty the box decides by how its network is. */
export const dhcpSchema = Type.Object(
  {
    isOn: Type.Boolean({
      default: false,
      ...field(
        words("Serveur DHCP", "DHCP server"),
        words(
          "La box donne leurs adresses aux téléphones et aux ordinateurs du réseau. À n'utiliser que si la box de l'opérateur ne le fait pas.",
          "The box gives the telephones and computers of the network their addresses. Only where the operator's router does not.",
        ),
      ),
    }),
    despiteOthers: Type.Boolean({
      default: false,
      ...field(
        words("Malgré un autre serveur", "Despite another server"),
        words(
          "Donne des adresses même si un autre serveur en donne sur ce réseau. Les appareils prennent alors celle qui arrive la première.",
          "Gives addresses even if another server gives some on this network. Devices then take the one that comes first.",
        ),
      ),
    }),
    interface: Type.Union([Type.String({ pattern: INTERFACE_NAME }), Type.Null()], {
      default: null,
      ...field(
        words("Interface réseau", "Network interface"),
        words("Vide : celle qui mène à internet.", "Empty: the one that leads to the internet."),
        "live",
        words("le nom d'une interface comme eth0, ou vide", "the name of an interface such as eth0, or empty"),
      ),
    }),
    poolFirst: addressOrNull(
      words("Première adresse", "First address"),
      words(
        "De la plage à donner. Vide avec la dernière : de .200 à .250.",
        "Of the pool to give from. Empty, as the last one: from .200 to .250.",
      ),
    ),
    poolLast: addressOrNull(
      words("Dernière adresse", "Last address"),
      words("De la plage à donner.", "Of the pool to give from."),
    ),
    leaseMinutes: Type.Integer({
      minimum: 5,
      maximum: 43_200,
      default: 720,
      ...field(
        words("Durée du bail", "Lease time"),
        words(
          "Minutes pendant lesquelles un appareil garde son adresse sans la redemander.",
          "Minutes for which a device keeps its address without asking again.",
        ),
        "live",
        words("un nombre de minutes de 5 à 43200", "a number of minutes from 5 to 43200"),
      ),
    }),
    gateway: addressOrNull(
      words("Passerelle", "Gateway"),
      words("Par où sortir du réseau. Vide : celle de la box.", "The way out of the network. Empty: the box's own."),
    ),
    dnsServer: addressOrNull(
      words("Serveur DNS", "DNS server"),
      words(
        "Vide : la box si elle est serveur de noms, sinon les siens.",
        "Empty: the box if it is a name server, else its own.",
      ),
    ),
    answersNames: Type.Boolean({
      default: false,
      ...field(
        words("Serveur de noms", "Name server"),
        words(
          "La box répond elle-même aux demandes de noms du réseau, et connaît les appareils par le leur.",
          "The box itself answers when names are asked for, and knows the devices of the network by theirs.",
        ),
      ),
    }),
    ntpServer: addressOrNull(
      words("Serveur de temps", "Time server"),
      words("Vide : les appareils gardent le leur.", "Empty: devices keep their own."),
    ),
    domain: Type.Union([Type.String({ pattern: DOMAIN_NAME }), Type.Null()], {
      default: null,
      ...field(
        words("Nom de domaine", "Domain name"),
        words(
          "Donné aux appareils avec leur adresse. Vide : aucun.",
          "Given to devices with their address. Empty: none.",
        ),
        "live",
        words("un nom comme bureau.example, ou vide", "a name such as office.example, or empty"),
      ),
    }),
  },
  {
    additionalProperties: false,
    default: {},
    ...field(
      words("DHCP", "DHCP"),
      words("Adresses données aux appareils du réseau.", "Addresses that are given to the devices of the network."),
    ),
  },
);
