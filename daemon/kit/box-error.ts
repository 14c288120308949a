/** What a failure is about, for programs and people. Never a secret. */
export type Facts = Readonly<Record<string, unknown>>;

export interface BoxErrorOptions extends ErrorOptions {
  /** What was attempted on what, and what to do about it. */
  readonly sentence?: string;
}

/** A failure we raise on purpose. The code is the contract; the sentence around it may change. */
export class BoxError<Code extends string = string> extends Error {
  readonly code: Code;
  readonly facts: Facts;

  constructor(code: Code, facts: Facts = {}, options: BoxErrorOptions = {}) {
    super(options.sentence ?? `${code} ${JSON.stringify(facts)}`, options);
    this.name = "BoxError";
    this.code = code;
    this.facts = facts;
  }
}

/** One line for a log or a terminal: the sentence of the failure and of what caused it, without a stack. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : `${error.message} (${describeError(error.cause)})`;
}

/** The code that the system gave a failed call (`ENOSPC`, `EADDRINUSE` …), or undefined. */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}
