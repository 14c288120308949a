import { type Static, Type } from "typebox";
import { field, words } from "./field.ts";

export const musicSchema = Type.Object(
  {
    holdMusic: Type.Union([Type.String({ maxLength: 512, pattern: "^/[^\\u0000-\\u001f]*\\.wav$" }), Type.Null()], {
      default: null,
      ...field(
        words("Musique d'attente", "Hold music"),
        words(
          "Fichier WAV (16 bits, mono) entendu en attente ; il s'applique à tous les postes. Vide : la musique de la box.",
          "WAV file (16 bit, mono) heard on hold by all; null: the box's own music.",
        ),
        "live",
        words("un chemin absolu qui finit par .wav, ou vide", "an absolute path that ends in .wav, or null"),
      ),
    }),
  },
  {
    additionalProperties: false,
    default: {},
    ...field(words("Musique", "Music"), words("Ce que les correspondants entendent.", "What callers hear.")),
  },
);

export type MusicSection = Static<typeof musicSchema>;
