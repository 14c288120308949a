import type { StreamedAnswer } from "./exchange.ts";

/** Bytes of a whole, first and last included. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/**
 * What a field Range asks for of so many bytes (RFC 9110 §14.1.2). Undefined: everything, as for several ranges at once,
 * another unit or what cannot be read, which may all be ignored. Pure.
 */
export function rangeOf(field: string | undefined, length: number): ByteRange | "none" | undefined {
  const found = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(field ?? "");
  if (found === null) return undefined;
  const [, from = "", to = ""] = found;
  if (from === "" && to === "") return undefined;
  if (from === "") return to === "0" ? "none" : { first: Math.max(0, length - Number(to)), last: length - 1 };
  const first = Number(from);
  const last = to === "" ? length - 1 : Math.min(Number(to), length - 1);
  if (first >= length) return "none";
  return last < first ? undefined : { first, last };
}

/**
 * The part of an answer that a field Range asks for: players ask for sound piece by piece, and some (Safari) play nothing
 * of a server that cannot. What is before the part is read over, for sealed files are unsealed forwards only.
 */
export function inPart(answer: StreamedAnswer, field: string | undefined): StreamedAnswer {
  const { length } = answer;
  if (length === undefined) return answer;
  const ranges: StreamedAnswer["fields"] = [...answer.fields, ["Accept-Ranges", "bytes"]];
  const range = rangeOf(field, length);
  if (range === undefined) return { ...answer, fields: ranges };
  if (range === "none") {
    const nothing = partOf(answer.stream, { first: 0, last: -1 });
    return { status: 416, fields: [...ranges, ["Content-Range", `bytes */${length}`]], stream: nothing };
  }
  const said: StreamedAnswer["fields"] = [...ranges, ["Content-Range", `bytes ${range.first}-${range.last}/${length}`]];
  return { status: 206, fields: said, stream: partOf(answer.stream, range) };
}

async function* partOf(stream: StreamedAnswer["stream"], { first, last }: ByteRange): AsyncGenerator<Uint8Array> {
  let at = 0;
  for await (const piece of stream) {
    const bytes = typeof piece === "string" ? Buffer.from(piece) : piece;
    const part = bytes.subarray(Math.max(0, first - at), Math.max(0, last + 1 - at));
    at += bytes.length;
    if (part.length > 0) yield part;
    if (at > last) return;
  }
}
