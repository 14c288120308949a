import { type Clock, systemClock } from "./clock.ts";

/** error: someone must act; warn: degraded; info: one line per call or change; debug: off in the field. */
export type Level = "error" | "warn" | "info" | "debug";

export type LogFields = Readonly<Record<string, unknown>>;

/** One JSON line per event; `call`, `leg`, `trunk` and `revision` are fields, so that one search tells one call's story. */
export interface Log {
  error(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  debug(event: string, fields?: LogFields): void;
  /** The same log, with these fields in every line. */
  with(fields: LogFields): Log;
}

export interface LogOptions {
  readonly process: string;
  readonly level?: Level;
  readonly write?: (line: string) => void;
  readonly clock?: Clock;
}

const weight: Readonly<Record<Level, number>> = { error: 0, warn: 1, info: 2, debug: 3 };
const secretName = /password|passwd|secret|ha1|authorization/i;

/** A log that writes lines to standard error unless told otherwise. */
export function createLog(options: LogOptions): Log {
  const { process: name, level = "info", clock = systemClock } = options;
  const write = options.write ?? ((line: string) => void process.stderr.write(line));

  const logWith = (fixed: LogFields): Log => {
    const line = (at: Level) => (event: string, fields?: LogFields) => {
      if (weight[at] <= weight[level]) write(logLine(clock.now(), at, name, event, { ...fixed, ...fields }));
    };
    return {
      error: line("error"),
      warn: line("warn"),
      info: line("info"),
      debug: line("debug"),
      with: (fields) => logWith({ ...fixed, ...fields }),
    };
  };
  return logWith({});
}

/** A log that says nothing, for tests. */
export const silentLog: Log = createLog({ process: "silent", write: () => {} });

/** The level that SIPLEO_LOG asks for; `info` when it asks for nothing we know. */
export function levelFrom(env: Readonly<Record<string, string | undefined>>): Level {
  const wanted = env.SIPLEO_LOG;
  return wanted === "error" || wanted === "warn" || wanted === "debug" ? wanted : "info";
}

/** One event as a line of JSON with its line end. What is named like a secret is masked at any depth. */
export function logLine(now: number, level: Level, process: string, event: string, fields: LogFields): string {
  const line: Record<string, unknown> = { time: new Date(now).toISOString(), level, process, event, ...fields };
  // A replacer is called for every field; most lines have none that needs it.
  return `${Object.entries(line).every(isPlain) ? JSON.stringify(line) : JSON.stringify(line, plain)}\n`;
}

const isPlain = ([name, value]: readonly [string, unknown]): boolean =>
  (value === null || (typeof value !== "object" && typeof value !== "bigint")) && !secretName.test(name);

function plain(name: string, value: unknown): unknown {
  if (secretName.test(name) && value !== undefined && value !== null) return "***";
  if (typeof value === "bigint") return value.toString();
  if (value instanceof Map) return Object.fromEntries(value);
  if (value instanceof Set) return [...value];
  return value instanceof Error ? plainError(value) : value;
}

function plainError(error: Error): LogFields {
  const code = "code" in error ? error.code : undefined;
  const facts = "facts" in error ? error.facts : undefined;
  return { name: error.name, message: error.message, code, facts, cause: error.cause, stack: error.stack };
}
