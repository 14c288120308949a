import type { Heard } from "../api/hear.ts";
import { onTheTelephone, type Silences } from "../sound/on-the-telephone.ts";
import { readWav, wavOf } from "../sound/wav.ts";
import type { Site } from "./site.ts";

/** What can be heard: a text that is typed, or a sound that the box keeps. */
export type Hearable =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "file"; readonly sound: string };

export interface HeardBlock extends Silences {
  readonly source: Hearable;
  readonly volume: number;
}

/** An audio block as callers hear it: rendered by the box, then as a telephone lets it through. */
export async function hearBlock(site: Pick<Site, "hear">, { source, volume, ...silences }: HeardBlock): Promise<Heard> {
  const heard =
    source.kind === "text"
      ? await site.hear("voice.say", { body: { text: source.text, volume } })
      : await site.hear("sounds.hear", { parameters: { sound: source.sound }, query: { volume: String(volume) } });
  if (heard.kind !== "sound") return heard;
  const sound = readWav(heard.wav);
  return sound === null ? heard : { kind: "sound", wav: wavOf(onTheTelephone(sound, silences)) };
}
