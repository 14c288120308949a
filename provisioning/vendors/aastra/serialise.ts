import { oneLine } from "../../keys/one-line.ts";
import type { Setting } from "../../keys/sheet.ts";

/** A comment begins within a value, too, unless it stands in quotes; those at its beginning would be taken off. */
const needsQuotes = (text: string): boolean => text.includes("#") || text.startsWith('"');

/** A text as one value. How a quote stands within quotes is written nowhere, so it becomes the other one there. */
export function aastraText(text: string): string {
  const line = oneLine(text);
  return needsQuotes(line) ? line.replaceAll('"', "'") : line;
}

/**
 * `name: value`, one a line. What somebody set at the telephone or on its page beats a file, unless the name begins
 * with `!`: then the page of the extension is what the telephone does. Values came through `aastraText`.
 */
export const serialiseAastra = (settings: readonly Setting[]): string =>
  ["# SipleoBox", ...settings.map(({ key, value }) => `!${key}: ${quoted(value ?? "")}`.trimEnd()), ""].join("\n");

const quoted = (text: string): string => (needsQuotes(text) ? `"${text}"` : text);
