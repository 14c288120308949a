import { type Static, Type } from "typebox";
import { IPV4_ADDRESS, MAC_ADDRESS } from "../hardware-address.ts";
import { field, words } from "./field.ts";
import { nameField, numberField, ringSecondsField, siteField } from "./named-fields.ts";
import { outsideRightsSchema, presentedSchema } from "./outside.ts";
import { planningSchema } from "./planning.ts";
import { profilesSchema } from "./profiles.ts";
import { blackListSchema } from "./rules.ts";
import { telephoneKeysSchema } from "./telephone-keys.ts";

/** As many as the largest base that gets its settings here has. */
export const MOST_HANDSETS = 20;

/** One extension (poste): what people dial. The devices that register on it are not configured one by one. */
export const extensionSchema = Type.Object(
  {
    number: numberField(
      words("Numéro", "Number"),
      words("Numéro du poste. Le numéro doit être unique.", "Number of the extension; it must be unique."),
    ),
    name: nameField(words("Nom du poste, montré aux autres.", "Name of the extension, shown to others.")),
    kind: Type.Union([Type.Literal("simple"), Type.Literal("extended")], {
      default: "extended",
      ...field(
        words("Type", "Kind"),
        words(
          "« simple » : terminal SIP seul (portier, adaptateur, télécopieur) ; « étendu » : poste d'une personne.",
          "Simple: a plain SIP terminal (door phone, adapter, fax); extended: the telephone of a person.",
        ),
      ),
    }),
    hidesNumber: Type.Boolean({
      default: false,
      ...field(
        words("Masquer le numéro", "Hide the number"),
        words("Cache le numéro du poste lors des appels sortants.", "Hides the number on calls that go outside."),
      ),
    }),
    simultaneousCalls: Type.Integer({
      minimum: 1,
      maximum: 255,
      default: 255,
      ...field(
        words("Lignes simultanées", "Simultaneous calls"),
        words("Appels en même temps, émis et reçus.", "Calls at once, in and out."),
      ),
    }),
    maxDevices: Type.Union([Type.Integer({ minimum: 1, maximum: 32 }), Type.Null()], {
      default: null,
      ...field(
        words("Appareils", "Devices"),
        words(
          "Appareils enregistrés en même temps ; vide : le réglage général.",
          "Devices at once; empty: the general setting.",
        ),
      ),
    }),
    ringSeconds: ringSecondsField,
    macAddress: Type.Union([Type.String({ pattern: MAC_ADDRESS }), Type.Null()], {
      default: null,
      ...field(
        words("Adresse MAC", "MAC address"),
        words(
          "Adresse MAC du téléphone à renseigner pour effectuer sa configuration automatique (uniquement pour les téléphones supportés). Exemple : 00112233AABB",
          "MAC address of the telephone, for its automatic configuration (supported telephones only). Example: 00112233AABB",
        ),
        "live",
        words("12 chiffres hexadécimaux, ou vide", "12 hexadecimal digits, or empty"),
      ),
    }),
    ipAddress: Type.Union([Type.String({ pattern: IPV4_ADDRESS }), Type.Null()], {
      default: null,
      ...field(
        words("Adresse IP", "IP address"),
        words(
          "Adresse IP statique à attribuer au téléphone. Laisser vide pour attribuer une adresse par le serveur DHCP (uniquement pour les téléphones supportés). Exemple : 192.168.0.1",
          "Fixed address for the telephone. Leave it empty to have one given by the DHCP server (supported telephones only). Example: 192.168.0.1",
        ),
        "live",
        words("une adresse comme 192.168.0.1, ou vide", "an address like 192.168.0.1, or empty"),
      ),
    }),
    handset: Type.Union([Type.Integer({ minimum: 1, maximum: MOST_HANDSETS }), Type.Null()], {
      default: null,
      ...field(
        words("Combiné", "Handset"),
        words(
          "Numéro du combiné ou du compte sur une base DECT, dont les autres combinés sont à d'autres postes avec la même adresse MAC ; vide : le téléphone n'est qu'à ce poste.",
          "Number of the handset or account on a DECT base whose other handsets belong to other extensions with the same MAC address; empty: the telephone belongs to this extension alone.",
        ),
        "live",
        words(`un nombre de 1 à ${MOST_HANDSETS}, ou vide`, `a number from 1 to ${MOST_HANDSETS}, or null`),
      ),
    }),
    keyModules: Type.Integer({
      minimum: 0,
      maximum: 3,
      default: 0,
      ...field(
        words("Modules", "Modules"),
        words(
          "Modules de touches branchés à côté du téléphone, 0 à 3.",
          "Key modules that are plugged in beside the telephone, 0 to 3.",
        ),
      ),
    }),
    keys: telephoneKeysSchema,
    site: siteField(
      words("Site où se trouve le poste ; vide : aucun.", "Site where the telephone stands; empty: none."),
    ),
    intercom: Type.Boolean({
      default: true,
      ...field(
        words("Intercom", "Intercom"),
        words(
          "Peut parler à un collègue par le haut-parleur de son téléphone, sans attendre qu'il décroche.",
          "May talk to a colleague through the loudspeaker of his telephone, without waiting for his answer.",
        ),
      ),
    }),
    isListed: Type.Boolean({
      default: true,
      ...field(
        words("Annuaire vocal", "Dialled by name"),
        words(
          "Un appelant peut demander ce poste par son nom, dans les menus qui le proposent.",
          "Callers may ask for it by its name, in menus that offer it.",
        ),
      ),
    }),
    presented: presentedSchema,
    outsideRights: outsideRightsSchema,
    blackList: blackListSchema,
    profiles: profilesSchema,
    planning: planningSchema,
  },
  {
    additionalProperties: false,
    ...field(words("Poste", "Extension"), words("Un poste téléphonique.", "An extension.")),
  },
);

export const extensionsSchema = Type.Array(extensionSchema, {
  maxItems: 2000,
  ...field(words("Postes", "Extensions"), words("Les postes de l'installation.", "The extensions of the office.")),
});

export type Extension = Static<typeof extensionSchema>;

/** Fields that a document may bring along but that are never kept in it: they go to the secrets. */
export const writeOnly = {
  sipPassword: Type.String({
    minLength: 1,
    maxLength: 128,
    pattern: "^[\\u0020-\\u007e]*$",
    ...field(
      words("Mot de passe SIP", "SIP password"),
      words("Mot de passe avec lequel les appareils s'enregistrent.", "Password with which devices register."),
      "live",
      words("1 à 128 caractères ASCII imprimables", "1 to 128 printable ASCII characters"),
    ),
  }),
  password: Type.Union([Type.String({ minLength: 4, maxLength: 128 }), Type.Null()], {
    ...field(
      words("Mot de passe", "Password"),
      words(
        "Mot de passe associé au numéro, pour l'assistant et les pages Web ; vide : pas d'accès.",
        "Password that goes with the number, for the assistant and the web pages; empty: no access.",
      ),
      "live",
      words("4 à 128 caractères", "4 to 128 characters"),
    ),
  }),
  pin: Type.Union([Type.String({ pattern: "^(?!([0-9])\\1*$)[0-9]{4,10}$" }), Type.Null()], {
    ...field(
      words("Code secret", "PIN"),
      words(
        "Code que l'agent compose au téléphone pour se connecter ; vide : pas de connexion au téléphone.",
        "PIN that the agent keys in to log in at a telephone; empty: none, and no login at telephones.",
      ),
      "live",
      words("4 à 10 chiffres, pas tous les mêmes", "4 to 10 digits, not all the same"),
    ),
  }),
} as const;
