import { type Pattern, parsePattern, specificity } from "../../model/pattern.ts";
import { toE164 } from "../../model/plan/phone-number.ts";
import type {
  PbxAgent,
  PbxConference,
  PbxExtension,
  PbxGroup,
  PbxMailbox,
  PbxMenu,
  PbxSite,
  PbxTrunk,
  PbxView,
} from "../../model/snapshot/pbx-view.ts";

type ExternalNumber = PbxView["externalNumbers"][number];
type InboundRule = PbxView["inboundRules"][number];
type MenuNumber = PbxView["menuNumbers"][number];

/** A rule for callers, its pattern read. */
export interface InboundRuleOfPlan {
  readonly rule: InboundRule;
  /** Its place in the list, from 1, as people count. */
  readonly place: number;
  /** Null: every caller, or who has no number. */
  readonly pattern: Pattern | null;
}

/** An entry of a black list, its pattern read. */
export interface BlackListEntryOfPlan {
  readonly refuses: boolean;
  readonly text: string;
  readonly pattern: Pattern;
}

/** The numbers and rules of one view, found at once. */
export interface DialPlan {
  readonly view: PbxView;
  readonly extensions: ReadonlyMap<string, PbxExtension>;
  readonly groups: ReadonlyMap<string, PbxGroup>;
  readonly agents: ReadonlyMap<string, PbxAgent>;
  readonly trunks: ReadonlyMap<string, PbxTrunk>;
  readonly sites: ReadonlyMap<string, PbxSite>;
  /** Full numbers by short ones [ABR]. */
  readonly shortNumbers: ReadonlyMap<string, string>;
  /** By the number as it is written, and by E.164 [EXT]. */
  readonly externalNumbers: ReadonlyMap<string, ExternalNumber>;
  /** External numbers that ring with an extension, by its number [EXT-05]. */
  readonly ringingWith: ReadonlyMap<string, readonly string[]>;
  readonly menuNumbers: ReadonlyMap<string, MenuNumber>;
  /** By name, as menus name each other [SVI]. */
  readonly menus: ReadonlyMap<string, PbxMenu>;
  /** By their own number [SVI-03]. */
  readonly menuByNumber: ReadonlyMap<string, PbxMenu>;
  /** Where calls are parked [GAP-14]. */
  readonly places: ReadonlySet<string>;
  readonly conferences: ReadonlyMap<string, PbxConference>;
  /** By their names for ever. */
  readonly mailboxes: ReadonlyMap<string, PbxMailbox>;
  /** By number of the extension or group, the default one first [BVF-05]. */
  readonly mailboxesOf: ReadonlyMap<string, readonly PbxMailbox[]>;
  readonly mailboxByNumber: ReadonlyMap<string, PbxMailbox>;
  /** Where messages are heard, and whose they are: null where that is for the caller to say [BVL-12, GRP-17]. */
  readonly consultNumbers: ReadonlyMap<string, string | null>;
  readonly emergencyNumbers: ReadonlySet<string>;
  /** Lines for a call for help where no site has its own: the installation's, then those of the rules, then all. */
  readonly emergencyTrunks: readonly PbxTrunk[];
  /** The groups of which an extension is a member, directly or through others. */
  readonly groupsOf: ReadonlyMap<string, ReadonlySet<string>>;
  /** By number of the extension or group. */
  readonly blackLists: ReadonlyMap<string, readonly BlackListEntryOfPlan[]>;
  /** The most specific first, then in the order of the list [ENT-10, A-35]. */
  readonly inboundRules: readonly InboundRuleOfPlan[];
}

export function dialPlan(view: PbxView): DialPlan {
  const groups = byNumber(view.groups);
  const trunks = byNumber(view.trunks);
  return {
    view,
    extensions: byNumber(view.extensions),
    groups,
    agents: byNumber(view.agents),
    trunks,
    sites: new Map(view.sites.map((site) => [site.name, site])),
    shortNumbers: new Map(view.shortNumbers.map(({ number, full }) => [number, full])),
    externalNumbers: externalNumbers(view),
    ringingWith: ringingWith(view),
    menuNumbers: byNumber(view.menuNumbers),
    menus: new Map(view.menus.map((menu) => [menu.name, menu])),
    menuByNumber: new Map(view.menus.flatMap((menu) => (menu.number === null ? [] : [[menu.number, menu]]))),
    places: new Set(view.parking.places),
    conferences: byNumber(view.conferences),
    mailboxes: new Map(view.mailboxes.map((mailbox) => [mailbox.id, mailbox])),
    mailboxesOf: mailboxesOf(view),
    mailboxByNumber: new Map(view.mailboxes.flatMap((box) => (box.number === null ? [] : [[box.number, box]]))),
    consultNumbers: consultNumbers(view),
    emergencyNumbers: new Set(view.emergency.numbers),
    emergencyTrunks: emergencyTrunks(view, trunks),
    groupsOf: groupsOf(view.groups, groups),
    blackLists: new Map([...view.extensions, ...view.groups].flatMap(blackList)),
    inboundRules: inboundRules(view),
  };
}

/** Somebody may watch this number. */
export const isAssigned = (plan: DialPlan, number: string): boolean =>
  [plan.extensions, plan.groups, plan.agents, plan.places, plan.conferences].some((those) => those.has(number));

