import { Default } from "typebox/value";
import { type ConfigurationDocument, documentCheck, documentSchema } from "./document.ts";
import type { Issue } from "./issue.ts";
import { migrate } from "./migrate.ts";
import { normalise } from "./normalise.ts";
import { senseIssues } from "./sense/sense.ts";
import { shapeIssues } from "./shape.ts";
import { type GivenSecrets, partSecrets } from "./write-only.ts";

export type ReadDocument =
  | {
      readonly kind: "ok";
      readonly document: ConfigurationDocument;
      readonly given: ReadonlyMap<string, GivenSecrets>;
    }
  | { readonly kind: "refused"; readonly issues: readonly Issue[] };

/**
 * The door of the configuration: makes of anything that claims to be a document one that has the present format, its
 * defaults filled in, a right shape and makes sense; or says everything that is wrong with it. Sense is only asked of a
 * right shape. Does not change what it is handed.
 */
export function readDocument(raw: unknown): ReadDocument {
  const migrated = migrate(raw);
  if (migrated.kind === "refused") return migrated;

  const parted = partSecrets(normalise(migrated.document));
  const filled: unknown = Default(documentSchema, structuredClone(parted.document));
  if (!documentCheck.Check(filled)) return refuse([...shapeIssues(documentSchema, filled), ...parted.issues]);

  const issues = [...parted.issues, ...senseIssues(filled)];
  return issues.length > 0 ? refuse(issues) : { kind: "ok", document: filled, given: parted.given };
}

/** A document of rubbish could have a million; nobody reads them, and the answer must still fit into a frame. */
const MOST_ISSUES = 500;

function refuse(issues: readonly Issue[]): ReadDocument {
  if (issues.length <= MOST_ISSUES) return { kind: "refused", issues };
  const more = issues.length - MOST_ISSUES;
  return { kind: "refused", issues: [...issues.slice(0, MOST_ISSUES), moreIssues(more)] };
}

const moreIssues = (count: number): Issue => ({
  path: "",
  code: "more-issues",
  message:
    count === 1
      ? "Et une autre erreur : corrigez d'abord celles-ci."
      : `Et ${count} autres erreurs : corrigez d'abord celles-ci.`,
  english: `And ${count} more: correct these first.`,
});
