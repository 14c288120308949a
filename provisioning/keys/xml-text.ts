import { oneLine } from "./one-line.ts";

/** Any text as one that XML 1.0 can hold in a value (§2.2 Char; line ends would be made blanks, §3.3.3). */
export const xmlText = (text: string): string => oneLine(text.replaceAll(/[\ufffe\uffff]/g, ""));

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** What came through `xmlText`, as it stands in an attribute of either quote or in an element. */
export const xmlEscaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? "");

/** The same in letters that every encoding has. */
export const asciiEscaped = (text: string): string =>
  xmlEscaped(text).replaceAll(/[^\p{ASCII}]/gu, (sign) => `&#${sign.codePointAt(0) ?? 0};`);
