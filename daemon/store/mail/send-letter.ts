import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Clock } from "../../kit/clock.ts";
import { parser } from "../../kit/parse.ts";
import { type Limits, runConfined } from "../../kit/run-confined.ts";
import { type Letter, type Sending, sendingSchema } from "./letter.ts";

/** Address space, of which Node reserves far more than it fills. */
const limits: Limits = { seconds: 75, memoryBytes: 8 * 1024 ** 3, outputBytes: 64 * 1024 };

const parseSending = parser(sendingSchema, "the answer of the mail program");

/** Hands a letter to the server, in a child of its own. Never rejects. */
export async function sendLetter(letter: Letter, clock: Clock): Promise<Sending> {
  const program = childProgram(import.meta.dirname);
  const command = [process.execPath, "--max-old-space-size=192", program];
  const ended = await runConfined(command, Buffer.from(JSON.stringify(letter)), limits, clock);
  if (ended.kind !== "done") {
    const text =
      ended.kind === "time" ? "the server does not come to an end" : `the mail program failed: ${ended.kind}`;
    return { kind: "unreachable", isFinal: false, text };
  }
  return parseSending(JSON.parse(ended.output.toString("utf8")));
}

/** Beside us in the source, and beside the one file that we are when built. */
function childProgram(folder: string): string {
  const places = [
    join(folder, "smtp-child.js"),
    join(folder, "../store/smtp-child.js"),
    join(folder, "../../store/smtp-child.js"),
    join(folder, "smtp-child.ts"),
  ];
  return places.find(existsSync) ?? join(folder, "smtp-child.js");
}
