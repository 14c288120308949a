import { decodeCsv } from "../../config/csv/read-csv.ts";
import type { CardLine } from "./card-lines.ts";

/** The text of a value: its quoted-printable and its character set undone; separators are still escaped. Never throws. */
export function cardText({ value, parameters }: Pick<CardLine, "value" | "parameters">): string {
  const isQuoted = parameters.some(([, one]) => one === "QUOTED-PRINTABLE");
  // The same in every character set that cards are written in.
  if (!isQuoted && !/[\u0080-\u00ff]/.test(value)) return value;
  const bytes = Uint8Array.from(isQuoted ? unquoted(value) : value, (sign) => sign.charCodeAt(0));
  return decoded(bytes, parameters.find(([name]) => name === "CHARSET")?.[1] ?? "UTF-8");
}

/** RFC 2045 §6.7; what is no code stays as it is. */
const unquoted = (value: string): string =>
  value.replaceAll(/=([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

function decoded(bytes: Uint8Array, charset: string): string {
  // What names no set is UTF-8, or what a French Windows wrote before there was any.
  if (charset === "UTF-8" || charset === "UTF8") return decodeCsv(bytes);
  try {
    return new TextDecoder(charset.toLowerCase()).decode(bytes);
  } catch {
    // RangeError: nobody knows a set of that name.
    return decodeCsv(bytes);
  }
}

/** The parts of a value between unescaped separators (null: it is one), each as people read it (RFC 6350 §3.4). */
export function cardParts(text: string, separator: ";" | null): readonly string[] {
  const parts: string[] = [];
  let part = "";
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? "";
    if (sign === "\\" && at + 1 < text.length) {
      at += 1;
      const next = text[at] ?? "";
      // A backslash that escapes nothing is one: version 2.1 knows no other.
      part += next === "n" || next === "N" ? "\n" : /[\\;,:]/.test(next) ? next : sign + next;
    } else if (sign === separator) {
      parts.push(part);
      part = "";
    } else part += sign;
  }
  return [...parts, part];
}

/** A value that is one text. */
export const cardWhole = (text: string): string => cardParts(text, null).join("");
