import { OF_THE_BOX } from "../../contracts/api/access-of-roles.ts";
import { settings } from "../../model/config/collections/settings.ts";
import { canonicalJson } from "../../model/config/json.ts";

/**
 * Whether a document says something else about the box itself than the saved one does: that takes the access
 * `settings`, by whatever way the document comes (a form, undo, an earlier revision). Pure.
 */
export function changesTheBox(saved: object, document: unknown): boolean {
  const now = new Map<string, unknown>(Object.entries(saved));
  const then = new Map<string, unknown>(Object.entries(document ?? {}));
  return OF_THE_BOX.some((name) => {
    const { at } = settings[name];
    return canonicalJson(now.get(at)) !== canonicalJson(then.get(at));
  });
}
