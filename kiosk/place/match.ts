/**
 * What a path says when it has the shape of a pattern (`/postes/:number`), else undefined. A step that cannot be decoded
 * matches nothing.
 */
export function match(pattern: string, path: string): Readonly<Record<string, string>> | undefined {
  const [wanted, given] = [pattern.split("/"), path.replace(/(.)\/+$/, "$1").split("/")];
  if (wanted.length !== given.length) return undefined;
  const found: Record<string, string> = {};
  for (const [index, step] of wanted.entries()) {
    const text = decoded(given[index] ?? "");
    if (text === undefined) return undefined;
    if (step.startsWith(":") && text !== "") found[step.slice(1)] = text;
    else if (step !== text) return undefined;
  }
  return found;
}

function decoded(step: string): string | undefined {
  try {
    return decodeURIComponent(step);
  } catch {
    return undefined; // a stray percent sign: no page has such an address
  }
}
