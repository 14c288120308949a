import type { Trunk } from "../config/trunks.ts";
import type { LineAnswers } from "./line-answers.ts";
import type { LinePreset, PresetQuestion } from "./line-preset.ts";

/** A line as a document to be imported has it; what is not in it has the usual value. */
export type LineFields = Partial<Trunk> & Pick<Trunk, "number" | "name"> & { readonly sipPassword?: string };

export type PresetLine =
  | {
      readonly kind: "line";
      readonly line: LineFields;
      /** What nobody has answered and may be wrong: for the operator's hot line, should the test fail. */
      readonly open: readonly PresetQuestion[];
    }
  | { readonly kind: "incomplete"; readonly missing: readonly PresetQuestion[] };

/** Makes a line of what is known of its operator and of what was answered; an answer beats what is known. */
export function lineOfPreset(preset: LinePreset, answers: LineAnswers): PresetLine {
  const known = Object.fromEntries(Object.entries(preset.known).map(([field, { value }]) => [field, value]));
  const { password, numbers, ...fields } = answers;
  const open = openQuestions(preset, { ...known, ...answers });
  const missing = open.filter(({ required }) => required);
  if (missing.length > 0) return { kind: "incomplete", missing };
  const line: LineFields = {
    name: preset.name,
    ...known,
    ...fields,
    ...(numbers === undefined ? {} : { numbers: numbers.map((number) => ({ number, extension: null })) }),
    ...(password === undefined || password === "" ? {} : { sipPassword: password }),
  };
  return { kind: "line", line, open };
}

/** What is still to be asked, as far as that is known by now. */
function openQuestions({ asks }: LinePreset, told: Readonly<Record<string, unknown>>): readonly PresetQuestion[] {
  const { registration } = told;
  return asks.filter((ask) => isOpen(told[ask.field]) && [undefined, registration].includes(ask.registration));
}

const isOpen = (answer: unknown): boolean =>
  answer === undefined || answer === null || answer === "" || (Array.isArray(answer) && answer.length === 0);
