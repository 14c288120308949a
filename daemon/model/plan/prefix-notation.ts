/** The three prefixes of a line. Null: nothing was said, the country's own habit holds. Empty: no prefix. */
export interface LinePrefixNotation {
  /** n1: in place of the national 0 when a local number goes out by this line; "33", "0033", "+33", "0". */
  readonly local: string | null;
  /** n2: what the line writes before international numbers that come in; normally "00". */
  readonly international: string | null;
  /** n3: what the line writes before national numbers that come in; normally "0". */
  readonly national: string | null;
}

/** `not-a-prefix`: a part is not up to eight digits, with or without +. `too-many-parts`: more than three. */
export type PrefixNotationReading =
  | { readonly ok: true; readonly prefixes: LinePrefixNotation }
  | { readonly ok: false; readonly reason: "not-a-prefix" | "too-many-parts" };

const PREFIX = /^(\+?[0-9]{1,8}|\+|)$/;
const LONGEST_TEXT = 40;

/**
 * Reads what the guide lets an administrator write in "Préfixe personnalisé" [LIG-15, LIG-16]: nothing, a plain prefix,
 * or three of them as `n1?n2.n3`, `n1;n2;n3` or `(n1, n2, n3)`. Spaces mean nothing, and neither does a dot or a
 * semicolon at the very end. Parts that are left out at the end are null; a part that is empty between two signs is an
 * empty prefix.
 */
export function parsePrefixNotation(text: string): PrefixNotationReading {
  if (text.length > LONGEST_TEXT) return { ok: false, reason: "not-a-prefix" };
  const written = withoutBrackets(text.replaceAll(/\s/g, ""));
  if (written === "") return read([]);
  if (written.includes("?")) {
    const [local = "", ...rest] = written.split("?");
    return read([local, ...withoutEnd(rest.join("?"), ".").split(".")]);
  }
  const sign = written.includes(";") ? ";" : ",";
  return read(written.split(sign).length > 3 ? withoutEnd(written, sign).split(sign) : written.split(sign));
}

function read(parts: readonly string[]): PrefixNotationReading {
  if (parts.length > 3) return { ok: false, reason: "too-many-parts" };
  if (!parts.every((part) => PREFIX.test(part))) return { ok: false, reason: "not-a-prefix" };
  const [local = null, international = null, national = null] = parts;
  return { ok: true, prefixes: { local, international, national } };
}

const withoutBrackets = (text: string): string =>
  text.startsWith("(") && text.endsWith(")") ? text.slice(1, -1) : text;
/** "33?00.0." has an end, "33?00." has an empty third part: only what is more than one sign is cut. */
const withoutEnd = (text: string, sign: string): string =>
  text.endsWith(sign) && text.split(sign).length > 2 ? text.slice(0, -1) : text;
