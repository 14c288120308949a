/**
 * Where a key is known from: the maker's own guide or wiki, files of other exchanges that telephones read every day, or
 * both. A key without a source is a guess, and has no place in a dictionary.
 */
export type Source = "guide" | "field" | "guide+field";

export interface KnownKey {
  readonly source: Source;
  /** What may be its value; `text`: what people typed, a name, an address, a password. */
  readonly form: RegExp | "text";
}

/** Names of a format; `#` stands for a number from 0. A driver can write no key that is not in its dictionary. */
export type Dictionary = Readonly<Record<string, KnownKey>>;

export const known = (source: Source, form: RegExp | "text" = "text"): KnownKey => ({ source, form });

/** A name with its numbers, from the left. */
export const numbered = (pattern: string, numbers: readonly (number | string)[]): string =>
  numbers.reduce<string>((name, number) => name.replace("#", String(number)), pattern);

/** Finds the entry of a name as it was written; numbers of any size stand for `#`. */
export function entriesOf(dictionary: Dictionary): (name: string) => KnownKey | undefined {
  const forms = Object.entries(dictionary).map(([pattern, entry]) => [nameForm(pattern), entry] as const);
  return (name) => forms.find(([form]) => form.test(name))?.[1];
}

const nameForm = (pattern: string): RegExp =>
  new RegExp(`^${pattern.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll("#", "\\d+")}$`);
