import { type Words, words } from "../field.ts";

/** « Le mobile », and whether it stands in the plural. */
const CALLED: Readonly<Record<string, { readonly fr: string; readonly en: string; readonly isMany: boolean }>> = {
  national: { fr: "le national", en: "national calls", isMany: false },
  mobile: { fr: "le mobile", en: "calls to mobiles", isMany: false },
  special: { fr: "les numéros surtaxés", en: "calls to special rate numbers", isMany: true },
  international: { fr: "l'international", en: "international calls", isMany: false },
};

/** Which calls to the outside an extension may make from now on, and which no more [REC, LNO]. */
export function rightsSentences(before: unknown, after: unknown): readonly Words[] {
  const [was, is] = [classesOf(before), classesOf(after)];
  return Object.entries(CALLED).flatMap(([right, { fr, en, isMany }]) => {
    if (was.includes(right) === is.includes(right)) return [];
    const [verb, allowed] = isMany ? ["sont", "autorisés"] : ["est", "autorisé"];
    if (is.includes(right)) return [words(`${fr} ${verb} maintenant ${allowed}`, `${en} are allowed now`)];
    const not = isMany ? "ne sont plus" : "n'est plus";
    return [words(`${fr} ${not} ${allowed}`, `${en} are not allowed any more`)];
  });
}

const classesOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
