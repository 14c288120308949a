import { Type } from "typebox";
import { field, words } from "./field.ts";

const voiceVlanSchema = Type.Object(
  {
    id: Type.Integer({
      minimum: 1,
      maximum: 4094,
      default: 1,
      ...field(words("Numéro", "Number"), words("1 à 4094 (IEEE 802.1Q).", "1 to 4094 (IEEE 802.1Q).")),
    }),
    priority: Type.Integer({
      minimum: 0,
      maximum: 7,
      default: 5,
      ...field(words("Priorité", "Priority"), words("0 à 7 (IEEE 802.1p).", "0 to 7 (IEEE 802.1p).")),
    }),
  },
  { additionalProperties: false },
);

/** How telephones get their settings from the box [POS-07, POS-17]. */
export const telephonesSchema = Type.Object(
  {
    isOn: Type.Boolean({
      default: true,
      ...field(
        words("Configuration automatique", "Automatic configuration"),
        words(
          "Les téléphones dont l'adresse MAC est connue trouvent leurs réglages sur la box.",
          "Telephones whose MAC address is known find their settings on the box.",
        ),
      ),
    }),
    isFound: Type.Boolean({
      default: true,
      ...field(
        words("Découverte automatique (PnP)", "Automatic discovery (PnP)"),
        words(
          "Un téléphone Yealink ou Gigaset neuf demande à tout le réseau où sont ses réglages : la box lui répond, même si un routeur donne les adresses. À couper si un autre serveur doit lui répondre.",
          "A new Yealink or Gigaset telephone asks the whole network where its settings are: the box answers, even where a router gives the addresses. Turn it off if another server is to answer.",
        ),
      ),
    }),
    armMinutes: Type.Integer({
      minimum: 5,
      maximum: 1440,
      default: 60,
      ...field(
        words("Délai de mise en service", "Time to set up"),
        words(
          "Minutes pendant lesquelles un téléphone autorisé peut venir chercher ses premiers réglages, avec son mot de passe.",
          "Minutes during which a telephone that was let in may fetch its first settings, with its password.",
        ),
        "live",
        words("un nombre de minutes de 5 à 1440", "a number of minutes from 5 to 1440"),
      ),
    }),
    encrypts: Type.Boolean({
      default: true,
      ...field(
        words("Appels chiffrés", "Encrypted calls"),
        words(
          "Par TLS et SRTP avec les modèles qui savent le faire ; les autres parlent en clair sur le réseau local.",
          "By TLS and SRTP with the models that can; the others talk in clear on the local network.",
        ),
      ),
    }),
    voiceVlan: Type.Union([voiceVlanSchema, Type.Null()], {
      default: null,
      ...field(
        words("VLAN de la voix", "Voice VLAN"),
        words(
          "Réseau virtuel dont les téléphones marquent leurs paquets ; la box doit y être joignable. Vide : aucun.",
          "Virtual network that telephones mark their packets with; the box has to be reached there. Empty: none.",
        ),
        "live",
        words(
          "un numéro de 1 à 4094 et une priorité de 0 à 7, ou vide",
          "an id from 1 to 4094 and a priority from 0 to 7, or empty",
        ),
      ),
    }),
    https: Type.Boolean({
      default: false,
      ...field(
        words("Réglages par HTTPS", "Settings by HTTPS"),
        words(
          "Les téléphones qui savent le faire (Yealink à partir de la version 81) viennent alors par HTTPS et ne croient plus que le certificat de la box : si vous le remplacez, autorisez-les à nouveau. Les autres restent en HTTP.",
          "Telephones that can (Yealink from version 81) then come by HTTPS and believe nothing but the certificate of the box: if you replace it, let them in again. The others stay with HTTP.",
        ),
      ),
    }),
    tftp: Type.Boolean({
      default: true,
      ...field(
        words("Servir aussi par TFTP", "Serve by TFTP, too"),
        words(
          "Pour les téléphones anciens qui ne connaissent que cela. Comme par HTTP, un téléphone n'a son mot de passe que s'il est autorisé et à sa place ; dès qu'il est venu par HTTP, il ne l'a plus par TFTP.",
          "For old telephones that know nothing else. As by HTTP, a telephone has its password only if it was let in and is in its place; once it has come by HTTP, it has it by TFTP no more.",
        ),
      ),
    }),
    timeServer: Type.String({
      pattern: "^[A-Za-z0-9]([A-Za-z0-9.-]{0,61}[A-Za-z0-9])?$",
      default: "fr.pool.ntp.org",
      ...field(
        words("Serveur de temps", "Time server"),
        words("Où les téléphones demandent l'heure.", "Where telephones ask for the time."),
        "live",
        words("un nom ou une adresse", "a name or an address"),
      ),
    }),
  },
  {
    additionalProperties: false,
    default: {},
    ...field(
      words("Téléphones", "Telephones"),
      words("Configuration automatique des téléphones.", "Automatic configuration of telephones."),
    ),
  },
);
