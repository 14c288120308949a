import type { Limits, RunAlone } from "../../kit/run-confined.ts";
import { words } from "../../model/config/field.ts";
import type { Refused } from "./decoder.ts";
import { recognise } from "./sound-format.ts";

/** Says a text. Whatever takes a text on its standard input and gives a WAV on its standard output is one. */
export interface Voice {
  /** What the sound depends on besides the text: another voice gives another sound. */
  readonly id: string;
  /** A WAV file; or why the text cannot be said. */
  say(text: string): Promise<Buffer | Refused>;
}

/** A little slower than espeak-ng by itself, and a little deeper: better understood on a telephone. */
export const ESPEAK = ["espeak-ng", "-v", "fr", "-s", "150", "-p", "45", "-b", "1", "--stdin", "--stdout"];

/** 4000 characters are about five minutes of speech; espeak-ng puts them into a temporary file before it gives them out. */
const limits: Limits = {
  ...{ seconds: 60, memoryBytes: 2 * 1024 * 1024 * 1024 },
  ...{ outputBytes: 64 * 1024 * 1024, fileBytes: 64 * 1024 * 1024 },
};

/** A voice that is a program: espeak-ng, or Piper in its place. */
export class ProgramVoice implements Voice {
  readonly id: string;
  readonly #command: readonly string[];
  readonly #runAlone: RunAlone;

  constructor(command: readonly string[], runAlone: RunAlone) {
    this.id = command.join(" ");
    this.#command = command;
    this.#runAlone = runAlone;
  }

  async say(text: string): Promise<Buffer | Refused> {
    const ended = await this.#runAlone(this.#command, Buffer.from(`${text}\n`, "utf8"), limits);
    const name = this.#command[0] ?? "";
    if (ended.kind === "missing") return missing(name);
    if (ended.kind !== "done") return failed(name);
    const found = recognise(ended.output);
    return "format" in found && found.format === "wav" ? ended.output : failed(name);
  }
}

const missing = (name: string): Refused => ({
  refusal: words(
    `La synthèse vocale n'est pas installée : le programme ${name} manque sur la box.`,
    `There is no voice: the program ${name} is missing on the box.`,
  ),
});

const failed = (name: string): Refused => ({
  refusal: words(
    `La synthèse vocale (${name}) n'a pas su dire ce texte : raccourcissez-le ou écrivez-le autrement.`,
    `The voice (${name}) could not say this text: make it shorter, or write it in another way.`,
  ),
});
