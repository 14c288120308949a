import type { Consultation, ConsultPlace, HouseWord } from "../../calls/voicemail-topics.ts";
import type { FileSound } from "../../engine/engine.ts";
import type { PromptName } from "../../prompts/prompt-folder.ts";

/** What happens to it. */
export type Heard =
  | { readonly kind: "key"; readonly key: string }
  /** All was said. */
  | { readonly kind: "played" }
  /** Nothing was keyed in for a while. */
  | { readonly kind: "silence" }
  | { readonly kind: "recorded" }
  | HouseWord;

/** What is to be done about it. */
export type Deed =
  | { readonly do: "check-pin" | "set-pin"; readonly owner: string; readonly pin: string }
  | { readonly do: "save" | "remove"; readonly message: string }
  | { readonly do: "forward"; readonly message: string; readonly mailbox: string; readonly by: string }
  | { readonly do: "call-back"; readonly owner: string; readonly number: string }
  | { readonly do: "prepare-greeting" | "drop-greeting"; readonly mailbox: string }
  | { readonly do: "record" | "stop"; readonly path: string }
  | { readonly do: "keep-greeting"; readonly mailbox: string; readonly path: string };

export type Saying = PromptName | FileSound;

/** How it goes on: where he is then, what he hears, what is done. */
export interface Step {
  readonly topic: Consultation;
  readonly say: readonly Saying[];
  readonly deeds: readonly Deed[];
}

/** So often a number, a code or a key may be wrong, or nothing at all. */
export const MOST_VAIN = 3;

export const step = (topic: Consultation, say: readonly Saying[], ...deeds: readonly Deed[]): Step => ({
  topic: { ...topic, digits: "" },
  say,
  deeds,
});

export const at = (topic: Consultation, place: ConsultPlace): Consultation => ({ ...topic, place, digits: "" });

export const leaves = (topic: Consultation, ...say: readonly Saying[]): Step =>
  step(at(topic, { at: "leaves" }), [...say, "vm-goodbye"]);

/** Once more, but not for ever. */
export function inVain(topic: Consultation, ...say: readonly Saying[]): Step {
  const vain = topic.vain + 1;
  return vain >= MOST_VAIN ? leaves(topic, ...say.slice(0, 1)) : step({ ...topic, vain }, say);
}
