import type { Problem } from "../../contracts/api/problem.ts";
import { BoxError } from "../../kit/box-error.ts";
import { type ConfigurationDocument, documentCheck } from "../../model/config/document.ts";
import { words } from "../../model/config/field.ts";
import type { Issue } from "../../model/config/issue.ts";
import type { JsonRecord } from "../../model/config/json.ts";
import type { Renumbering } from "../../model/config/secrets.ts";
import { authorOf, type Guest } from "../access/guest.ts";
import { changesTheBox } from "../access/of-the-box.ts";
import { tooMuchFor } from "../access/too-much-for.ts";
import { problem, refused, unwritable } from "../api/problems.ts";
import type { Services } from "../services.ts";
import { type Refusal, refuse } from "./call.ts";

/** What an edit makes of the saved document. */
export type Edit =
  | {
      readonly kind: "save";
      /** It may carry write-only fields: store takes them out. */
      readonly document: unknown;
      /** For the list of revisions: « Poste 205 modifié ». */
      readonly note: string;
      readonly renumbered?: Renumbering | readonly Renumbering[];
      /** Objects that come back have the passwords that they had. */
      readonly restores?: true;
      /** Where the object of the edit stands in it, so that issues can be told by field; null for none. */
      readonly at: string | null;
      /** The object as it will be, where the edit is about one; it may carry write-only fields. */
      readonly object?: JsonRecord;
      /** What names it then. */
      readonly key?: string;
    }
  | { readonly kind: "refuse"; readonly problem: Problem };

export type Saved = { revision: number; unchanged?: true; warnings?: Issue[] } | Refusal;

/** How often an edit is made again because somebody else saved something meanwhile. */
const MOST_TRIES = 5;

/** The saved document of now. */
export async function savedDocument({ store }: Pick<Services, "store">): Promise<ConfigurationDocument> {
  return understood((await store.ask("config.get", { secrets: false })).document);
}

/**
 * Changes one object of the saved document. The edit is a pure function of what is saved; when somebody has saved
 * something else between reading and saving, it is made again on top of that. Whether the object itself has changed is
 * for the edit to see (If-Match); whether the guest may change what it changes is seen here, for every way of editing.
 */
export async function save(
  { store }: Pick<Services, "store">,
  guest: Guest,
  edit: (saved: ConfigurationDocument, revision: number) => Edit,
): Promise<Saved> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const { revision, document } = await store.ask("config.get", { secrets: false });
    const now = understood(document);
    const change = edit(now, revision.revision);
    if (change.kind === "refuse") return refuse(change.problem);
    const why = mayNotSave(guest, now, change.document);
    if (why !== undefined) return refuse(why);
    const { renumbered = [], restores = false, at, note } = change;
    const author = authorOf(guest);
    const request = { document: change.document, base: revision.revision, author, note: note.slice(0, 500), restores };
    const numbers = { renumbered: [renumbered].flat().map(({ from, to }) => ({ from, to })) };
    const answer = await store.ask("config.commit", { ...request, ...numbers });
    switch (answer.kind) {
      case "committed":
        return savedAs(answer, warningsAbout(at, answer.warnings ?? []));
      case "issues":
        return refuse(refused(issuesWithin(at, answer.issues)));
      case "unwritable":
        return refuse(unwritable(answer));
      case "conflict":
      case "unknown-revision":
        break;
    }
  }
  return refuse(tooBusy);
}

/** Why the guest may not put the document in the place of the saved one; undefined: he may. Pure. */
export const mayNotSave = (guest: Guest, saved: object, document: unknown): Problem | undefined =>
  changesTheBox(saved, document) ? tooMuchFor(guest, "settings") : undefined;

export function understood(document: unknown): ConfigurationDocument {
  if (documentCheck.Check(document)) return document;
  throw new BoxError("DOCUMENT_UNREADABLE", {}, { sentence: "store and web do not agree about the configuration" });
}

/** Issues of a document as issues of one object in it; what lies outside of it concerns the object as a whole. */
export const issuesWithin = (at: string | null, issues: readonly Issue[]): readonly Issue[] =>
  issues.map((issue) => ({
    ...issue,
    path: at !== null && issue.path.startsWith(`${at}/`) ? issue.path.slice(at.length) : "",
  }));

/** Warnings of a document that are about the object of the edit, by its fields; others are not its form's to say. */
export const warningsAbout = (at: string | null, warnings: readonly Issue[]): readonly Issue[] =>
  issuesWithin(
    at,
    warnings.filter(({ path }) => at !== null && (path === at || path.startsWith(`${at}/`))),
  );

const savedAs = (
  { revision, changed }: { readonly revision: number; readonly changed: boolean },
  warnings: readonly Issue[],
): Saved => ({
  revision,
  ...(changed ? {} : { unchanged: true }),
  ...(warnings.length === 0 ? {} : { warnings: [...warnings] }),
});

const tooBusy = problem(
  503,
  "busy",
  words(
    "D'autres enregistrements sont en cours : recommencez dans un instant.",
    "Others are saving at this moment: try again in a moment.",
  ),
  { retryAfter: 1 },
);
