import { type Static, Type } from "typebox";
import { field, words } from "./field.ts";

/**
 * What callers are made to hear: the block that the guide has in menus, mailboxes, incoming rules and hold music
 * [AUD, SVI-04…09, MUS-03]. What is heard for it is rendered when a revision is reloaded, never while somebody waits.
 */

const noSound = Type.Object(
  { kind: Type.Literal("none") },
  { additionalProperties: false, ...field(words("Aucun audio", "No audio"), words("Rien n'est joué.", "Nothing.")) },
);

export const spokenTextSchema = Type.String({
  minLength: 1,
  maxLength: 4000,
  // A line break is a pause; something must be left to say.
  pattern: "^(?=[\\s\\S]*[\\p{L}\\p{N}])[^\\u0000-\\u0009\\u000b-\\u001f\\u007f]*$",
  ...field(
    words("Texte", "Text"),
    words("Texte français, dit par la box.", "French text, spoken by the box."),
    "live",
    words(
      "un texte à dire, de 1 à 4000 caractères, avec au moins une lettre ou un chiffre",
      "a text to say, of 1 to 4000 characters, with a letter or a digit",
    ),
  ),
});

const typedText = Type.Object(
  {
    kind: Type.Literal("text"),
    text: spokenTextSchema,
  },
  {
    additionalProperties: false,
    ...field(words("Synthèse vocale", "Speech"), words("Un texte dit par la box.", "A text that the box says.")),
  },
);

/** SHA-256 of an uploaded sound, lower-case hex: its name among the sounds that `store` keeps. */
export const SOUND_NAME = "^[0-9a-f]{64}$";

const uploadedFile = Type.Object(
  {
    kind: Type.Literal("file"),
    sound: Type.String({
      pattern: SOUND_NAME,
      ...field(
        words("Son", "Sound"),
        words("Empreinte d'un fichier déjà envoyé à la box.", "Digest of a file that was uploaded before."),
        "live",
        words("un son envoyé à la box", "a sound that was uploaded (its SHA-256 digest)"),
      ),
    }),
    name: Type.String({
      maxLength: 128,
      default: "",
      pattern: "^[^\\u0000-\\u001f\\u007f]*$",
      ...field(words("Nom du fichier", "File name"), words("Tel qu'il a été choisi.", "As it was chosen.")),
    }),
  },
  {
    additionalProperties: false,
    ...field(words("Fichier MP3 ou RAW", "File"), words("Un fichier envoyé.", "A file that was uploaded.")),
  },
);

/** Percent at which a sound has the nominal level; others are louder or softer in proportion (reading A-25). */
export const NOMINAL_VOLUME = 10;

const seconds = (label: { fr: string; en: string }, help: { fr: string; en: string }) =>
  Type.Integer({ minimum: 0, maximum: 60, default: 1, ...field(label, help) });

export const audioSchema = Type.Object(
  {
    source: Type.Union([noSound, typedText, uploadedFile], {
      default: { kind: "none" },
      ...field(
        words("Audio", "Audio"),
        words("Un texte à dire, un fichier, ou rien.", "A text to say, a file, or nothing."),
        "live",
        words(
          "rien (none), un texte à dire (text, 4000 caractères au plus) ou un fichier envoyé (file, avec son empreinte)",
          "nothing (none), a text to say (text, 4000 characters at most) or an uploaded file (file, with its digest)",
        ),
      ),
    }),
    volume: Type.Integer({
      minimum: 1,
      maximum: 100,
      default: NOMINAL_VOLUME,
      ...field(
        words("Volume", "Volume"),
        words(
          "En pour cent ; 10 % : le niveau normal, quel que soit le fichier.",
          "In percent; 10 % is the nominal level, whatever the file.",
        ),
      ),
    }),
    secondsBefore: seconds(
      words("Temps avant de jouer l'audio", "Silence before"),
      words("Secondes de silence avant la première lecture.", "Seconds of silence before it is played first."),
    ),
    secondsAfter: seconds(
      words("Temps de pause après avoir joué l'audio", "Silence after"),
      words("Secondes de silence après chaque lecture.", "Seconds of silence after each time it is played."),
    ),
  },
  {
    additionalProperties: false,
    default: {},
    ...field(words("Fichier audio", "Audio"), words("Ce qui est entendu.", "What is heard.")),
  },
);

export type AudioBlock = Static<typeof audioSchema>;
export type AudioSource = AudioBlock["source"];
