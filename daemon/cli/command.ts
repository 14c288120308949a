import { AUTHORS } from "../model/author-words.ts";
import type { Typed } from "./arguments.ts";
import type { Terminal } from "./terminal.ts";

export interface CommandContext {
  readonly typed: Typed;
  /** Absolute path of the box's data. */
  readonly home: string;
  readonly terminal: Terminal;
  readonly env: NodeJS.ProcessEnv;
}

/** Does what was asked for and resolves with the exit code. */
export type Command = (context: CommandContext) => Promise<number>;

export const exits = { done: 0, failed: 1, misunderstood: 2, notRunning: 3 } as const;

/** Who changes things from a command line, in revisions and in the audit. */
export const author = AUTHORS.commandLine;
