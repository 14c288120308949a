import { BoxError, type Facts } from "./box-error.ts";

/** How a process of ours may end; the numbers are those of sysexits.h. */
export const exitCodes = { clean: 0, bug: 70, temporary: 75, configuration: 78 } as const;

/** A failure that ends the process with a code of its own. */
export class ExitError extends BoxError {
  readonly exit: number;

  constructor(exit: number, code: string, facts: Facts, sentence: string, cause?: unknown) {
    super(code, facts, { sentence, cause });
    this.name = "ExitError";
    this.exit = exit;
  }
}

/** Nothing gets better by trying again: an administrator must act. */
export const configurationError = (code: string, facts: Facts, sentence: string, cause?: unknown): ExitError =>
  new ExitError(exitCodes.configuration, code, facts, sentence, cause);

/** Trying again later may help. */
export const temporaryError = (code: string, facts: Facts, sentence: string, cause?: unknown): ExitError =>
  new ExitError(exitCodes.temporary, code, facts, sentence, cause);
