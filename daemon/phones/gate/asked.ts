/** What a telephone asked for: its token, and the name that is left; what stood behind a `?`, as it was written. */
export interface AskedFile {
  readonly token: string | null;
  readonly name: string;
  readonly query: string;
}

const LONGEST = 128;

/** Reads the target of a request by HTTP, which is decoded once. Pure. */
export function readTarget(target: string): AskedFile | null {
  const [path = "", ...query] = target.split("?");
  if (path.length > LONGEST * 3) return null;
  try {
    return readPath(decodeURIComponent(path), query.join("?"));
  } catch {
    return null;
  }
}

/** Reads the name of a request by TFTP, which begins at the top with a slash or without one. Pure. */
export const readName = (name: string): AskedFile | null => readPath(`/${name}`, "");

/**
 * Null for whatever no telephone would send: a name that is too long, that has control characters, or backslashes. What is
 * left is looked up in a list of forms, and never in a folder: `..` leads nowhere.
 */
function readPath(path: string, query: string): AskedFile | null {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (path.length > LONGEST || /[\u0000-\u001f\u007f\\]/.test(path)) return null;
  const [, token = null, name = ""] = /^\/+(?:p\/([a-z2-9]{26})\/+)?(.*)$/.exec(path) ?? [];
  return { token, name, query };
}
