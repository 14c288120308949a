import type { BlackListEntry } from "./config/rules.ts";
import { matchesNumber, parsePattern } from "./pattern.ts";
import { writtenIn } from "./plan/number-form.ts";
import { type Country, toE164 } from "./plan/phone-number.ts";

/** What a black list says of a number; `rule` counts from 0. `silent`: none of its rules fits, what else is set decides. */
export type BlackListVerdict =
  | { readonly kind: "allowed" | "refused"; readonly rule: number }
  | { readonly kind: "silent" }
  | { readonly kind: "no-number" };

/** Tries a number, as people dial it, against the rules in their order: the first that fits decides [LNO-08]. */
export function blackListVerdict(
  entries: readonly Pick<BlackListEntry, "right" | "pattern">[],
  typed: string,
  country: Country,
): BlackListVerdict {
  const read = toE164(typed, country);
  if (read.kind === "none") return { kind: "no-number" };
  const written = writtenIn(read.number, country);
  const rule = entries.findIndex(({ pattern }) => {
    const parsed = parsePattern(pattern);
    return parsed.ok && matchesNumber(parsed.pattern, written);
  });
  const entry = entries[rule];
  return entry === undefined ? { kind: "silent" } : { kind: entry.right, rule };
}
