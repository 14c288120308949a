import type { Services } from "../services.ts";
import { namesOfNumbers } from "./names-of-numbers.ts";

interface WithOther {
  readonly other: { readonly number: string; readonly name: string };
}

/** Whoever was shown without a name has the one of the directory of today [MEX-05]. */
export async function nameOthers<Item extends WithOther>(
  services: Pick<Services, "store">,
  items: readonly Item[],
): Promise<Item[]> {
  const nameless = items.filter(({ other }) => other.name === "").map(({ other }) => other.number);
  const names = await namesOfNumbers(services, nameless);
  return items.map((item) => {
    const { number, name } = item.other;
    return name === "" && names.has(number) ? { ...item, other: { number, name: names.get(number) ?? "" } } : item;
  });
}
