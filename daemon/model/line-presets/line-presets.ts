import { Check } from "typebox/value";
import { type LinePreset, linePresetFileSchema } from "./line-preset.ts";
import bouygues from "./operators/bouygues-entreprises.json" with { type: "json" };
import fixed from "./operators/fixed.json" with { type: "json" };
import freePro from "./operators/free-pro.json" with { type: "json" };
import keyyo from "./operators/keyyo.json" with { type: "json" };
import orange from "./operators/orange-business.json" with { type: "json" };
import ovh from "./operators/ovh.json" with { type: "json" };
import registered from "./operators/registered.json" with { type: "json" };
import sfr from "./operators/sfr-business.json" with { type: "json" };
import { usualQuestions } from "./usual-questions.ts";

const files: readonly unknown[] = [ovh, orange, sfr, bouygues, freePro, keyyo, registered, fixed];

/** What is known of operators' lines, the two that fit any operator last. */
export const linePresets = (): readonly LinePreset[] => files.map(read);

/** A file of ours that is not as it has to be is a mistake of ours. */
function read(file: unknown, index: number): LinePreset {
  if (!Check(linePresetFileSchema, file)) throw new Error(`line preset ${index + 1} is not as its schema wants it`);
  return { ...file, asks: file.asks.map((ask) => ({ question: usualQuestions[ask.field], ...ask })) };
}
