import { canonicalJson } from "../json.ts";
import type { Change } from "./change.ts";
import { keyOf } from "./place.ts";

/**
 * What a change is recognised by among the changes of other revisions: the objects by their names, before and after; rules
 * by what they say. Two changes that share a mark are about the same object.
 */
export function marksOf({ place, kind, before, after }: Change): readonly string[] {
  if (place.kind === "section" || kind === "order") return [kind === "order" ? `${place.id}//order` : place.id];
  const mark = (item: unknown): string =>
    `${place.id}/${place.kind === "keyed" ? keyOf(place, item) : digestOf(canonicalJson(item))}`;
  return [...new Set([before, after].filter((item) => item !== undefined).map(mark))];
}

/** Short, and the same for the same text; nobody is kept out by it (FNV-1a, 53 bits of two halves). */
function digestOf(text: string): string {
  let [one, other] = [0x811c9dc5, 0x01000193];
  for (let index = 0; index < text.length; index++) {
    one = Math.imul(one ^ text.charCodeAt(index), 0x01000193);
    other = Math.imul(other ^ text.charCodeAt(index), 0x85ebca6b);
  }
  return ((one >>> 0) * 0x200000 + ((other >>> 0) & 0x1fffff)).toString(36);
}
