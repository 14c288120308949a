import type { Static } from "typebox";
import { Check } from "typebox/value";
import { siteBodySchema } from "../../../daemon/contracts/api/routes.ts";
import type { Issue } from "../../../daemon/model/config/issue.ts";
import { shapeIssues } from "../../../daemon/model/config/shape.ts";
import { type Site, siteSchema } from "../../../daemon/model/config/sites.ts";
import { type Draft, draftOf, readDraft } from "../../forms/draft.ts";

type SiteBody = Static<typeof siteBodySchema>;

const { name, address } = siteSchema.properties;

/** What the form has controls for; the rest of a site stays as it is. */
export const siteFields = { name, address };

export const siteDraft = (site: Partial<Site>): Draft => draftOf(siteFields, { ...site });

type Read =
  | { readonly kind: "body"; readonly body: SiteBody }
  | { readonly kind: "issues"; readonly issues: readonly Issue[] };

/** What is sent for a draft, or all that is wrong with its shape. */
export function readSite(draft: Draft): Read {
  const body: unknown = readDraft(siteFields, draft);
  return Check(siteBodySchema, body)
    ? { kind: "body", body }
    : { kind: "issues", issues: shapeIssues(siteBodySchema, body) };
}
