import { toE164 } from "../plan/phone-number.ts";
import type { Contact } from "./contact.ts";
import { calledName } from "./contact-names.ts";

/** Numbers outside, in E.164, with the name of who has each; of several the first in the list. */
export function namesByNumber(sorted: readonly Contact[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const contact of sorted) {
    for (const { number } of contact.numbers) {
      if (number.startsWith("+") && !names.has(number)) names.set(number, calledName(contact));
    }
  }
  return names;
}

/** The name of a number as a line wrote it or somebody dialled it; null: none, or it belongs to the office. */
export function nameOfNumber(names: ReadonlyMap<string, string>, written: string): string | null {
  if (names.size === 0) return null;
  const reading = toE164(written);
  return reading.kind === "outside" ? (names.get(reading.number) ?? null) : null;
}
