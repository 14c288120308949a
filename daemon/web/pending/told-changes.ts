import { type ChangeOfObject, MOST_CHANGES } from "../../contracts/api/pending.ts";
import type { TracedRevision } from "../../contracts/revision.ts";
import type { Change } from "../../model/config/changes/change.ts";
import { marksOf } from "../../model/config/changes/marks.ts";
import { keyOf } from "../../model/config/changes/place.ts";
import { tellChange } from "../../model/config/changes/tell-change.ts";
import { entityTag } from "../routes/entity-tag.ts";

/** Revisions that are named for one change. */
const MOST_NAMED = 5;

/** Names a change as it is now: who has seen another state of the object has another tag. */
export const tagOf = ({ kind, before, after }: Change): string =>
  entityTag({ kind, before: before ?? null, after: after ?? null });

/** Changes as the API tells them, with the revisions that had a part in each. */
export const toldChanges = (changes: readonly Change[], trail: readonly TracedRevision[]) => {
  const parts = trail.map(({ marks, secrets, ...head }) => ({
    ...head,
    marks: new Set(marks),
    secrets: new Set(secrets),
  }));
  const by = (change: Change): ChangeOfObject["by"] => {
    const marks = marksOf(change);
    const isPart = (one: (typeof parts)[number]): boolean =>
      change.kind === "secret"
        ? one.secrets.has(keyOf(change.place, change.after))
        : marks.some((mark) => one.marks.has(mark));
    return parts
      .filter(isPart)
      .slice(0, MOST_NAMED)
      .map(({ revision, at, author }) => ({ revision, at, author }));
  };
  return {
    count: changes.length,
    changes: changes.slice(0, MOST_CHANGES).map((change) => toldChange(change, by(change))),
  };
};

function toldChange(change: Change, by: ChangeOfObject["by"]): ChangeOfObject {
  const { title, name, sentences } = tellChange(change);
  const { id, kind, place, before, after } = change;
  const key = place.kind === "keyed" && kind !== "order" ? keyOf(place, after ?? before) : "";
  return { id, tag: tagOf(change), kind, page: place.page, key, title, name, sentences: [...sentences], by };
}
