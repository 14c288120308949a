export type Language = "fr" | "en";

export const isLanguage = (value: unknown): value is Language => value === "fr" || value === "en";

/** What was chosen before, else what the browser prefers, else French. */
export function firstLanguage(remembered: string | null, preferred: readonly string[]): Language {
  if (isLanguage(remembered)) return remembered;
  const known = preferred.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage);
  return known ?? "fr";
}
