import type { Conference } from "../conferences.ts";
import type { ConfigurationDocument } from "../document.ts";
import { type ForwardTo, numberOf } from "../forward-to.ts";
import type { Mailbox } from "../mailboxes.ts";
import type { Menu, MenuAction } from "../menus.ts";
import type { Profile } from "../profiles.ts";
import { QUEUE_FORWARDS, type Queue } from "../queue.ts";
import type { OutboundRule } from "../rules.ts";
import { actionsOf } from "../sense/menus.ts";
import { forwardsOf } from "../sense/profiles.ts";
import { keyNumber, type TelephoneKey } from "../telephone-keys.ts";
import type { Reference } from "./reference.ts";

/** What becomes of a number that is named somewhere; null takes it out. */
type Change = (number: string) => string | null;

/** Everything that names this number, in the order of the document, each once. What may name numbers later joins here. */
export function referencesTo(document: ConfigurationDocument, to: string): readonly Reference[] {
  const {
    extensions,
    groups,
    agents,
    trunks,
    outboundRules,
    messageRules,
    inboundRules,
    externalNumbers,
    shortNumbers,
    menus,
    conferences,
    mailboxes,
    sites,
  } = document;
  const named = (kind: Reference["kind"], number: string, name: string, ...places: readonly (string | null)[]) =>
    places.includes(to) ? [{ kind, number, name } as const] : [];
  return [
    ...extensions.flatMap(({ number, name, profiles, keys }) =>
      named("extension", number, name, ...forwardedTo(profiles), ...(number === to ? [] : onKeys(keys))),
    ),
    ...groups.flatMap(({ number, name, members, profiles, overflow, queue }) =>
      named("group", number, name, ...members, ...forwardedTo(profiles), numberOf(overflow), ...ofQueue(queue)),
    ),
    ...agents.flatMap(({ number, name, overflow }) => named("agent", number, name, numberOf(overflow))),
    ...trunks.flatMap(({ number, name, extension, numbers }) =>
      named("trunk", number, name, extension, ...numbers.map((one) => one.extension)),
    ),
    ...outboundRules.flatMap(({ emitter, prefix, trunk }) => named("outbound-rule", "", prefix, emitter, trunk)),
    ...messageRules.flatMap(({ emitter, prefix, trunk }) => named("message-rule", "", prefix, emitter, trunk)),
    ...inboundRules.flatMap(({ caller, trunk, extension }) => named("inbound-rule", "", caller, trunk, extension)),
    ...externalNumbers.flatMap(({ number, name, ringsWith }) => named("external-number", number, name, ringsWith)),
    ...shortNumbers.flatMap(({ number, full, name }) => named("short-number", number, name || full, full)),
    ...menus.flatMap((menu) => named("menu", menu.number ?? "", menu.name, menu.number, ...transferredTo(menu))),
    ...conferences.flatMap(({ number, name, owner }) => named("conference", number, name, owner)),
    ...mailboxes.flatMap(({ number, name, owner }) => named("mailbox", number ?? "", name, owner)),
    ...sites.flatMap(({ name, emergencyTrunks, emergencyContact }) =>
      named("site", "", name, ...emergencyTrunks, emergencyContact),
    ),
    ...named("site", "", "", ...document.emergency.trunks, document.emergency.contact),
  ];
}

/**
 * The same document with every reference rewritten. A rule or short number that has lost what it is about goes too: a
 * rule without its emitter would be everybody's.
 */
