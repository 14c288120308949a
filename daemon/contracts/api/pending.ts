import { type Static, Type } from "typebox";
import { issueSchema } from "../../model/config/issue.ts";
import { oneOf } from "../../model/config/named-fields.ts";
import { revisionSchema } from "../revision.ts";

/** What waits for a reload, and what became of it: changes between two revisions, in words for people [REC]. */

const closed = { additionalProperties: false } as const;
const wordsSchema = Type.Object({ fr: Type.String(), en: Type.String() }, closed);
const revision = Type.Integer({ minimum: 1 });

/** Objects of which a list tells; of more, how many there are. */
export const MOST_CHANGES = 1000;

/** Names one change as somebody has seen it: another state of the object has another tag. */
export const seenChangeSchema = Type.Object(
  { id: Type.String({ minLength: 1, maxLength: 200 }), tag: Type.String({ minLength: 1, maxLength: 64 }) },
  closed,
);

/** What became of one object. */
export const changeSchema = Type.Object(
  {
    ...seenChangeSchema.properties,
    kind: oneOf(["added", "removed", "changed", "moved", "order", "secret"]),
    /** The page of the site where it stands: « Postes ». */
    page: Type.Object({ id: Type.String(), title: wordsSchema }, closed),
    /** What it goes by there: a number, a name; empty: its place in the order, or there is one only. */
    key: Type.String(),
    /** « Poste 205 ». */
    title: wordsSchema,
    /** Its name, where it goes by a number; else empty. */
    name: Type.String(),
    /** « le mobile n'est plus autorisé ». No password is ever among them. */
    sentences: Type.Array(wordsSchema),
    /** The revisions that had a part in it, newest first. */
    by: Type.Array(Type.Object({ revision, at: Type.Integer(), author: Type.String() }, closed)),
  },
  closed,
);

const changesOf = {
  /** In the order of the pages of the site; at most 1000 of them. */
  changes: Type.Array(changeSchema),
  /** How many there are. */
  count: Type.Integer({ minimum: 0 }),
} as const;

export const pendingSchema = Type.Object(
  {
    /** Null: nothing runs yet. */
    running: Type.Union([revisionSchema, Type.Null()]),
    saved: revisionSchema,
    ...changesOf,
    /** Who changed it is known of all of them. */
    isWhole: Type.Boolean(),
  },
  closed,
);

export const revisionChangesSchema = Type.Object(
  {
    revision: revisionSchema,
    /** What it is compared with; null: it is the first that is kept. */
    against: Type.Union([revisionSchema, Type.Null()]),
    ...changesOf,
  },
  closed,
);

const savedAs = { revision, unchanged: Type.Optional(Type.Literal(true)) } as const;

export const broughtBackSchema = Type.Object(savedAs, closed);

export const discardedSchema = Type.Union([
  Type.Object({ kind: Type.Literal("saved"), ...savedAs }, closed),
  /** Nothing was saved: without what they need the others make no sense; `issues` says why. */
  Type.Object({ kind: Type.Literal("needed"), by: Type.Array(changeSchema), issues: Type.Array(issueSchema) }, closed),
]);

export type ChangeOfObject = Static<typeof changeSchema>;
export type Pending = Static<typeof pendingSchema>;
export type SeenChange = Static<typeof seenChangeSchema>;
