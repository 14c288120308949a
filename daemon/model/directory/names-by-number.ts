import { toE164 } from "../plan/phone-number.ts";
import type { Contact } from "./contact.ts";
import { calledName } from "./contact-names.ts";

/** A name with the numbers outside that are shown by it, in E.164. */
export interface NamedNumbers {
  readonly name: string;
  readonly numbers: readonly string[];
}

/** Every number outside once: of several contacts who have it the first in the list is named. Who has none is left out. */
export function namedNumbers(sorted: readonly Contact[]): readonly NamedNumbers[] {
  const given = new Set<string>();
  const named: NamedNumbers[] = [];
  for (const contact of sorted) {
    const numbers = new Set(contact.numbers.map(({ number }) => number));
    const own = [...numbers].filter((number) => number.startsWith("+") && !given.has(number));
    if (own.length === 0) continue;
    for (const number of own) given.add(number);
    named.push({ name: calledName(contact), numbers: own });
  }
  return named;
}

/** Adds them to what is known by number. */
export function addNames(names: Map<string, string>, named: readonly NamedNumbers[]): void {
  for (const { name, numbers } of named) for (const number of numbers) names.set(number, name);
}

/** The name of a number as a line wrote it or somebody dialled it; null: none, or it belongs to the office. */
export function nameOfNumber(names: ReadonlyMap<string, string>, written: string): string | null {
  if (names.size === 0) return null;
  const reading = toE164(written);
  return reading.kind === "outside" ? (names.get(reading.number) ?? null) : null;
}
