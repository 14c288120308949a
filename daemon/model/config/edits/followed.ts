import type { CollectionName } from "../collections/names.ts";
import type { ConfigurationDocument } from "../document.ts";
import type { ForwardTo } from "../forward-to.ts";
import type { Menu, MenuAction } from "../menus.ts";
import { QUEUE_FORWARDS } from "../queue.ts";
import { actionsOf } from "../sense/menus.ts";
import type { Reference } from "./reference.ts";
import { referencesTo, withReferences } from "./references.ts";
import { atSite, extensionsAt } from "./sites.ts";

/**
 * What names an object of a collection follows it to another key, or loses it when it is gone (null). The object itself
 * is for the caller to change.
 */
export function followed(
  document: ConfigurationDocument,
  name: CollectionName,
  from: string,
  to: string | null,
): ConfigurationDocument {
  switch (name) {
    case "sites":
      return atSite(document, from, to);
    case "menus":
      return { ...document, menus: document.menus.map((menu) => ledElsewhere(menu, from, to)) };
    case "musics": {
      const { active } = document.music;
      return active === from ? { ...document, music: { ...document.music, active: to } } : document;
    }
    case "mailboxes":
      // Its identifier never changes; forwards to one that is gone lead nowhere.
      return withReferences(document, (number) => number);
    case "outbound-rules":
    case "message-rules":
    case "inbound-rules":
    case "recording-rules":
      return document;
    default:
      return withReferences(document, (number) => (number === from ? to : number));
  }
}

/** Everything that names it, and would follow or lose it [POS-18]. */
export function references(document: ConfigurationDocument, name: CollectionName, key: string): readonly Reference[] {
  switch (name) {
    case "sites":
      return [
        ...extensionsAt(document, key).map((one): Reference => ({ ...named(one), kind: "extension" })),
        ...document.trunks
          .filter(({ site }) => site === key)
          .map((one): Reference => ({ ...named(one), kind: "trunk" })),
        ...rulesAt(document.outboundRules, key, "outbound-rule"),
        ...rulesAt(document.messageRules, key, "message-rule"),
      ];
    case "menus":
      return document.menus
        .filter((menu) => menu.name !== key && actionsOf(menu).some(({ action }) => leadsTo(action, key)))
        .map((menu) => ({ kind: "menu", number: menu.number ?? "", name: menu.name }));
    case "mailboxes":
      return forwardedToMailbox(document, key);
    case "musics":
    case "outbound-rules":
    case "message-rules":
    case "inbound-rules":
    case "recording-rules":
      return [];
    default:
      return referencesTo(document, key);
  }
}

const named = ({ number, name }: { readonly number: string; readonly name: string }) => ({ number, name });

const rulesAt = (
  rules: ConfigurationDocument["outboundRules"],
  site: string,
  kind: "outbound-rule" | "message-rule",
): readonly Reference[] =>
  rules.filter((rule) => rule.site === site).map(({ prefix }) => ({ kind, number: "", name: prefix }));

const leadsTo = (action: MenuAction, menu: string): boolean => action.kind === "menu" && action.menu === menu;

/** A key that led to a menu that is gone does nothing any more; an expiry hangs up. */
function ledElsewhere(menu: Menu, from: string, to: string | null): Menu {
  const follow = (action: MenuAction): MenuAction | null => {
    if (!leadsTo(action, from)) return action;
    return to === null ? null : { kind: "menu", menu: to };
  };
  return {
    ...menu,
    onExpiry: follow(menu.onExpiry) ?? { kind: "hang-up" },
    events: menu.events.flatMap((event) => {
      const action = follow(event.action);
      return action === null ? [] : [{ ...event, action }];
    }),
  };
}

function forwardedToMailbox(document: ConfigurationDocument, id: string): readonly Reference[] {
  const isTo = (to: ForwardTo | null): boolean => to?.kind === "voicemail" && to.mailbox === id;
  const ofProfiles = ({ profiles }: Pick<ConfigurationDocument["groups"][number], "profiles">): boolean =>
    profiles.some(({ inside, outside }) =>
      [inside, outside].some((calls) => [calls.onNoAnswer, calls.onBusy, calls.onUnavailable].some(isTo)),
    );
  const { extensions, groups, agents } = document;
  return [
    ...extensions.filter(ofProfiles).map((one): Reference => ({ ...named(one), kind: "extension" })),
    ...groups
      .filter((one) => ofProfiles(one) || isTo(one.overflow) || QUEUE_FORWARDS.some((way) => isTo(one.queue[way])))
      .map((one): Reference => ({ ...named(one), kind: "group" })),
    ...agents.filter(({ overflow }) => isTo(overflow)).map((one): Reference => ({ ...named(one), kind: "agent" })),
  ];
}
