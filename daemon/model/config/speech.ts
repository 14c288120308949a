import { type Static, Type } from "typebox";
import { field, words } from "./field.ts";

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

export const speechSchema = Type.Object(
  {
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
