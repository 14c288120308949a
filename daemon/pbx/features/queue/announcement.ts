import type { MenuKey } from "../../../model/config/menus.ts";
import { DIGIT_PROMPTS, NUMBER_PROMPTS, type PromptName } from "../../prompts/prompt-folder.ts";

/** What a caller in a queue is told: null is not told. */
export interface Announced {
  /** From 1: he is the next one. */
  readonly place: number | null;
  readonly waitSeconds: number | null;
  readonly callBackKey: MenuKey | null;
  readonly leaveKey: MenuKey | null;
}

/** « Vous êtes en position trois. Temps d'attente estimé : cinq minutes. » Pure. */
export const announcement = ({ place, waitSeconds, callBackKey, leaveKey }: Announced): readonly PromptName[] => [
  ...(place === null ? [] : placeIn(place)),
  ...(waitSeconds === null ? [] : waitIn(waitSeconds)),
  ...(callBackKey === null ? [] : (["queue-call-back", keyPrompt(callBackKey)] as const)),
  ...(leaveKey === null ? [] : (["queue-leave", keyPrompt(leaveKey)] as const)),
];

function placeIn(place: number): readonly PromptName[] {
  if (place === 1) return ["queue-next"];
  const said = numberPrompt(place);
  return said === undefined ? ["queue-place-far"] : ["queue-place", said];
}

/** Whole minutes, rounded up; in fives from twenty on, and no more than thirty. */
function waitIn(seconds: number): readonly PromptName[] {
  if (seconds <= 60) return ["queue-wait-short"];
  const minutes = Math.ceil(seconds / 60);
  const said = numberPrompt(minutes <= 20 ? minutes : Math.ceil(minutes / 5) * 5);
  return said === undefined ? ["queue-wait-long"] : ["queue-wait", said, "queue-minutes"];
}

const numberPrompt = (figure: number): PromptName | undefined =>
  DIGIT_PROMPTS[figure] ?? NUMBER_PROMPTS.find((name) => name === `number-${figure}`);

const keyPrompt = (key: MenuKey): PromptName =>
  key === "*" ? "key-star" : (DIGIT_PROMPTS[Number.parseInt(key, 10)] ?? "key-hash");
