import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { systemCode } from "../../kit/box-error.ts";
import { type Answer, type Asked, fieldOf } from "../server/exchange.ts";
import { encodingFor, type StaticFile, staticFile } from "./static-file.ts";

/** The pages as they were built, all in memory: what is asked for is looked up in a table and never becomes a path. */
export class StaticFiles {
  readonly #files: ReadonlyMap<string, StaticFile>;

  constructor(files: ReadonlyMap<string, StaticFile>) {
    this.#files = files;
  }

  get count(): number {
    return this.#files.size;
  }

  answer(asked: Asked): Answer {
    if (asked.method !== "GET" && asked.method !== "HEAD") {
      return plain(405, "Cette méthode n'existe pas ici.\nThis method does not exist here.\n", [
        ["Allow", "GET, HEAD"],
      ]);
    }
    const file = this.#files.get(asked.path);
    if (file !== undefined && asked.path !== PAGE) return send(file, asked, kept(asked.path));
    const page = this.#files.get(PAGE);
    if (page === undefined) return plain(503, NOT_BUILT);
    // The routes of the pages are theirs: whatever a person's browser asks for is answered by the one page.
    const wantsPage = (fieldOf(asked, "accept") ?? "").includes("text/html");
    if (asked.path === "/" || asked.path === PAGE || wantsPage) return send(page, asked, "no-cache");
    return plain(404, "Il n'y a rien à cette adresse.\nThere is nothing at this address.\n");
  }
}

const PAGE = "/index.html";

/** Reads a folder into memory. One that is missing gives no files: the pages are not built. */
export async function readStaticFiles(folder: string): Promise<StaticFiles> {
  const paths = await filesIn(folder);
  const files = paths.map(async (path) => {
    const name = `/${relative(folder, path).split(sep).join("/")}`;
    return [name, await staticFile(path, await readFile(path))] as const;
  });
  return new StaticFiles(new Map(await Promise.all(files)));
}

async function filesIn(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  } catch (error) {
    if (systemCode(error) !== "ENOENT") throw error;
    return [];
  }
}

/** Names in this folder carry a digest of what is in them: another content has another name. */
const kept = (path: string): string =>
  path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache";

function send(file: StaticFile, asked: Asked, cacheControl: string): Answer {
  const [encoding, body] = encodingFor(file, fieldOf(asked, "accept-encoding"));
  const tag = encoding === null ? file.tag : `${file.tag.slice(0, -1)}-${encoding}"`;
  const fields: Answer["fields"] = [
    ["ETag", tag],
    ["Cache-Control", cacheControl],
    ["Vary", "Accept-Encoding"],
  ];
  if (hasSeen(fieldOf(asked, "if-none-match"), tag)) return { status: 304, fields, body: "" };
  const coding = encoding === null ? [] : [["Content-Encoding", encoding] as const];
  return { status: 200, fields: [["Content-Type", file.type], ...fields, ...coding], body };
}

const hasSeen = (ifNoneMatch: string | undefined, tag: string): boolean =>
  (ifNoneMatch ?? "").split(",").some((one) => one.trim().replace(/^W\//, "") === tag);

const plain = (status: number, body: string, fields: Answer["fields"] = []): Answer => ({
  status,
  fields: [["Content-Type", "text/plain; charset=utf-8"], ["Cache-Control", "no-store"], ...fields],
  body,
});

const NOT_BUILT =
  "Les pages ne sont pas construites : lancez « npm run build ». L'API répond sous /api/v1.\nThe pages are not built: run `npm run build`. The API answers below /api/v1.\n";