export function withReferences(document: ConfigurationDocument, change: Change): ConfigurationDocument {
  const list = (numbers: readonly string[]): string[] => numbers.flatMap((number) => change(number) ?? []);
  const one = (number: string | null): string | null => (number === null ? null : change(number));
  // A mailbox goes with its owner, and forwards to it go too.
  const mailboxes = document.mailboxes.flatMap((mailbox): Mailbox[] => {
    const owner = change(mailbox.owner);
    return owner === null ? [] : [{ ...mailbox, owner }];
  });
  const isKept = (id: string): boolean => mailboxes.some((mailbox) => mailbox.id === id);
  const to = (forward: ForwardTo | null): ForwardTo | null => {
    if (forward === null) return null;
    if (forward.kind === "voicemail") return forward.mailbox === null || isKept(forward.mailbox) ? forward : null;
    const number = change(forward.number);
    return number === null ? null : { ...forward, number };
  };
  const calls = (block: Profile["inside"]): Profile["inside"] => ({
    ...block,
    onNoAnswer: to(block.onNoAnswer),
    onBusy: to(block.onBusy),
    onUnavailable: to(block.onUnavailable),
  });
  const profile = (one: Profile): Profile => ({ ...one, inside: calls(one.inside), outside: calls(one.outside) });
  const isLost = (number: string | null): boolean => number !== null && change(number) === null;
  const outward = (rules: readonly OutboundRule[]): OutboundRule[] =>
    rules.flatMap((rule) => {
      const trunk = change(rule.trunk);
      return trunk === null || isLost(rule.emitter) ? [] : [{ ...rule, trunk, emitter: one(rule.emitter) }];
    });
  return {
    ...document,
    extensions: document.extensions.map((extension) => ({
      ...extension,
      profiles: extension.profiles.map(profile),
      keys: extension.keys.flatMap((key) => keyWith(key, change)),
    })),
    groups: document.groups.map((group) => ({
      ...group,
      members: list(group.members),
      overflow: to(group.overflow),
      queue: { ...group.queue, ...Object.fromEntries(QUEUE_FORWARDS.map((way) => [way, to(group.queue[way])])) },
      profiles: group.profiles.map(profile),
    })),
    agents: document.agents.map((agent) => ({ ...agent, overflow: to(agent.overflow) })),
    trunks: document.trunks.map((trunk) => ({
      ...trunk,
      extension: one(trunk.extension),
      numbers: trunk.numbers.map((number) => ({ ...number, extension: one(number.extension) })),
    })),
    outboundRules: outward(document.outboundRules),
    messageRules: outward(document.messageRules),
    inboundRules: document.inboundRules.flatMap((rule) =>
      isLost(rule.trunk) || isLost(rule.extension)
        ? []
        : [{ ...rule, trunk: one(rule.trunk), extension: one(rule.extension) }],
    ),
    externalNumbers: document.externalNumbers.map((external) => ({ ...external, ringsWith: one(external.ringsWith) })),
    shortNumbers: document.shortNumbers.flatMap((short) => {
      const full = change(short.full);
      return full === null ? [] : [{ ...short, full }];
    }),
    menus: document.menus.map((menu) => menuWith(menu, change)),
    conferences: document.conferences.map((conference) => withOwner(conference, one(conference.owner))),
    mailboxes,
    sites: document.sites.map((site) => ({
      ...site,
      emergencyTrunks: list(site.emergencyTrunks),
      emergencyContact: one(site.emergencyContact),
    })),
    emergency: {
      ...document.emergency,
      trunks: list(document.emergency.trunks),
      contact: one(document.emergency.contact),
    },
  };
}

/** A key of which the number is gone leaves its place empty. */
function keyWith(key: TelephoneKey, change: Change): readonly TelephoneKey[] {
  const named = keyNumber(key.does);
  const after = named === null ? null : change(named);
  if (named === null || after === named) return [key];
  if (after === null) return [];
  const does = key.does.kind === "park" ? { ...key.does, place: after } : { ...key.does, number: after };
  return [{ ...key, does }];
}

/** Nobody waits for an owner that is gone. */
const withOwner = (conference: Conference, owner: string | null): Conference =>
  owner === null && !conference.ownerHasPin ? { ...conference, owner, waitsForOwner: false } : { ...conference, owner };

/** A key that has lost where it led does nothing any more; a menu whose expiry has, hangs up. */
function menuWith(menu: Menu, change: Change): Menu {
  const followed = (action: MenuAction): MenuAction | null => {
    if (action.kind !== "transfer") return action;
    const number = change(action.number);
    return number === null ? null : { ...action, number };
  };
  return {
    ...menu,
    number: menu.number === null ? null : change(menu.number),
    onExpiry: followed(menu.onExpiry) ?? { kind: "hang-up" },
    events: menu.events.flatMap(({ key, action }) => {
      const after = followed(action);
      return after === null ? [] : [{ key, action: after }];
    }),
  };
}

const ofQueue = (queue: Queue): readonly (string | null)[] => QUEUE_FORWARDS.map((way) => numberOf(queue[way]));

const onKeys = (keys: readonly TelephoneKey[]): readonly (string | null)[] => keys.map(({ does }) => keyNumber(does));

const transferredTo = (menu: Menu): readonly string[] =>
  actionsOf(menu).flatMap(({ action }) => (action.kind === "transfer" ? [action.number] : []));

const forwardedTo = (profiles: readonly Profile[]): readonly string[] =>
  profiles.flatMap((profile) => forwardsOf(profile).map(({ to }) => to));
