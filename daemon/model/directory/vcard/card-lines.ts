/** One property of a card, its value not yet understood (RFC 6350 §3.3, vCard 2.1 §2.1). Bytes are characters here. */
export interface CardLine {
  /** In the file, from 1. */
  readonly line: number;
  /** In capitals, without the group before it. */
  readonly name: string;
  /** In capitals, of names and bare values alike: `TYPE=CELL`, `CELL`. */
  readonly parameters: readonly (readonly [name: string, value: string])[];
  readonly value: string;
}

/** A longer value is no name and no note: a picture, a key. The rest of it is not collected. */
const LONGEST_VALUE = 100_000;

/**
 * The properties of a file, one by one. Unfolds what was folded (a line that begins with a blank goes on with the one
 * before) and what quoted-printable broke (a line that ends with = goes on with the next). What is no property is passed
 * over. Never throws.
 */
export function* cardLines(bytes: string): Generator<CardLine> {
  let open: OpenLine | null = null;
  let number = 0;
  for (const raw of eachLine(bytes)) {
    number += 1;
    if (open === null || !goesOn(open, raw)) {
      if (open !== null) yield* parsed(open);
      const begun = raw.slice(0, LONGEST_VALUE);
      open = { line: number, pieces: [begun], size: raw.length, isQuoted: isQuotedPrintable(begun) };
      continue;
    }
    const more = isBroken(open) ? raw : raw.slice(1);
    if (isBroken(open)) open.pieces.push((open.pieces.pop() ?? "").slice(0, -1));
    open.size += more.length;
    if (open.size <= LONGEST_VALUE) open.pieces.push(more);
  }
  if (open !== null) yield* parsed(open);
}

/** A property whose lines are still being collected; in pieces, so that many short ones cost no more than few long ones. */
interface OpenLine {
  readonly line: number;
  readonly pieces: string[];
  size: number;
  readonly isQuoted: boolean;
}

const goesOn = (open: OpenLine, raw: string): boolean => isBroken(open) || raw.startsWith(" ") || raw.startsWith("\t");

const isBroken = ({ isQuoted, pieces }: OpenLine): boolean => isQuoted && (pieces.at(-1)?.endsWith("=") ?? false);

/** Lines however they end, without a list of all of them. */
function* eachLine(text: string): Generator<string> {
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== 10 && code !== 13) continue;
    yield text.slice(from, at);
    if (code === 13 && text.charCodeAt(at + 1) === 10) at += 1;
    from = at + 1;
  }
  if (from < text.length) yield text.slice(from);
}

const isQuotedPrintable = (text: string): boolean =>
  text
    .slice(0, Math.max(0, text.indexOf(":")))
    .toUpperCase()
    .includes("QUOTED-PRINTABLE");

function* parsed({ line, pieces }: OpenLine): Generator<CardLine> {
  const text = pieces.join("");
  const colon = outsideQuotes(text, ":");
  if (colon < 0) return;
  const [name = "", ...parts] = splitOutsideQuotes(text.slice(0, colon), ";");
  const bare = name
    .slice(name.lastIndexOf(".") + 1)
    .trim()
    .toUpperCase();
  if (!/^[A-Z0-9-]+$/.test(bare)) return;
  yield { line, name: bare, parameters: parts.flatMap(parametersIn), value: text.slice(colon + 1) };
}

/** `TYPE=work,voice` is two; version 2.1 writes `WORK` alone. */
function parametersIn(part: string): (readonly [string, string])[] {
  const equals = part.indexOf("=");
  const name = equals < 0 ? "" : part.slice(0, equals).trim().toUpperCase();
  return part
    .slice(equals + 1)
    .replaceAll('"', "")
    .split(",")
    .map((value) => [name, value.trim().toUpperCase()] as const);
}

/** A quote that is never closed is a character like any other. */
function outsideQuotes(text: string, wanted: string): number {
  const [first = -1] = placesOutsideQuotes(text, wanted);
  return first;
}

function splitOutsideQuotes(text: string, separator: string): readonly string[] {
  const places = placesOutsideQuotes(text, separator);
  return [...places, text.length].map((end, index) => text.slice(index === 0 ? 0 : (places[index - 1] ?? 0) + 1, end));
}

/** In one pass: a line of separators costs no more than its length. */
function placesOutsideQuotes(text: string, wanted: string): readonly number[] {
  const places: number[] = [];
  let within: number[] = [];
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === '"') {
      isQuoted = !isQuoted;
      within = [];
    } else if (sign === wanted) (isQuoted ? within : places).push(at);
  }
  return isQuoted ? [...places, ...within] : places;
}
