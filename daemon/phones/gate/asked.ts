/** What a telephone asked for: its token, and the name that is left. */
export interface AskedFile {
  readonly token: string | null;
  readonly name: string;
}

const LONGEST = 128;

/**
 * Reads the target of a request. Decoded once; null for whatever no telephone would send: a name that is too long, that
 * has control characters, or backslashes. What is left is looked up in a list of forms, and never in a folder: `..` leads
 * nowhere. Pure.
 */
export function readTarget(target: string): AskedFile | null {
  if (target.length > LONGEST * 3) return null;
  let path: string;
  try {
    path = decodeURIComponent(target.split("?")[0] ?? "");
  } catch {
    return null;
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (path.length > LONGEST || /[\u0000-\u001f\u007f\\]/.test(path)) return null;
  const [, token = null, name = ""] = /^\/+(?:p\/([a-z2-9]{26})\/+)?(.*)$/.exec(path) ?? [];
  return { token, name };
}
