import { type Dictionary, entriesOf } from "./dictionary.ts";

/** Judges what was sent by a dictionary: names that it does not have, and values that are not of its form. */
export function strayFinder(
  dictionary: Dictionary,
  forget: string,
): (sent: readonly (readonly [string, string])[]) => string[] {
  const entryOf = entriesOf(dictionary);
  const seen = new Map<string, ReturnType<typeof entryOf>>();
  return (sent) =>
    sent
      .filter(([name, value]) => {
        if (!seen.has(name)) seen.set(name, entryOf(name));
        const form = seen.get(name)?.form;
        return form === undefined || (form !== "text" && value !== forget && !form.test(value));
      })
      .map(([name, value]) => `${name} = ${value}`);
}

/** Names that stand there more than once. */
export const twice = (names: readonly string[]): string[] =>
  names.filter((name, index) => names.indexOf(name) !== index);
