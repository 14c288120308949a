import { isRecord } from "../../model/config/json.ts";
import type { LineAnswers } from "../../model/line-presets/line-answers.ts";
import { type LineFields, lineOfPreset } from "../../model/line-presets/line-of-preset.ts";
import type { LinePreset, PresetQuestion } from "../../model/line-presets/line-preset.ts";
import { linePresets } from "../../model/line-presets/line-presets.ts";
import { ask } from "../box-link.ts";
import { author, type Command, type CommandContext, exits } from "../command.ts";
import { flagOf, readLineAnswers } from "../line-answers.ts";
import { saved } from "./saved.ts";

/** Adds a line of an operator to the saved configuration, from what is known of him and what was told. */
export const newLine: Command = async (context) => {
  const { typed, terminal } = context;
  const preset = linePresets().find(({ id }) => id === typed.words[0]);
  if (preset === undefined) {
    terminal.complain(`sipleo: there is no preset "${typed.words[0]}"; "sipleo line presets" lists them.\n`);
    return exits.misunderstood;
  }
  const read = readLineAnswers(typed.values);
  if (read.kind === "mistakes") {
    terminal.complain(`sipleo: there can be no such line:\n${read.sentences.map((one) => `  ${one}\n`).join("")}`);
    return exits.misunderstood;
  }
  const { answers } = read;
  const isPrinted = typed.switches.has("print");
  // Never among the arguments, where everybody on the machine would see it.
  const password = isPrinted ? NOT_SHOWN : await passwordFor(preset, answers, context);
  const made = lineOfPreset(preset, { ...answers, ...(password === "" ? {} : { password }) });
  if (made.kind === "incomplete") {
    terminal.complain(`sipleo: the operator has to be asked first:\n${listed(made.missing)}`);
    return exits.failed;
  }
  if (isPrinted) {
    const { sipPassword: _left, ...line } = made.line;
    terminal.write(`${JSON.stringify(line, undefined, 2)}\n`);
    return exits.done;
  }
  const code = await add(made.line, preset.name, context);
  if (code !== exits.done) return code;
  const { number } = made.line;
  if (made.open.length > 0) terminal.write(`Not told yet, and the usual until then:\n${listed(made.open)}`);
  for (const { text } of preset.notes) terminal.write(`To know: ${text.en}\n`);
  const first = typed.switches.has("reload") ? "" : `"sipleo reload", then `;
  terminal.write(`Next: ${first}"sipleo line test ${number} --call NUMBER" with a number of yours outside.\n`);
  return exits.done;
};

/** Stands for a password where only the line is looked at; what is printed never has one. */
const NOT_SHOWN = "-";

function passwordFor({ known }: LinePreset, answers: LineAnswers, { terminal }: CommandContext): Promise<string> {
  const registration = answers.registration ?? known.registration?.value;
  return registration === "outbound" || answers.user !== undefined ? terminal.readPassword() : Promise.resolve("");
}

const listed = (questions: readonly PresetQuestion[]): string =>
  questions
    .map(({ field, question }) => `  ${field === "password" ? field : flagOf(field)}: ${question.en}\n`)
    .join("");

async function add(line: LineFields, operator: string, context: CommandContext): Promise<number> {
  const { home } = context;
  const { document, revision } = await ask(home, "store", (store) => store.call("config.get", { secrets: false }));
  const before = isRecord(document) && Array.isArray(document.trunks) ? document.trunks : [];
  const next = { ...(isRecord(document) ? document : {}), trunks: [...before, line] };
  const request = {
    document: next,
    base: revision.revision,
    author,
    note: `Ligne ${line.number} (${operator}) ajoutée`,
  };
  const answer = await ask(home, "store", (store) => store.call("config.commit", request, { timeoutMs: 60_000 }));
  return saved(answer, context);
}
