import type { Recording } from "../../contracts/recording.ts";
import type { storeContract } from "../../contracts/store.ts";
import type { AnswerOf, Peer } from "../../kit/rpc.ts";
import { ask } from "../box-link.ts";
import { author, type Command, exits } from "../command.ts";
import { newFile } from "../new-file.ts";
import { localTime, table } from "../table.ts";

type Page = AnswerOf<typeof storeContract, "recordings.list">;

const usualLimit = 20;
const longestPage = 1000;

/** Recordings of calls, newest first. */
export const recordings: Command = async ({ home, typed, terminal }) => {
  const limit = Number(typed.values.limit ?? usualLimit);
  if (!Number.isInteger(limit) || limit < 1 || limit > longestPage) {
    terminal.complain(`sipleo: --limit has to be a number between 1 and ${longestPage}.\n`);
    return exits.misunderstood;
  }
  const number = typed.values.number ?? null;
  const found = await ask(home, "store", (store) => latest(store, number, limit));
  terminal.write(typed.switches.has("json") ? `${JSON.stringify(found, undefined, 2)}\n` : inWords(found));
  return exits.done;
};

/** A page may hold none of those that are wanted. */
async function latest(store: Peer<typeof storeContract>, number: string | null, limit: number) {
  const found: Recording[] = [];
  const filter = { number, call: null, rule: null };
  for (let before: string | null = null; ; ) {
    const page: Page = await store.call("recordings.list", { before, limit: longestPage, filter });
    found.push(...page.items);
    if (found.length >= limit || page.next === null) return found.slice(0, limit);
    before = page.next;
  }
}

/** One of them into a file, as WAV. */
export const saveRecording: Command = async ({ home, typed, terminal }) => {
  const [recording = "", file = ""] = typed.words;
  return ask(home, "store", async (store) => {
    const answer = await store.call("recordings.open", { recording, author });
    if (answer.kind !== "opened") {
      terminal.complain(
        answer.kind === "unknown" ? noSuch(recording) : `sipleo: its file is missing or not sealed for this box.\n`,
      );
      return exits.failed;
    }
    const out = await newFile(file);
    try {
      for (let piece = await store.call("recordings.read", { reader: answer.reader }); piece.bytes !== null; ) {
        await out.write(Buffer.from(piece.bytes, "base64"));
        piece = await store.call("recordings.read", { reader: answer.reader });
      }
    } finally {
      await out.close();
    }
    return exits.done;
  });
};

export const removeRecording: Command = async ({ home, typed, terminal }) => {
  const recording = typed.words[0] ?? "";
  const { known } = await ask(home, "store", (store) => store.call("recordings.remove", { recording, author }));
  if (!known) terminal.complain(noSuch(recording));
  return known ? exits.done : exits.failed;
};

const noSuch = (recording: string): string => `sipleo: there is no recording ${recording}.\n`;

/** The same for people. */
export function inWords(list: readonly Recording[]): string {
  if (list.length === 0) return "No recordings.\n";
  const rows = list.map(({ startedAt, direction, outside, inside, seconds, rule, end, recording }) => [
    localTime(startedAt),
    ...(direction === "incoming" ? [outside.number || "hidden", inside.number] : [inside.number, outside.number]),
    `${Math.round(seconds)} s`,
    rule,
    end,
    recording,
  ]);
  return table(["WHEN", "CALLER", "CALLED", "LENGTH", "RULE", "END", "RECORDING"], rows);
}
