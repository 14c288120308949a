import { nameOf } from "./step-of.ts";

/**
 * What a path says when it has the shape of a pattern (`/postes/:number`), else undefined. A step that cannot be decoded
 * matches nothing.
 */
export function match(pattern: string, path: string): Readonly<Record<string, string>> | undefined {
  const [wanted, given] = [pattern.split("/"), path.replace(/(.)\/+$/, "$1").split("/")];
  if (wanted.length !== given.length) return undefined;
  const found: Record<string, string> = {};
  for (const [index, step] of wanted.entries()) {
    const written = given[index] ?? "";
    const name = nameOf(written);
    if (name === undefined) return undefined;
    if (step.startsWith(":") && name !== "") found[step.slice(1)] = name;
    else if (step !== name || written.startsWith("=")) return undefined;
  }
  return found;
}
