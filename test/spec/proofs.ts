import { idsIn } from "./ids.ts";
import type { Section } from "./items.ts";
import type { PassedTest } from "./reports.ts";

export interface Proofs {
  /** By id: the tests that passed and say that they prove it. */
  readonly byId: ReadonlyMap<string, readonly PassedTest[]>;
  /** Sentences about ids that the specification does not have. */
  readonly mistakes: readonly string[];
}

/** Which items the tests prove. */
export function proofsOf(sections: readonly Section[], passed: readonly PassedTest[]): Proofs {
  const known = new Set(sections.flatMap(({ items }) => items.map(({ id }) => id)));
  const byId = new Map<string, PassedTest[]>();
  const mistakes: string[] = [];
  for (const one of passed) {
    const { ids, mistakes: written } = idsIn(one.title);
    for (const id of ids.filter((each) => known.has(each))) byId.set(id, [...(byId.get(id) ?? []), one]);
    const wrong = [...ids.filter((id) => !known.has(id)), ...written];
    if (wrong.length > 0) mistakes.push(`${wrong.join(", ")}: not in the specification (${one.project}: ${one.title})`);
  }
  return { byId, mistakes };
}

/** The same for people, section by section; the last line is the sum. */
export function inWords(sections: readonly Section[], { byId, mistakes }: Proofs): string {
  const all = sections.flatMap(({ items }) => items);
  const proved = all.filter(({ id }) => byId.has(id)).length;
  const wrong = mistakes.length === 0 ? [] : ["Mistakes in titles:", ...mistakes.map((one) => `  ${one}`), ""];
  const sum = `${proved} of ${all.length} items proved`;
  return `${[...sections.flatMap((section) => sectionInWords(section, byId)), ...wrong, sum].join("\n")}\n`;
}

function sectionInWords({ codes, title, items }: Section, byId: Proofs["byId"]): readonly string[] {
  const proved = items.flatMap(({ id }) => {
    const [first, ...others] = byId.get(id) ?? [];
    if (first === undefined) return [];
    const more = others.length === 0 ? "" : ` (and ${others.length} more)`;
    return [`  ${id}  ${first.project}: ${first.title}${more}`];
  });
  const open = items.filter(({ id }) => !byId.has(id)).map(({ id, label }) => `  ${id}  not proved: ${label}`);
  return [`${codes.join(", ")}: ${title}, ${proved.length} of ${items.length}`, ...proved, ...open, ""];
}
