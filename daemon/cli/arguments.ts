import { parseArgs } from "node:util";

/** What was typed, understood: which command, with which flags and words. */

export interface CommandShape {
  /** The words that call it, such as `config import`. */
  readonly name: string;
  /** Names of what follows; one that begins with `[` may be missing. */
  readonly words: readonly string[];
  /** Flags, and the name of their value; null for those that take none. Every command also takes `--home DIR`. */
  readonly flags: Readonly<Record<string, string | null>>;
  /** One line for the usage. */
  readonly about: string;
}

export interface Typed {
  readonly name: string;
  readonly words: readonly string[];
  readonly values: Readonly<Record<string, string | undefined>>;
  readonly switches: ReadonlySet<string>;
}

export type Understood =
  | { readonly kind: "run"; readonly typed: Typed }
  | { readonly kind: "help" }
  | { readonly kind: "mistake"; readonly sentence: string };

/** Understands the words after `sipleo`. */
export function understand(argv: readonly string[], shapes: readonly CommandShape[]): Understood {
  if (argv.length === 0) return { kind: "mistake", sentence: "Say what to do." };
  if (argv[0] === "help" || argv.includes("--help") || argv.includes("-h")) return { kind: "help" };
  const shape = shapeOf(argv, shapes);
  if (shape === undefined) return { kind: "mistake", sentence: `There is no command "${unknownName(argv)}".` };
  try {
    return readWords(argv.slice(shape.name.split(" ").length), shape);
  } catch (error) {
    return { kind: "mistake", sentence: `sipleo ${shape.name}: ${error instanceof Error ? error.message : error}` };
  }
}

const shapeOf = (argv: readonly string[], shapes: readonly CommandShape[]): CommandShape | undefined =>
  shapes.find((shape) => shape.name.split(" ").every((word, index) => argv[index] === word));

const unknownName = (argv: readonly string[]): string =>
  argv
    .filter((word) => !word.startsWith("-"))
    .slice(0, 2)
    .join(" ");

function readWords(args: readonly string[], shape: CommandShape): Understood {
  const flags = { ...shape.flags, home: "DIR" };
  const options = Object.fromEntries(
    Object.entries(flags).map(([name, value]) => [name, { type: value === null ? "boolean" : "string" } as const]),
  );
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  const least = shape.words.filter((word) => !word.startsWith("[")).length;
  if (positionals.length < least || positionals.length > shape.words.length) {
    return { kind: "mistake", sentence: `Usage: sipleo ${synopsis(shape)}` };
  }
  const given = Object.entries(values);
  return {
    kind: "run",
    typed: {
      name: shape.name,
      words: positionals,
      values: Object.fromEntries(given.flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : []))),
      switches: new Set(given.flatMap(([name, value]) => (value === true ? [name] : []))),
    },
  };
}

/** `config import FILE [--note TEXT] [--reload]` */
export function synopsis(shape: CommandShape): string {
  const flags = Object.entries(shape.flags).map(([name, value]) => `[--${name}${value === null ? "" : ` ${value}`}]`);
  return [shape.name, ...shape.words, ...flags].join(" ");
}

/** The whole usage, one command a line. */
export function usage(shapes: readonly CommandShape[]): string {
  const lines = shapes.map((shape) => `  sipleo ${synopsis(shape)}\n      ${shape.about}`);
  return `Usage:\n${lines.join("\n")}\n\nEvery command takes --home DIR (or SIPLEO_HOME); without it, the box in ./var is meant.\nExit codes: 0 done, 1 failed, 2 not understood, 3 the box does not run.\n`;
}
