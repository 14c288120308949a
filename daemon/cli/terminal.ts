import type { Readable, Writable } from "node:stream";
import { BoxError } from "../kit/box-error.ts";

/** The person, or the program, on the other side of the command. */
export interface Terminal {
  write(text: string): void;
  complain(text: string): void;
  /** Everything on standard input. */
  readAll(): Promise<string>;
  /** One line of standard input; at a keyboard it is asked for twice and not shown. */
  readPassword(): Promise<string>;
}

interface Keyboard extends Readable {
  readonly isTTY?: boolean;
  setRawMode?(on: boolean): unknown;
}

interface Screen extends Writable {
  readonly isTTY?: boolean;
}

/**
 * What a terminal would act upon, as against print: names, telephones and operators say what they like, and none of it
 * may move the cursor, rename the window or answer for who sits there. Ends of lines and tabs are ours.
 */
const ACTED_UPON = /(?!\n|\t|\r\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** A program gets what there is, letter by letter. */
const show = (screen: Screen, text: string): void =>
  void screen.write(screen.isTTY === true ? text.replaceAll(ACTED_UPON, "\ufffd") : text);

/** The streams of this process. */
export function terminalOn(input: Keyboard, output: Screen, errors: Screen): Terminal {
  const complain = (text: string): void => show(errors, text);
  const readAll = async (): Promise<string> => {
    const pieces: Buffer[] = [];
    for await (const piece of input) pieces.push(Buffer.from(piece));
    return Buffer.concat(pieces).toString("utf8");
  };
  return {
    write: (text) => show(output, text),
    complain,
    readAll,
    async readPassword() {
      if (input.isTTY !== true) return (await readAll()).split(/\r?\n/, 1)[0] ?? "";
      const first = await readHidden(input, complain, "New password: ");
      const second = await readHidden(input, complain, "Once more: ");
      if (first !== second)
        throw new BoxError("PASSWORDS_DIFFER", {}, { sentence: "The two passwords differ: nothing was changed." });
      return first;
    },
  };
}

/** Reads a line key by key, for a terminal would show it otherwise. */
function readHidden(input: Keyboard, complain: (text: string) => void, prompt: string): Promise<string> {
  complain(prompt);
  input.setRawMode?.(true);
  input.resume();
  return new Promise((resolve, reject) => {
    let typed = "";
    let ended = false;
    const end = (error?: BoxError): void => {
      ended = true;
      input.removeListener("data", take);
      input.setRawMode?.(false);
      input.pause();
      complain("\n");
      if (error === undefined) resolve(typed);
      else reject(error);
    };
    const take = (piece: Buffer | string): void => {
      for (const key of String(piece)) {
        if (key === "\u0003") end(new BoxError("INTERRUPTED", {}, { sentence: "Nothing was changed." }));
        else if (key === "\r" || key === "\n" || key === "\u0004") end();
        else typed = key === "\u007f" || key === "\b" ? typed.slice(0, -1) : typed + key;
        if (ended) return;
      }
    };
    input.on("data", take);
  });
}
