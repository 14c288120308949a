import type { ConfigurationDocument } from "../document.ts";
import { type Issue, pointer } from "../issue.ts";
import { takenNames } from "./taken-names.ts";

/** The active music is chosen by its name: two never share one. */
export const musicNamesUnique = ({ music }: ConfigurationDocument): readonly Issue[] =>
  takenNames(music.musics).map(({ index, name }) => ({
    path: pointer("music", "musics", index, "name"),
    code: "music-taken",
    message: `Le nom « ${name} » est déjà celui d'une musique d'attente.`,
    english: `The name "${name}" is already that of a hold music.`,
  }));

/** What is heard on hold exists, and there is something to hear. */
export function activeMusicPlays({ music: { musics, active } }: ConfigurationDocument): readonly Issue[] {
  if (active === null) return [];
  const path = pointer("music", "active");
  const found = musics.find(({ name }) => name === active);
  if (found === undefined) {
    return [
      {
        path,
        code: "unknown-music",
        message: `La musique d'attente active est « ${active} », qui n'existe pas.`,
        english: `The active hold music is "${active}", which does not exist.`,
      },
    ];
  }
  if (found.audio.source.kind !== "none") return [];
  return [
    {
      path,
      code: "empty-music",
      message: `La musique d'attente « ${active} » n'a ni texte ni fichier : donnez-lui-en un, ou activez-en une autre.`,
      english: `The hold music "${active}" has neither a text nor a file: give it one, or make another one active.`,
    },
  ];
}
