import { englishKind } from "./kind-words.ts";
import { englishLineKinds } from "./lines.en.ts";
import type { frenchObjects } from "./objects.fr.ts";

export const englishObjects: typeof frenchObjects = {
  objects: {
    state: "State",
    tickAll: "Choose all",
    filter: "Filter",
    filterHelp: "name, number…",
    noMatch: "Nothing matches this filter.",
    shown: (shown, all) => (shown === all ? `${all} in all` : `${shown} of ${all}`),
    changeTicked: (count) => (count === 1 ? "Edit the one chosen" : `Edit the ${count} chosen`),
    others: (count) => (count === 1 ? "and one more" : `and ${count} more`),
    changedMany: (count) => (count === 1 ? "Change saved." : `${count} changes saved.`),
    settingsChanged: "The settings were saved.",
    referencedText: "It must also be taken out of:",
    removeEverywhere: "Take out and delete",
    reference: {
      extension: "Extension",
      group: "Group",
      agent: "Agent",
      trunk: "Line",
      "outbound-rule": "Outbound rule",
      "message-rule": "Message rule",
      "inbound-rule": "Inbound rule",
      "external-number": "External number",
      menu: "Menu",
      conference: "Conference",
      mailbox: "Mailbox",
      "short-number": "Short number",
      site: "Site",
    },
  },

  list: {
    up: (what) => `Move up: ${what}`,
    down: (what) => `Move down: ${what}`,
    takeOut: (what) => `Take out: ${what}`,
    own: "Choose oneself",
  },

  picker: {
    title: "Choose an extension",
    choose: "Choose",
    open: (label) => `Choose: ${label}`,
    nothing: "Nothing to choose here.",
    tabs: {
      simple: "Extensions",
      extended: "Extended extensions",
      groups: "Groups",
      trunks: "Lines",
      agents: "Agents",
      menus: "Voice server",
      external: "External numbers",
      conferences: "Conferences",
      mailboxes: "Mailboxes",
    },
  },

  kinds: {
    ...englishLineKinds,
    extensions: englishKind({
      title: "Extensions",
      one: "Extension",
      a: "an extension",
      nothingHelp: "An extension is a number that people dial. Add one with the green “+” button.",
      removeText: "Its telephones can no longer register after the next reload.",
    }),
    sites: englishKind({
      title: "Sites",
      one: "Site",
      a: "a site",
      nothingHelp: "A site is a place of the company; extensions belong to it. Add one with the green “+” button.",
      removeText: "The extensions there will have no site.",
    }),
  },
};
