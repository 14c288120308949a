/** An identifier made of a name that none of these has: lower-case letters, digits and hyphens, at most 32. */
export function freeIdentifier(name: string, taken: readonly string[]): string {
  const plain = name
    .normalize("NFD")
    .toLowerCase()
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, 28)
    .replaceAll(/^-+|-+$/g, "");
  const base = plain === "" ? "boite" : plain;
  for (let count = 1; ; count++) {
    const wanted = count === 1 ? base : `${base}-${count}`;
    if (!taken.includes(wanted)) return wanted;
  }
}
