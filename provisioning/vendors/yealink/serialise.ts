import type { Setting } from "../../keys/sheet.ts";
import { BLOCK_FILES } from "./block-keys.ts";
import { FORGET } from "./text.ts";

/** The first line of every file; without it nothing is read. */
export const HEADER = "#!version:1.0.0.1";

/** `key = value`, one a line. Values came through `yealinkText`. */
export const keyLines = (settings: readonly Setting[]): readonly string[] =>
  settings.map(({ key, value }) => `${key} = ${value ?? FORGET}`);

/** Blocks with a header each; settings of one block are gathered, in the order in which it came first. */
export function blockLines(settings: readonly Setting[]): readonly string[] {
  const blocks = new Map<string, Setting[]>();
  for (const setting of settings) {
    const block = setting.key.slice(0, setting.key.indexOf("/"));
    const own = blocks.get(block) ?? [];
    blocks.set(block, own);
    own.push({ ...setting, key: setting.key.slice(block.length + 1) });
  }
  return [...blocks].flatMap(([block, own]) => ["", ...headerOf(block), ...keyLines(own)]);
}

/** A block's name, and the file it writes into. Accounts are told apart by the file, keys by the name. */
function headerOf(block: string): readonly string[] {
  const [, name = "", numbers = ""] = /^(account|DTMF|audio|memory)([\d.]+)$/.exec(block) ?? ["", block];
  const [first = "", second] = numbers.split(".");
  const title = name === "audio" || name === "memory" ? `${name}${first}` : name;
  return [`[ ${title} ]`, `path = ${(BLOCK_FILES[name] ?? "").replace("#", second ?? first)}`];
}

/** For both readers: each passes over the lines that are the other's. */
export const inBothForms = (keys: readonly Setting[], blocks: readonly Setting[]): string =>
  [HEADER, ...keyLines(keys), ...blockLines(blocks), ""].join("\n");
