import type { Call } from "./call.ts";
import { isPresent } from "./leg.ts";

/**
 * Counts the calls that each extension, group and line takes part in [POS-10, GRP-19, LIG-22, LIG-23]; kept from the
 * changes, so that asking costs nothing.
 */
export class Usage {
  readonly #calls = new Map<string, number>();

  /** Of an extension, or of a group that is being called or was reached by its number. */
  callsOf(number: string): number {
    return this.#calls.get(number) ?? 0;
  }

  /** Calls that come in, and go out, by a line; for a group, those that it sends out. */
  callsBy(number: string): { readonly incoming: number; readonly outgoing: number } {
    return { incoming: this.callsOf(keyOf(number, "in")), outgoing: this.callsOf(keyOf(number, "out")) };
  }

  changed(before: Call | null, after: Call): void {
    if (before?.legs === after.legs && before.group === after.group) return;
    const was = countsIn(before);
    const is = countsIn(after);
    for (const number of new Set([...was.keys(), ...is.keys()])) {
      this.#add(number, (is.get(number) ?? 0) - (was.get(number) ?? 0));
    }
  }

  #add(number: string, change: number): void {
    if (change === 0) return;
    const count = this.callsOf(number) + change;
    if (count > 0) this.#calls.set(number, count);
    else this.#calls.delete(number);
  }
}

/** No number of the house has a slash in it. */
const keyOf = (trunk: string, direction: "in" | "out"): string => `${trunk}/${direction}`;

/** An extension takes part once, however many devices ring; each leg on a line is a call there. */
function countsIn(call: Call | null): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  if (call === null) return counts;
  const add = (key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const leg of call.legs.values()) {
    if (!isPresent(leg)) continue;
    if (leg.trunk === null) counts.set(leg.number, 1);
    else add(keyOf(leg.trunk, leg.direction));
    if (leg.trunk !== null && leg.direction === "out" && call.group !== null) add(keyOf(call.group, "out"));
  }
  if (call.group !== null && counts.size > 0) counts.set(call.group, 1);
  return counts;
}
