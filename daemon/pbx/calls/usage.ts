import type { Call } from "./call.ts";
import { isPresent } from "./leg.ts";

/** Counts the calls that each extension takes part in [POS-10]; kept from the changes, so that asking costs nothing. */
export class Usage {
  readonly #calls = new Map<string, number>();

  callsOf(extension: string): number {
    return this.#calls.get(extension) ?? 0;
  }

  changed(before: Call | null, after: Call): void {
    if (before?.legs === after.legs) return;
    const was = numbersIn(before);
    const is = numbersIn(after);
    for (const number of is) if (!was.has(number)) this.#add(number, 1);
    for (const number of was) if (!is.has(number)) this.#add(number, -1);
  }

  #add(number: string, change: number): void {
    const count = this.callsOf(number) + change;
    if (count > 0) this.#calls.set(number, count);
    else this.#calls.delete(number);
  }
}

function numbersIn(call: Call | null): ReadonlySet<string> {
  const numbers = new Set<string>();
  for (const leg of call?.legs.values() ?? []) if (isPresent(leg)) numbers.add(leg.number);
  return numbers;
}
