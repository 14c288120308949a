import { createHash } from "node:crypto";
import { canonicalJson } from "../../model/config/json.ts";

/** Names one state of an object: the same content has the same tag, whoever saved what beside it. */
export const entityTag = (object: unknown): string =>
  `"${createHash("sha256").update(canonicalJson(object)).digest("base64url").slice(0, 27)}"`;

/** Whether an If-Match field (RFC 9110 §13.1.1) names this tag. Weak tags match nothing. */
export const matches = (ifMatch: string, tag: string): boolean =>
  ifMatch.trim() === "*" || ifMatch.split(",").some((one) => one.trim() === tag);
