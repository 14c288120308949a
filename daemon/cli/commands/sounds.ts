import { readFile, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { LARGEST_SOUND, RAW_KINDS, type RawKind, RENDERING_MS } from "../../contracts/sound.ts";
import { BoxError, systemCode } from "../../kit/box-error.ts";
import { ask } from "../box-link.ts";
import { author, type Command, exits } from "../command.ts";
import { localTime, table } from "../table.ts";

/** The name by which audio blocks name it, alone on standard output. */
export const addSound: Command = async ({ home, typed, terminal }) => {
  const file = typed.words[0] ?? "";
  const { raw } = typed.values;
  if (raw !== undefined && !isRawKind(raw)) {
    terminal.complain(`sipleo: --raw has to be one of ${RAW_KINDS.join(", ")}.\n`);
    return exits.misunderstood;
  }
  const bytes = await bytesOf(file);
  if (bytes.length > LARGEST_SOUND) {
    terminal.complain(`sipleo: ${file} is larger than ${LARGEST_SOUND / 1024 / 1024} MB: make it shorter.\n`);
    return exits.failed;
  }
  const asked = {
    name: basename(file),
    bytes: bytes.toString("base64"),
    author,
    ...(raw === undefined ? {} : { raw }),
  };
  const answer = await ask(home, "store", (store) => store.call("sound.add", asked, { timeoutMs: RENDERING_MS }));
  if (answer.kind !== "added") {
    terminal.complain(`sipleo: the sound was not added: ${answer.english}\n`);
    return exits.failed;
  }
  terminal.write(`${answer.sound.sound}\n`);
  return exits.done;
};

export const listSounds: Command = async ({ home, typed, terminal }) => {
  const { items } = await ask(home, "store", (store) => store.call("sound.list", {}));
  const rows = items.map(({ sound, name, seconds, addedAt }) => [sound, name, `${seconds} s`, localTime(addedAt)]);
  terminal.write(
    typed.switches.has("json")
      ? `${JSON.stringify(items, undefined, 2)}\n`
      : table(["SOUND", "NAME", "LENGTH", "SINCE"], rows),
  );
  return exits.done;
};

/** How callers would hear a text, into a file. */
export const hearText: Command = async ({ home, typed, terminal }) => {
  const [text = "", file = ""] = typed.words;
  return ask(home, "store", async (store) => {
    const answer = await store.call("voice.say", { text }, { timeoutMs: RENDERING_MS });
    if (answer.kind !== "ready") {
      terminal.complain(`sipleo: the text was not said: ${answer.english}\n`);
      return exits.failed;
    }
    const pieces: Buffer[] = [];
    for (let at: number | null = 0; at !== null; ) {
      const piece: { bytes: string; next: number | null } = await store.call("ready.read", { ready: answer.ready, at });
      pieces.push(Buffer.from(piece.bytes, "base64"));
      at = piece.next;
    }
    await writeFile(file, Buffer.concat(pieces));
    return exits.done;
  });
};

const isRawKind = (text: string): text is RawKind => RAW_KINDS.some((kind) => kind === text);

async function bytesOf(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (cause) {
    const reason = systemCode(cause) === "ENOENT" ? "there is no such file" : systemCode(cause);
    throw new BoxError("FILE_UNREADABLE", { file }, { sentence: `Cannot read ${file}: ${reason}.`, cause });
  }
}
