import { covers, type Pattern, parsePattern } from "../../pattern.ts";
import { ownCallingCodes } from "../../plan/calling-codes.ts";
import type { ConfigurationDocument } from "../document.ts";
import { words } from "../field.ts";
import { type Issue, pointer } from "../issue.ts";
import { canonicalJson } from "../json.ts";
import type { BlackListEntry, InboundRule, OutboundRule } from "../rules.ts";
import { warning } from "./warning.ts";

/** So many different black lists are looked at: each costs the square of its length. */
const MOST_LISTS = 50;

/** Entries of black lists and rules for callers that another one leaves nothing [LNO-08, ENT-10]. */
export function neverReached(document: ConfigurationDocument): readonly Issue[] {
  const { extensions, groups, inboundRules, system } = document;
  const codes = ownCallingCodes(system.country);
  const seen = new Map<string, ReturnType<typeof shadowed>>();
  const shadowedIn = (blackList: readonly BlackListEntry[]) => {
    const text = blackList.map(({ pattern }) => pattern).join();
    const known = seen.get(text);
    if (known !== undefined || seen.size >= MOST_LISTS) return known ?? [];
    const patterns = blackList.map(({ pattern }) => patternOf(pattern));
    const found = shadowed(patterns, (wide, narrow) => covers(wide, narrow, codes));
    seen.set(text, found);
    return found;
  };
  const lists = (section: string, owners: readonly { readonly blackList: readonly BlackListEntry[] }[]) =>
    owners.flatMap(({ blackList }, owner) =>
      shadowedIn(blackList).map(({ index, by }) =>
        unreached(pointer(section, owner, "blackList", index, "pattern"), index, by),
      ),
    );
  const callers = inboundRules.map((rule) => ({ rule, pattern: patternOf(rule.caller) }));
  return [
    ...lists("extensions", extensions),
    ...lists("groups", groups),
    ...shadowed(callers, isSameCaller).map(({ index, by }) =>
      unreached(pointer("inboundRules", index, "caller"), index, by),
    ),
  ];
}

type Caller = { readonly rule: InboundRule; readonly pattern: Pattern | null };

/** Of rules for callers the most specific goes first: only one that says the same is in the way. */
const isSameCaller = (one: Caller, other: Caller): boolean =>
  (one.pattern?.text ?? one.rule.caller) === (other.pattern?.text ?? other.rule.caller) &&
  one.rule.trunk === other.rule.trunk &&
  (one.rule.when === null || canonicalJson(one.rule.when) === canonicalJson(other.rule.when));

/** Those that an earlier one leaves nothing, with the first that does; what cannot be read is left alone. */
function shadowed<Item>(
  items: readonly (Item | null)[],
  hides: (earlier: Item, later: Item) => boolean,
): readonly { readonly index: number; readonly by: number }[] {
  return items.flatMap((later, index) => {
    if (later === null) return [];
    const by = items.slice(0, index).findIndex((earlier) => earlier !== null && hides(earlier, later));
    return by < 0 ? [] : [{ index, by }];
  });
}

const unreached = (path: string, index: number, by: number): Issue =>
  warning(
    path,
    "never-reached",
    words(
      `La règle ${index + 1} ne sert jamais : la règle ${by + 1} décide avant elle.`,
      `Rule ${index + 1} is never reached: rule ${by + 1} decides before it.`,
    ),
  );

/** An outbound rule that leads to the same line what an earlier one has led there already: it is no other way [SOR-10]. */
export const repeatedRules = ({ outboundRules }: ConfigurationDocument): readonly Issue[] =>
  shadowed(outboundRules, repeats).map(({ index, by }) =>
    warning(
      pointer("outboundRules", index),
      "rule-repeated",
      words(
        `La règle de sortie ${index + 1} n'ajoute rien : la règle ${by + 1} mène déjà ces appels à la même ligne.`,
        `Outbound rule ${index + 1} adds nothing: rule ${by + 1} leads these calls to the same line already.`,
      ),
    ),
  );

const repeats = (earlier: OutboundRule, later: OutboundRule): boolean =>
  earlier.trunk === later.trunk &&
  later.prefix.startsWith(earlier.prefix) &&
  earlier.remove === later.remove &&
  earlier.add === later.add &&
  (earlier.emitter === null || earlier.emitter === later.emitter) &&
  (earlier.site === null || earlier.site === later.site) &&
  (earlier.when === null || canonicalJson(earlier.when) === canonicalJson(later.when));

/** A rule to a line that takes no calls out: it never leads anywhere [LIG-23]. */
export function rulesToIdleLines({ outboundRules, trunks }: ConfigurationDocument): readonly Issue[] {
  const idle = new Set(trunks.filter(({ maxOutgoing }) => maxOutgoing === 0).map(({ number }) => number));
  return outboundRules.flatMap(({ trunk }, index) =>
    idle.has(trunk)
      ? [
          warning(
            pointer("outboundRules", index, "trunk"),
            "line-takes-no-calls",
            words(
              `La règle de sortie ${index + 1} mène à la ligne ${trunk}, qui ne prend aucun appel sortant.`,
              `Outbound rule ${index + 1} leads to line ${trunk}, which takes no calls out.`,
            ),
          ),
        ]
      : [],
  );
}

function patternOf(text: string): Pattern | null {
  const read = parsePattern(text);
  return read.ok ? read.pattern : null;
}
