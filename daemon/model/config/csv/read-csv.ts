/** A line of a table: its number in the file, from 1, and what stands in its cells. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** `unclosed-quote`: from that line on nothing can be told apart. Of the others nobody types that many by hand. */
export type ReadCsv =
  | { readonly kind: "table"; readonly rows: readonly CsvRow[] }
  | {
      readonly kind: "refused";
      readonly why: "empty" | "unclosed-quote" | "too-many-lines" | "too-many-columns" | "cell-too-long";
      readonly line: number;
    };

const USUAL_MOST_LINES = 5_000;
/** Outlook writes some ninety. */
const MOST_COLUMNS = 500;
/** Characters that Excel has room for in a cell. */
const LONGEST_CELL = 32_767;
const SEPARATORS = [";", ",", "\t"] as const;

/**
 * The text of a file as a spreadsheet saves it: UTF-8, with or without its mark; UTF-16 with it (« Texte Unicode »); else
 * what Excel calls CSV on a French Windows.
 */
export function decodeCsv(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // TypeError is all that a fatal decoder throws.
    return charactersOf(bytes).replaceAll(
      /[\u0080-\u009f]/g,
      (sign) => WINDOWS_1252[sign.charCodeAt(0) - 0x80] ?? sign,
    );
  }
}

/** One for each byte. */
export function charactersOf(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return pieces.join("");
}

/** 0x80 to 0x9f; all others are those of Unicode. Written out: the decoder of Node 20 takes them for control characters. */
const WINDOWS_1252 = [..."€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ"];

/**
 * Reads a table (RFC 4180) with whatever stands between its cells: semicolon, comma or tab, whichever its first line has
 * most of, or what Excel's `sep=` says. Lines of nothing are passed over. Never throws.
 */
export function readCsv(text: string, mostLines = USUAL_MOST_LINES): ReadCsv {
  const whole = text.replace(/^\ufeff/, "");
  const told = /^sep=(.)\r?\n/i.exec(whole);
  const body = told === null ? whole : whole.slice(told[0].length);
  const read = cellsOf(body, told?.[1] ?? separatorOf(body), told === null ? 1 : 2, mostLines);
  if (read.kind === "refused") return read;
  const rows = read.rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  return rows.length === 0 ? { kind: "refused", why: "empty", line: 1 } : { kind: "table", rows };
}

/** The sign that the first line has most of, outside of quotes. */
function separatorOf(text: string): string {
  const head = (/^[^\r\n]*/.exec(text)?.[0] ?? "").replaceAll(/"[^"]*"/g, "");
  const counts = SEPARATORS.map((sign) => head.split(sign).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ";";
}

/** One pass, sign by sign: a quote inside of quotes is written twice, and lines may end within them. */
function cellsOf(text: string, separator: string, firstLine: number, mostLines: number): ReadCsv {
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let cell = "";
  let quotedSince: number | null = null;
  let [line, begun] = [firstLine, firstLine];
  const endRow = () => {
    rows.push({ line: begun, cells: [...cells, cell] });
    cells = [];
    cell = "";
  };
  for (let at = 0; at < text.length; at++) {
    if (cell.length > LONGEST_CELL) return { kind: "refused", why: "cell-too-long", line: begun };
    if (cells.length >= MOST_COLUMNS) return { kind: "refused", why: "too-many-columns", line: begun };
    const plainEnd = endOfPlain(text, at, separator.charCodeAt(0));
    if (plainEnd > at) {
      cell += text.slice(at, plainEnd);
      at = plainEnd - 1;
      continue;
    }
    const sign = text[at] ?? "";
    const isEnd = sign === "\n" || sign === "\r";
    if (isEnd && sign === "\r" && text[at + 1] === "\n") at += 1;
    if (isEnd) line += 1;
    if (quotedSince !== null) {
      if (sign !== '"') cell += isEnd ? "\n" : sign;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quotedSince = null;
    } else if (sign === '"' && cell === "") quotedSince = line;
    else if (sign === separator) {
      cells.push(cell);
      cell = "";
    } else if (isEnd) {
      endRow();
      begun = line;
      if (rows.length > mostLines) return { kind: "refused", why: "too-many-lines", line };
    } else cell += sign;
  }
  if (quotedSince !== null) return { kind: "refused", why: "unclosed-quote", line: quotedSince };
  if (cell.length > LONGEST_CELL) return { kind: "refused", why: "cell-too-long", line: begun };
  endRow();
  return { kind: "table", rows };
}

/** Where the next sign stands that may mean something: all before it is of the cell, taken in one piece. */
function endOfPlain(text: string, from: number, separator: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE || code === LINE_FEED || code === RETURN || code === separator) return at;
  }
  return text.length;
}

const [QUOTE, LINE_FEED, RETURN] = [0x22, 0x0a, 0x0d];
