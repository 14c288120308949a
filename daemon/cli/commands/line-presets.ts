import type { LinePreset } from "../../model/line-presets/line-preset.ts";
import { linePresets } from "../../model/line-presets/line-presets.ts";
import { type Command, exits } from "../command.ts";
import { table } from "../table.ts";

/** Lists the operators of whose lines something is known, or tells all that is known of one, with its sources. */
export const listPresets: Command = async ({ typed, terminal }) => {
  const [wanted] = typed.words;
  const all = linePresets();
  const found = wanted === undefined ? all : all.filter(({ id }) => id === wanted);
  if (found.length === 0) {
    terminal.complain(`sipleo: there is no preset "${wanted}"; "sipleo line presets" lists them.\n`);
    return exits.failed;
  }
  if (typed.switches.has("json")) terminal.write(`${JSON.stringify(found, undefined, 2)}\n`);
  else if (wanted === undefined) {
    terminal.write(
      table(
        ["PRESET", "OPERATOR", "LINES"],
        all.map(({ id, name, about }) => [id, name, about.en]),
      ),
    );
  } else for (const preset of found) terminal.write(inWords(preset));
  return exits.done;
};

/** All of one preset, as people read it. */
export function inWords({ name, about, known, asks, notes, sources }: LinePreset): string {
  const facts = Object.entries(known).map(([field, { value, source }]) => [field, told(value), source]);
  const questions = asks.map(
    ({ field, question, required }) => `  ${field}${required ? "" : " (if told)"}: ${question.en}`,
  );
  const origins = Object.entries(sources).map(
    ([id, { title, where, dated }]) => `  ${id}: ${title}${dated === undefined ? "" : ` (${dated})`}, ${where}`,
  );
  return [
    `${name}. ${about.en}`,
    facts.length === 0 ? "Nothing is published." : table(["FIELD", "VALUE", "SOURCE"], facts).trimEnd(),
    `To ask the operator:\n${questions.join("\n")}`,
    ...(notes.length === 0 ? [] : [`To know:\n${notes.map(({ text }) => `  ${text.en}`).join("\n")}`]),
    `Sources:\n${origins.join("\n")}`,
    "",
  ].join("\n");
}

const told = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));
