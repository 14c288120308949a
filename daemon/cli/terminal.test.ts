import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { terminalOn } from "./terminal.ts";

/** Whatever was written on a stream that is a terminal, or is none. */
function written(isTTY: boolean, say: (terminal: ReturnType<typeof terminalOn>) => void): string {
  const output = Object.assign(new PassThrough(), { isTTY });
  say(terminalOn(new PassThrough(), output, output));
  return String(output.read());
}

const hostile = "SIP/2.0 200 \u001b]0;x\u0007\u009b31m\u202e\r\n\tGérant 😀\r201\n";

test("what a telephone or an operator says makes no terminal do anything", () => {
  const printed = "SIP/2.0 200 \ufffd]0;x\ufffd\ufffd31m\ufffd\r\n\tGérant 😀\ufffd201\n";

  expect(written(true, (terminal) => terminal.write(hostile))).toBe(printed);
  expect(written(true, (terminal) => terminal.complain(hostile))).toBe(printed);
});

test("a program that reads it gets it as it is", () => {
  expect(written(false, (terminal) => terminal.write(hostile))).toBe(hostile);
});
