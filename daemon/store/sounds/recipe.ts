import { createHash } from "node:crypto";
import type { AudioBlock } from "../../model/config/audio.ts";
import { canonicalJson } from "../../model/config/json.ts";
import type { Pronunciation } from "../../model/config/speech.ts";
import { speakable } from "../../model/speech/speakable.ts";

/** Everything that the samples of a ready sound depend on. Silence around it is not: the engine makes that. */
export interface Recipe {
  readonly source:
    | { readonly kind: "said"; readonly text: string; readonly voice: string }
    | { readonly kind: "file"; readonly sound: string };
  readonly volume: number;
}

/** Raised when the same recipe gives other samples: what was rendered before is then rendered anew. */
const EDITION = 1;

/** Null: there is nothing to play. Pure. */
export function recipeOf(
  { source, volume }: AudioBlock,
  dictionary: readonly Pronunciation[],
  voice: string,
): Recipe | null {
  switch (source.kind) {
    case "none":
      return null;
    case "text":
      return { source: { kind: "said", text: speakable(source.text, dictionary), voice }, volume };
    case "file":
      return { source: { kind: "file", sound: source.sound }, volume };
  }
}

/** The name of what it gives: equal recipes share one ready sound, over all places and restarts. Pure. */
export const readyName = (recipe: Recipe): string =>
  createHash("sha256")
    .update(canonicalJson({ edition: EDITION, ...recipe }))
    .digest("hex");
