import { type Static, Type } from "typebox";
import { codecSchema } from "../codec.ts";
import { videoCodecSchema } from "../video-codec.ts";
import { field, words } from "./field.ts";

const seconds = words("secondes", "seconds");

const registrationSchema = Type.Object(
  {
    minimum: Type.Integer({
      minimum: 30,
      maximum: 3600,
      default: 60,
      ...field(
        words("Durée minimale", "Minimum"),
        words(
          `En ${seconds.fr} ; une demande plus courte est refusée.`,
          `In ${seconds.en}; a shorter request is refused.`,
        ),
      ),
    }),
    usual: Type.Integer({
      minimum: 30,
      maximum: 86_400,
      default: 300,
      ...field(
        words("Durée habituelle", "Usual"),
        words(`En ${seconds.fr}, quand le poste n'en demande pas.`, `In ${seconds.en}, when the device asks for none.`),
      ),
    }),
    maximum: Type.Integer({
      minimum: 60,
      maximum: 86_400,
      default: 3600,
      ...field(
        words("Durée maximale", "Maximum"),
        words(
          `En ${seconds.fr} ; une demande plus longue est raccourcie.`,
          `In ${seconds.en}; a longer request is shortened.`,
        ),
      ),
    }),
  },
  {
    additionalProperties: false,
    default: {},
    ...field(
      words("Enregistrement", "Registration"),
      words(
        "Durées de validité de l'enregistrement des postes (RFC 3261 §10.3).",
        "How long registrations last (RFC 3261 §10.3).",
      ),
    ),
  },
);

/** The exchange as seen by telephones. Ports and addresses are not here: they are given where the box is started. */
export const sipSchema = Type.Object(
  {
    realm: Type.String({
      pattern: "^[A-Za-z0-9]([A-Za-z0-9.-]{0,62}[A-Za-z0-9])?$",
      default: "sipleo",
      ...field(
        words("Domaine", "Realm"),
        words("Domaine d'authentification annoncé aux postes.", "Authentication domain announced to telephones."),
        "live",
        words("lettres, chiffres, points et tirets", "letters, digits, dots and hyphens"),
      ),
    }),
    digest: Type.Array(Type.Union([Type.Literal("MD5"), Type.Literal("SHA-256")]), {
      minItems: 1,
      maxItems: 2,
      uniqueItems: true,
      // Telephones that meet a second challenge and know MD5 only give up (seen: baresip 1.0, sipjs-udp).
      default: ["MD5"],
      ...field(
        words("Algorithmes d'authentification", "Digest algorithms"),
        words(
          "Dans l'ordre où ils sont proposés (RFC 8760) ; les postes anciens ne lisent que le premier.",
          "In the order in which they are offered (RFC 8760); old telephones read the first one only.",
        ),
      ),
    }),
    registration: registrationSchema,
    qualifySeconds: Type.Integer({
      minimum: 0,
      maximum: 3600,
      default: 30,
      ...field(
        words("Surveillance des postes", "Qualify interval"),
        words("Secondes entre deux vérifications de présence ; 0 : jamais.", "Seconds between two checks; 0: never."),
      ),
    }),
    sessionExpiresSeconds: Type.Integer({
      minimum: 0,
      maximum: 7200,
      default: 1800,
      ...field(
        words("Minuterie de session", "Session timer"),
        words(
          "Secondes, au moins 90 (RFC 4028) ; 0 : non demandée.",
          "Seconds, at least 90 (RFC 4028); 0: not asked for.",
        ),
      ),
    }),
    unheardSeconds: Type.Integer({
      minimum: 0,
      maximum: 3600,
      default: 60,
      ...field(
        words("Coupure sans son", "Lost call"),
        words(
          "Un appel dont un poste n'envoie plus de son est terminé après ce délai en secondes ; 0 : jamais.",
          "A call in which a device sends no sound is ended after so many seconds; 0: never.",
        ),
      ),
    }),
    codecs: Type.Array(codecSchema, {
      minItems: 1,
      maxItems: 6,
      uniqueItems: true,
      default: ["PCMA", "PCMU", "G722", "opus", "G729", "GSM"],
      ...field(
        words("Codecs audio", "Audio codecs"),
        words("Codecs permis, par ordre de préférence.", "Codecs allowed, in order of preference."),
      ),
    }),
    videoCodecs: Type.Array(videoCodecSchema, {
      maxItems: 5,
      uniqueItems: true,
      default: ["H264", "VP8"],
      ...field(
        words("Codecs vidéo", "Video codecs"),
        words(
          "Codecs permis, par ordre de préférence ; la vidéo est transmise telle quelle. Vide : pas de vidéo.",
          "Codecs allowed, in order of preference; video is passed on as it is. Empty: no video.",
        ),
      ),
    }),
    srtp: Type.Union([Type.Literal("never"), Type.Literal("tls")], {
      default: "tls",
      ...field(
        words("Chiffrement du son", "SRTP"),
        words("Avec les postes reliés par TLS, ou jamais.", "With telephones that use TLS, or never."),
      ),
    }),
    maxDevices: Type.Integer({
      minimum: 1,
      maximum: 32,
      default: 10,
      ...field(
        words("Appareils par poste", "Devices per extension"),
        words(
          "Appareils qui peuvent s'enregistrer en même temps sur un poste, sauf réglage du poste.",
          "Devices that may register at once on one extension, unless the extension says otherwise.",
        ),
      ),
    }),
  },
  {
    additionalProperties: false,
    default: {},
    ...field(words("SIP", "SIP"), words("Dialogue avec les postes.", "The dialogue with telephones.")),
  },
);

export type SipSection = Static<typeof sipSchema>;