/** The name that goes with a number; empty when it has none. */
export const nameOf = (plan: DialPlan, number: string): string =>
  (
    plan.extensions.get(number) ??
    plan.groups.get(number) ??
    plan.agents.get(number) ??
    plan.trunks.get(number) ??
    plan.menuNumbers.get(number) ??
    plan.conferences.get(number) ??
    plan.externalNumbers.get(number)
  )?.name ?? "";

/** Who is outside: as the configuration calls him, else as the directory does [EXT-02, MEX-05]; empty: nobody knows. */
export const nameOutside = (
  { externalNumbers }: DialPlan,
  number: string,
  live: { nameOf(number: string): string },
): string => externalNumbers.get(number)?.name || live.nameOf(number);

/** Dial plans by view: running calls keep theirs, so several may be in use. */
export class DialPlans {
  readonly #plans = new WeakMap<PbxView, DialPlan>();

  of(view: PbxView): DialPlan {
    const known = this.#plans.get(view);
    if (known !== undefined) return known;
    const made = dialPlan(view);
    this.#plans.set(view, made);
    return made;
  }
}

const byNumber = <Item extends { readonly number: string }>(items: readonly Item[]): ReadonlyMap<string, Item> =>
  new Map(items.map((item) => [item.number, item]));

function externalNumbers({ externalNumbers, place }: PbxView): ReadonlyMap<string, ExternalNumber> {
  return new Map(
    externalNumbers.flatMap((external): [string, ExternalNumber][] => {
      const read = toE164(external.number, place.country);
      const written: [string, ExternalNumber] = [external.number, external];
      return read.kind === "outside" ? [written, [read.number, external]] : [written];
    }),
  );
}

function mailboxesOf({ mailboxes }: PbxView): ReadonlyMap<string, readonly PbxMailbox[]> {
  const found = new Map<string, PbxMailbox[]>();
  for (const mailbox of mailboxes) {
    const others = found.get(mailbox.owner) ?? [];
    found.set(mailbox.owner, mailbox.isDefault ? [mailbox, ...others] : [...others, mailbox]);
  }
  return found;
}

const consultNumbers = ({ specialNumbers, groups }: PbxView): ReadonlyMap<string, string | null> =>
  new Map([
    ...(specialNumbers.voicemail === "" ? [] : [[specialNumbers.voicemail, null] as const]),
    ...groups.flatMap(({ number, voicemailNumber }) =>
      voicemailNumber === null ? [] : [[voicemailNumber, number] as const],
    ),
  ]);

function emergencyTrunks(view: PbxView, trunks: ReadonlyMap<string, PbxTrunk>): readonly PbxTrunk[] {
  const ofRules = view.outboundRules.map(({ trunk }) => trunk);
  const wanted = new Set([...view.emergency.trunks, ...ofRules, ...trunks.keys()]);
  return [...wanted].flatMap((number) => trunks.get(number) ?? []);
}

function ringingWith({ externalNumbers: all }: PbxView): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { number, ringsWith } of all) {
    if (ringsWith !== null) found.set(ringsWith, [...(found.get(ringsWith) ?? []), number]);
  }
  return found;
}

function groupsOf(
  all: readonly PbxGroup[],
  groups: ReadonlyMap<string, PbxGroup>,
): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { number } of all) {
    const seen = new Set<string>();
    const pending = [number];
    for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
      if (seen.has(at)) continue;
      seen.add(at);
      const group = groups.get(at);
      if (group !== undefined) pending.push(...group.members);
      else (found.get(at) ?? found.set(at, new Set()).get(at))?.add(number);
    }
  }
  return found;
}

function blackList({
  number,
  blackList: entries,
}: Pick<PbxExtension, "number" | "blackList">): readonly [string, readonly BlackListEntryOfPlan[]][] {
  if (entries.length === 0) return [];
  const read = entries.flatMap(({ right, pattern: text }): BlackListEntryOfPlan[] => {
    const reading = parsePattern(text);
    // What cannot be read and would refuse, refuses everything: a list that is wrong never opens the way.
    if (reading.ok) return [{ refuses: right === "refused", text, pattern: reading.pattern }];
    const everything = parsePattern("*");
    return right === "refused" && everything.ok ? [{ refuses: true, text, pattern: everything.pattern }] : [];
  });
  return [[number, read]];
}

function inboundRules(view: PbxView): readonly InboundRuleOfPlan[] {
  const read = view.inboundRules.flatMap((rule, index): InboundRuleOfPlan[] => {
    const place = index + 1;
    if (rule.caller === "" || rule.caller === "anonymous") return [{ rule, place, pattern: null }];
    const reading = parsePattern(rule.caller);
    return reading.ok ? [{ rule, place, pattern: reading.pattern }] : [];
  });
  // Array.prototype.sort is stable: equals stay in the order of the list.
  return read.sort((one, other) => weight(other) - weight(one));
}

/** Who is named beats who is not, a line beats all lines. */
const weight = ({ rule, pattern }: InboundRuleOfPlan): number =>
  (pattern === null ? (rule.caller === "anonymous" ? 1 : 0) : 10 + 2 * specificity(pattern)) * 2 +
  (rule.trunk === null ? 0 : 1);
