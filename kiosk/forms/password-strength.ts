export type Strength = "short" | "weak" | "fair" | "strong";

export const SHORTEST_PASSWORD = 8;

/** A hint, no gate: length counts most, variety a little, and what repeats hardly at all. */
export function passwordStrength(password: string): Strength {
  const letters = [...password];
  if (letters.length < SHORTEST_PASSWORD) return "short";
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{L}\p{N}]/u].filter((kind) => kind.test(password)).length;
  const score = new Set(letters).size + Math.min(letters.length, 24) / 2 + 2 * kinds;
  return score < 17 ? "weak" : score < 23 ? "fair" : "strong";
}
