import type { Services } from "../services.ts";

/** A longer one is none. */
const LONGEST_NUMBER = 64;

/** The names that the directory has for numbers as they were dialled or came; asked for once, whatever the page [MEX-05]. */
export async function namesOfNumbers(
  { store }: Pick<Services, "store">,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const asked = [...new Set(numbers)].filter((number) => number !== "" && number.length <= LONGEST_NUMBER);
  if (asked.length === 0) return new Map();
  const { names } = await store.ask("directory.names", { numbers: asked });
  return new Map(
    asked.flatMap((number, index) => {
      const name = names[index] ?? null;
      return name === null ? [] : [[number, name] as const];
    }),
  );
}
