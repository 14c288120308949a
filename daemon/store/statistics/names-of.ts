import type { Subject } from "../../contracts/statistics.ts";
import type { ConfigurationDocument } from "../../model/config/document.ts";

interface Named {
  readonly number: string;
  readonly name: string;
}

/** How whoever has figures is called now, by number. */
export function namesOf(of: Subject, document: ConfigurationDocument): ReadonlyMap<string, string> {
  const { extensions, groups, trunks, agents } = document;
  const named = {
    office: [],
    extension: extensions,
    group: groups,
    line: trunks,
    agent: agents,
    queue: [...groups, ...extensions],
  };
  const all: readonly Named[] = named[of];
  return new Map(all.map(({ number, name }) => [number, name]));
}
