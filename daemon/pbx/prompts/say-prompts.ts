import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { VOICEMAIL_PROMPTS } from "./voicemail-prompts.ts";

/** Makes the prompts of mailboxes anew, of their texts: `node daemon/pbx/prompts/say-prompts.ts` (Node 22 or later). */

/** A word within a sentence of others has hardly any silence around it. */
const isWord = (text: string): boolean => !/[.?!]$/.test(text);

const wav = ["-r", "16000", "-c", "1", "-b", "16"];

for (const [name, text] of Object.entries(VOICEMAIL_PROMPTS)) {
  const said = execFileSync("espeak-ng", ["-v", "fr-fr", "-s", "150", "-p", "45", "--stdout", text]);
  const silence = isWord(text) ? ["pad", "0.05", "0.1"] : ["pad", "0.25", "0.2"];
  const trimmed = isWord(text)
    ? ["silence", "1", "0.01", "0.1%", "reverse", "silence", "1", "0.01", "0.1%", "reverse"]
    : [];
  const out = join(import.meta.dirname, `${name}.wav`);
  execFileSync("sox", ["-t", "wav", "-", ...wav, out, ...trimmed, "norm", "-6", ...silence], { input: said });
}

/** 400 ms of 1 kHz, soft at both ends. */
const beep = join(import.meta.dirname, "beep.wav");
execFileSync("sox", [
  "-n",
  ...wav,
  beep,
  "synth",
  "0.4",
  "sine",
  "1000",
  "gain",
  "-9",
  "fade",
  "0.01",
  "0.4",
  "0.01",
  "pad",
  "0.1",
  "0.05",
]);
