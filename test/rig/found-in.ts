/** Finding a piece of sound in what was heard. Pure. */

/** How alike two pieces are whatever their level, −1…1: the normalised cross-correlation at one shift. */
export function alike(one: Int16Array, other: Int16Array): number {
  let [both, first, second] = [0, 0, 0];
  const count = Math.min(one.length, other.length);
  for (let n = 0; n < count; n++) {
    const [a, b] = [one[n] ?? 0, other[n] ?? 0];
    both += a * b;
    first += a * a;
    second += b * b;
  }
  return first === 0 || second === 0 ? 0 : both / Math.sqrt(first * second);
}

/** Where in what was heard the piece stands, in samples, and how alike it is there. */
export function foundIn(heard: Int16Array, piece: Int16Array): { readonly at: number; readonly alike: number } {
  let best = { at: -1, alike: 0 };
  for (let at = 0; at + piece.length <= heard.length; at++) {
    const here = alike(heard.subarray(at, at + piece.length), piece);
    if (here > best.alike) best = { at, alike: here };
  }
  return best;
}
