import type { Static } from "typebox";
import { Check } from "typebox/value";
import { extensionBodySchema } from "../../../daemon/contracts/api/routes.ts";
import { type Extension, extensionSchema, writeOnly } from "../../../daemon/model/config/extensions.ts";
import type { Issue } from "../../../daemon/model/config/issue.ts";
import { shapeIssues } from "../../../daemon/model/config/shape.ts";
import { normaliseMacAddress } from "../../../daemon/model/hardware-address.ts";
import { type Draft, draftOf, readDraft } from "../../forms/draft.ts";

export type ExtensionBody = Static<typeof extensionBodySchema>;

const { presented, outsideRights, blackList, profiles, planning, ...plain } = extensionSchema.properties;

/** What the form has controls for; the rest of an extension stays as it is. */
export const extensionFields = { ...plain, password: writeOnly.password };

export const extensionDraft = (extension: Partial<Extension>): Draft => draftOf(extensionFields, { ...extension });

type Read =
  | { readonly kind: "body"; readonly body: ExtensionBody }
  | { readonly kind: "issues"; readonly issues: readonly Issue[] };

/** What is sent for a draft, or all that is wrong with its shape. A password that was not typed is not sent. */
export function readExtension(draft: Draft): Read {
  const { macAddress, ...read } = readDraft(plain, draft);
  const mac = typeof macAddress === "string" ? normaliseMacAddress(macAddress) : macAddress;
  const password = draft.password === "" ? {} : { password: draft.password };
  const body: unknown = { ...read, macAddress: mac, ...password };
  return Check(extensionBodySchema, body)
    ? { kind: "body", body }
    : { kind: "issues", issues: shapeIssues(extensionBodySchema, body) };
}
