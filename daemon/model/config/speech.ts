import { type Static, Type } from "typebox";
import { field, words } from "./field.ts";
import { oneOf } from "./named-fields.ts";

/** How texts are spoken: what is written one way in the office and said another, and who records them otherwise. */

/**
 * An address that pages may lead to: https or mailto and no other scheme, of plain characters, with nothing in front of
 * its host that would be taken for it.
 */
export const STUDIO_ADDRESS =
  "^(https://[A-Za-z0-9][A-Za-z0-9.-]*(:[0-9]{1,5})?([/?#][!-~]*)?|mailto:[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9][A-Za-z0-9.-]*([?][!-~]*)?)$";

const side = (label: { fr: string; en: string }, help: { fr: string; en: string }) =>
  Type.String({
    minLength: 1,
    maxLength: 100,
    // Without a letter or a digit there is nothing to find in a text, and nothing to say.
    pattern: "^(?=.*[\\p{L}\\p{N}])[^\\u0000-\\u001f\\u007f]*$",
    ...field(label, help, "live", words("un mot ou quelques-uns", "a word or a few")),
  });

const pronunciationSchema = Type.Object(
  {
    written: side(
      words("Écrit", "Written"),
      words("Comme dans les textes, par exemple Sipleo.", "As in texts, such as Sipleo."),
    ),
    spoken: side(
      words("Prononcé", "Spoken"),
      words("Comme il faut le dire, par exemple siplé-o.", "As it is to be said, such as siplay-o."),
    ),
  },
  {
    additionalProperties: false,
    ...field(words("Prononciation", "Pronunciation"), words("D'un mot.", "Of a word.")),
  },
);

/** Who says the sentences of the box itself. */
const PROMPT_VOICES = ["spoken", "recorded"] as const;

export const promptVoiceSchema = oneOf(PROMPT_VOICES, {
  default: "spoken",
  ...field(
    words("Voix des phrases de la box", "Voice of the box's own sentences"),
    words(
      "La synthèse vocale ; ou une personne, pour les phrases enregistrées que le paquet asterisk-core-sounds-fr-wav contient, et la synthèse pour les autres.",
      "Speech synthesis; or a person, for the sentences that package asterisk-core-sounds-fr-wav holds, and synthesis for the others.",
    ),
  ),
});

export const speechSchema = Type.Object(
  {
    prompts: promptVoiceSchema,
    studio: Type.Union([Type.String({ pattern: STUDIO_ADDRESS, maxLength: 300 }), Type.Null()], {
      default: null,
      ...field(
        words("Adresse du studio", "Address of the studio"),
        words(
          "Où commander une annonce ou une musique ; un lien y mène sous chaque audio. Vide : aucun lien.",
          "Where an announcement or music can be ordered; a link leads there below each sound. Empty: no link.",
        ),
        "live",
        words(
          "une adresse comme https://studio.exemple.fr ou mailto:studio@exemple.fr, ou vide",
          "an address like https://studio.example.com or mailto:studio@example.com, or empty",
        ),
      ),
    }),
    dictionary: Type.Array(pronunciationSchema, {
      maxItems: 500,
      default: [],
      ...field(
        words("Dictionnaire", "Dictionary"),
        words(
          "Mots de l'entreprise que la synthèse vocale prononce mal.",
          "Words of the company that speech says the wrong way.",
        ),
      ),
    }),
  },
  {
    additionalProperties: false,
    default: {},
    ...field(words("Synthèse vocale", "Speech"), words("Comment les textes sont dits.", "How texts are spoken.")),
  },
);

export type SpeechSection = Static<typeof speechSchema>;
export type Pronunciation = Static<typeof pronunciationSchema>;
