import { Check } from "typebox/value";
import type { Issue } from "../../../daemon/model/config/issue.ts";
import { shapeIssues } from "../../../daemon/model/config/shape.ts";
import { type Site, siteSchema } from "../../../daemon/model/config/sites.ts";
import { type Draft, draftOf, readDraft } from "../../forms/draft.ts";

export const siteDraft = (site: Partial<Site>): Draft => draftOf(siteSchema.properties, { ...site });

type Read =
  | { readonly kind: "body"; readonly body: Site }
  | { readonly kind: "issues"; readonly issues: readonly Issue[] };

/** What is sent for a draft, or all that is wrong with its shape. */
export function readSite(draft: Draft): Read {
  const body: unknown = readDraft(siteSchema.properties, draft);
  return Check(siteSchema, body) ? { kind: "body", body } : { kind: "issues", issues: shapeIssues(siteSchema, body) };
}
