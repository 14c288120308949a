import { type Static, Type } from "typebox";
import { field, words } from "./field.ts";
import { oneOf } from "./named-fields.ts";

/** How typed texts are spoken: what is written one way in the office and said another. */

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
      "« spoken » : la synthèse ; « recorded » : une personne, pour les phrases enregistrées dont le paquet asterisk-core-sounds-fr-wav est installé, et la synthèse pour les autres.",
      "`spoken`: speech; `recorded`: a person, for the sentences that package asterisk-core-sounds-fr-wav holds, and speech for the others.",
    ),
  ),
});

export const speechSchema = Type.Object(
  {
    prompts: promptVoiceSchema,
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
