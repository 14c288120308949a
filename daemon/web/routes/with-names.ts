import type { ListedRecord } from "../../contracts/api/routes.ts";
import type { CallRecord } from "../../contracts/call-record.ts";
import type { Services } from "../services.ts";

/** Records with the names that the directory has for their numbers; asked for once, whatever the page [MEX-05]. */
export async function withNames(
  { store }: Pick<Services, "store">,
  records: readonly CallRecord[],
): Promise<ListedRecord[]> {
  const numbers = [...new Set(records.flatMap(numbersOf))].filter((number) => number.length <= LONGEST_NUMBER);
  if (numbers.length === 0) return [...records];
  const { names } = await store.ask("directory.names", { numbers });
  const nameOf = new Map(numbers.map((number, index) => [number, names[index] ?? null]));
  return records.map((record) => {
    const known = numbersOf(record).flatMap((number) => {
      const name = nameOf.get(number) ?? null;
      return name === null ? [] : [[number, name] as const];
    });
    return known.length === 0 ? record : { ...record, names: Object.fromEntries(known) };
  });
}

/** A longer one is none. */
const LONGEST_NUMBER = 64;

const numbersOf = ({ caller, dialled }: CallRecord): readonly string[] => [caller.number, dialled];
