import { type Static, Type } from "typebox";
import { audioSchema } from "./audio.ts";
import { field, words } from "./field.ts";
import { nameField } from "./named-fields.ts";

/** One hold music [MUS-02, MUS-03]. */
export const holdMusicSchema = Type.Object(
  {
    name: nameField(words("Nom de la musique d'attente.", "Name of the hold music.")),
    audio: audioSchema,
  },
  {
    additionalProperties: false,
    ...field(
      words("Musique d'attente", "Hold music"),
      words("Une musique ou une annonce.", "A music or an announcement."),
    ),
  },
);

/** Several may be kept, one is heard, by all [MUS-07, A-32]. */
export const musicSchema = Type.Object(
  {
    musics: Type.Array(holdMusicSchema, {
      maxItems: 50,
      default: [],
      ...field(
        words("Musiques d'attente", "Hold musics"),
        words("Une seule est active à la fois.", "Only one is active at a time."),
      ),
    }),
    active: Type.Union([Type.String({ minLength: 1, maxLength: 64 }), Type.Null()], {
      default: null,
      ...field(
        words("Musique active", "Active music"),
        words(
          "Nom de la musique entendue en attente ; elle s'applique à tous les postes. Vide : celle de la box.",
          "Name of the music that is heard on hold by all; empty: the box's own.",
        ),
        "live",
        words("le nom d'une musique, ou vide", "the name of a music, or empty"),
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
export type HoldMusic = Static<typeof holdMusicSchema>;
