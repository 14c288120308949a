import type { ConfigurationDocument } from "../document.ts";
import { documentCheck } from "../document.ts";
import type { Issue } from "../issue.ts";
import type { JsonRecord } from "../json.ts";
import type { Renumbering } from "../secrets.ts";
import { senseIssues } from "../sense/sense.ts";
import type { Change } from "./change.ts";
import { itemsAt, keyOf, type Place } from "./place.ts";
import { PLACES } from "./places.ts";
import { putBack } from "./put-back.ts";

export type Discard =
  | { readonly kind: "ready"; readonly document: JsonRecord; readonly renumbered: readonly Renumbering[] }
  /** Without what they need the rest would not make sense: these have to be taken back too. */
  | { readonly kind: "needed"; readonly by: readonly Change[]; readonly issues: readonly Issue[] }
  /** No other change helps. */
  | { readonly kind: "senseless"; readonly issues: readonly Issue[] }
  | { readonly kind: "collides"; readonly with: Change };

/**
 * Takes some of the changes between what runs and what is saved back. `pending` are all of them. What would not make sense
 * by itself is found to need others, until all of it makes sense.
 */
export function discard(
  running: ConfigurationDocument,
  saved: ConfigurationDocument,
  pending: readonly Change[],
  wanted: readonly Change[],
): Discard {
  const taken = new Set(wanted);
  let first: readonly Issue[] = [];
  for (;;) {
    const back = putBack(saved, running, [...taken]);
    if (back.kind === "collides") return back;
    const issues = issuesOf(back.document);
    if (first.length === 0) first = issues;
    if (issues.length === 0) {
      const by = [...taken].filter((change) => !wanted.includes(change));
      return by.length === 0 ? { ...back, kind: "ready" } : { kind: "needed", by, issues: first };
    }
    const more = changesAt(issues, back.document, pending).filter((change) => !taken.has(change));
    if (more.length === 0) return { kind: "senseless", issues };
    for (const change of more) taken.add(change);
  }
}

const issuesOf = (document: JsonRecord): readonly Issue[] =>
  documentCheck.Check(document) ? senseIssues(document) : [UNSHAPED];

const UNSHAPED: Issue = {
  path: "",
  code: "shape",
  message: "La configuration n'aurait plus la forme attendue.",
  english: "The configuration would not have its shape any more.",
};

/** Those of the changes that concern the objects in which something is wrong. */
function changesAt(issues: readonly Issue[], document: JsonRecord, pending: readonly Change[]): readonly Change[] {
  const concerned = new Set(issues.flatMap(({ path }) => objectAt(path, document) ?? []));
  return pending.filter((change) => namesOf(change).some((name) => concerned.has(name)));
}

/** The object that a path of an issue leads into, as `namesOf` has it. */
function objectAt(path: string, document: JsonRecord): string | undefined {
  const steps = path.split("/").slice(1);
  const place = PLACES.filter((one) => one.path.every((step, depth) => steps[depth] === step)).toSorted(
    (one, other) => other.path.length - one.path.length,
  )[0];
  if (place === undefined) return undefined;
  if (place.kind === "section") return place.id;
  const item = itemsAt(document, place)[Number(steps[place.path.length] ?? Number.NaN)];
  return item === undefined ? undefined : nameIn(place, item);
}

const nameIn = (place: Place, item: unknown): string =>
  `${place.id}/${place.kind === "keyed" ? keyOf(place, item) : JSON.stringify(item)}`;

/** Under what the object of a change may be met in a document. */
const namesOf = ({ place, before, after }: Change): readonly string[] =>
  place.kind === "section"
    ? [place.id]
    : [before, after].filter((one) => one !== undefined).map((one) => nameIn(place, one));
