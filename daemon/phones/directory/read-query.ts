/**
 * What stands behind the `?` of an address, by its names; the first of several alike. Old telephones write letters in Latin-1, others
 * in UTF-8: what is no UTF-8 is taken for Latin-1. Pure.
 */
export function readQuery(query: string): ReadonlyMap<string, string> {
  // Some put a sign of their own before it, too.
  const pairs = query
    .replace(/^\?+/, "")
    .split("&")
    .map((pair): [string, string] => {
      const [name = "", ...value] = pair.split("=");
      return [decoded(name), decoded(value.join("="))];
    });
  return new Map(pairs.reverse());
}

function decoded(written: string): string {
  const bytes = Buffer.from(
    written
      .replaceAll("+", " ")
      .replaceAll(/%([0-9A-Fa-f]{2})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16))),
    "latin1",
  );
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return bytes.toString("latin1");
  }
}
