import { createHash } from "node:crypto";
import { Type } from "typebox";
import { Compile } from "typebox/compile";
import { type Revision, revisionSchema } from "../../contracts/revision.ts";
import type { ConfigurationDocument } from "../../model/config/document.ts";
import { canonicalJson } from "../../model/config/json.ts";
import { readDocument } from "../../model/config/read-document.ts";

/** A revision as it lies in the database and in the mirror; `digest` is that of its document. */
export const storedRevisionSchema = Type.Object(
  {
    head: revisionSchema,
    digest: Type.String(),
    document: Type.Unknown(),
    /** Numbers whose passwords or PINs it changed; absent: none, or it is from before this was noted. */
    secrets: Type.Optional(Type.Array(Type.String())),
  },
  { additionalProperties: false },
);

export interface StoredRevision {
  readonly head: Revision;
  readonly digest: string;
  readonly document: ConfigurationDocument;
  readonly secrets?: string[];
}

const check = Compile(storedRevisionSchema);
export const isRevision = (value: unknown): value is Revision => headCheck.Check(value);
const headCheck = Compile(revisionSchema);

export const documentDigest = (document: unknown): string =>
  createHash("sha256").update(canonicalJson(document)).digest("hex");

export const storedRevision = (
  head: Revision,
  document: ConfigurationDocument,
  secrets: readonly string[] = [],
): StoredRevision => ({
  head,
  digest: documentDigest(document),
  document,
  ...(secrets.length === 0 ? {} : { secrets: [...secrets] }),
});

/**
 * A stored revision whose digest is right, its document brought to the present format; undefined when it is anything
 * else. The digest is that of what was stored, before any migration.
 */
export function parseStoredRevision(value: unknown): StoredRevision | undefined {
  if (!check.Check(value) || documentDigest(value.document) !== value.digest) return undefined;
  const read = readDocument(value.document);
  if (read.kind === "refused") return undefined;
  return storedRevision(value.head, read.document, value.secrets);
}
