import type { Services } from "../services.ts";
import { namesOfNumbers } from "./names-of-numbers.ts";

/** Records with the names that the directory has for their numbers. */
export async function withNames<One extends object>(
  services: Pick<Services, "store">,
  records: readonly One[],
  numbersOf: (record: One) => readonly string[],
): Promise<(One & { names?: Record<string, string> })[]> {
  const names = await namesOfNumbers(services, records.flatMap(numbersOf));
  return records.map((record) => {
    const known = numbersOf(record).flatMap((number) => {
      const name = names.get(number);
      return name === undefined ? [] : [[number, name] as const];
    });
    return known.length === 0 ? record : { ...record, names: Object.fromEntries(known) };
  });
}
