import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { BoxError, systemCode } from "../../kit/box-error.ts";
import { ask } from "../box-link.ts";
import { author, type Command, type CommandContext, exits } from "../command.ts";
import { saved } from "./saved.ts";

/** The document as it can be imported again. */
export const exportConfig: Command = async ({ home, typed, terminal }) => {
  const secrets = typed.switches.has("secrets");
  const { document } = await ask(home, "store", (store) => store.call("config.get", { secrets }));
  terminal.write(`${JSON.stringify(document, undefined, 2)}\n`);
  return exits.done;
};

export const importConfig: Command = async (context) => {
  const file = context.typed.words[0] ?? "-";
  const note = context.typed.values.note ?? (file === "-" ? "" : `Importation de ${basename(file)}`);
  const document = parseDocument(file, await readDocument(file, context));
  const answer = await ask(context.home, "store", (store) =>
    store.call("config.commit", { document, base: null, author, note }, { timeoutMs: 60_000 }),
  );
  return saved(answer, context);
};

export const undo: Command = async (context) => {
  const revision = Number(context.typed.words[0]);
  if (!Number.isSafeInteger(revision) || revision < 1) {
    context.terminal.complain(`sipleo: "${context.typed.words[0]}" is no revision; "sipleo revisions" lists them.\n`);
    return exits.misunderstood;
  }
  const answer = await ask(context.home, "store", (store) =>
    store.call("config.undo", { revision, author }, { timeoutMs: 60_000 }),
  );
  return saved(answer, context);
};

async function readDocument(file: string, { terminal }: CommandContext): Promise<string> {
  if (file === "-") return terminal.readAll();
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    const reason = systemCode(cause) === "ENOENT" ? "there is no such file" : systemCode(cause);
    throw new BoxError(
      "FILE_UNREADABLE",
      { file },
      { sentence: `Cannot read ${file}: ${reason}. Nothing was changed.`, cause },
    );
  }
}

function parseDocument(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const name = file === "-" ? "The text on standard input" : file;
    throw new BoxError("FILE_NOT_JSON", { file }, { sentence: `${name} is not JSON: ${reason}. Nothing was changed.` });
  }
}
