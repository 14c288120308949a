import { createHash } from "node:crypto";
import { extname } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

/** One file of the pages, in memory, in every way it may be sent. */
export interface StaticFile {
  readonly type: string;
  readonly tag: string;
  readonly bytes: Uint8Array;
  /** By name of the encoding, the better first; only those that save something. */
  readonly encoded: readonly (readonly [name: string, bytes: Uint8Array])[];
}

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".webmanifest": "application/manifest+json",
  ".txt": "text/plain; charset=utf-8",
};

/** The best quality would hold up every start for seconds to save a few per cent. */
const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } };
const [brotli, zip] = [promisify<Uint8Array, object, Buffer>(brotliCompress), promisify<Uint8Array, Buffer>(gzip)];
const compressions = [
  ["br", (bytes: Uint8Array) => brotli(bytes, quality)],
  ["gzip", (bytes: Uint8Array) => zip(bytes)],
] as const;

export async function staticFile(path: string, bytes: Uint8Array): Promise<StaticFile> {
  const made = await Promise.all(compressions.map(async ([name, compress]) => [name, await compress(bytes)] as const));
  return {
    type: TYPES[extname(path)] ?? "application/octet-stream",
    tag: `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 27)}"`,
    bytes,
    encoded: made.filter(([, encoded]) => encoded.byteLength < bytes.byteLength * 0.95),
  };
}

/** The best way that an Accept-Encoding field (RFC 9110 §12.5.3) allows. */
export function encodingFor(file: StaticFile, accepts: string | undefined): readonly [string | null, Uint8Array] {
  const accepted = (accepts ?? "").split(",").map((one) => one.trim().toLowerCase());
  const takes = (name: string): boolean =>
    accepted.some((one) => one.split(";")[0]?.trim() === name && !/;\s*q=0(\.0*)?\s*$/.test(one));
  return file.encoded.find(([name]) => takes(name)) ?? [null, file.bytes];
}
