import type { CommitAnswer } from "../../contracts/store.ts";
import { type CommandContext, exits } from "../command.ts";
import { reload } from "./reload.ts";

/** Says what became of a revision, and puts it in force when that was asked for. */
export async function saved(answer: CommitAnswer, context: CommandContext): Promise<number> {
  const { terminal, typed } = context;
  switch (answer.kind) {
    case "committed":
      terminal.write(
        answer.changed
          ? `Saved as revision ${answer.revision}.\n`
          : `Nothing has changed: revision ${answer.revision} is the same.\n`,
      );
      for (const { path, english } of answer.warnings ?? []) terminal.write(`Warning: ${path}: ${english}\n`);
      return typed.switches.has("reload") ? reload(context) : exits.done;
    case "issues": {
      const lines = answer.issues.map(
        (issue) => `  ${issue.path === "" ? "(document)" : issue.path}: ${issue.english}`,
      );
      terminal.complain(`sipleo: the configuration was not saved, because of ${count(lines)}:\n${lines.join("\n")}\n`);
      return exits.failed;
    }
    case "conflict":
    case "unknown-revision":
    case "unwritable":
      terminal.complain(`sipleo: the configuration was not saved: ${answer.english}\n`);
      return exits.failed;
  }
}

const count = (lines: readonly string[]): string => (lines.length === 1 ? "one issue" : `${lines.length} issues`);
