import { englishKind } from "./kind-words.ts";
import type { frenchPeople } from "./people.fr.ts";

export const englishPeople: typeof frenchPeople = {
  forward: {
    ways: { none: "Nowhere", voicemail: "Mailbox", menu: "Voice menu", transfer: "Transfer" },
    defaultMailbox: "default mailbox",
  },

  groups: {
    state: "State",
    members: "Members",
    first: "Answered first",
    general: "GENERAL",
    ringing: "RINGING",
    answersFirst: "ANSWERED FIRST",
    voicemail: "VOICEMAIL NUMBER",
    queue: "QUEUE",
    queuePage: "Queue",
    limits: "CALLS AT ONCE",
    presented: "NUMBER SHOWN OUTSIDE",
    strategies: {
      all: "all at once",
      "in-order": "one after the other",
      "round-robin": "in turn",
      "longest-idle": "the least busy first",
    },
    messages: "TEXT MESSAGES",
  },

  agents: {
    general: "GENERAL",
    calls: "CALLS",
    where: "Logged in",
    nowhere: "not logged in",
    at: (number) => `at extension ${number}`,
  },

  profiles: {
    title: "Profiles",
    planningTitle: "Planning",
    empty: "No profile",
    emptyHelp: "A profile says what becomes of calls. Add one with the green “+” button.",
    add: "Add a profile",
    change: (name) => `Edit profile ${name}`,
    remove: (name) => `Delete profile ${name}`,
    added: "The profile was added.",
    changed: "The profile was changed.",
    removed: "The profile was deleted. The planning no longer names it.",
    name: "Name",
    rank: "No.",
    colour: "Colour",
    colours: {
      red: "red",
      orange: "orange",
      yellow: "yellow",
      green: "green",
      turquoise: "turquoise",
      blue: "blue",
      violet: "violet",
      grey: "grey",
    },
    general: "GENERAL",
    inside: "INSIDE CALLS",
    outside: "OUTSIDE CALLS",
    now: "IN FORCE",
    byHand: "chosen by hand",
    byPlanning: "by the planning",
    noneNow: "no profile is in force",
    hours: "Planning",
    hoursAWeek: (hours) => `${hours} h a week`,
    statusTitle: "Status",
    removeText: "Hours and days of the planning that had this profile will have none.",
  },

  planning: {
    choose: "Choose a profile in the table, then click in the planning.",
    keyboard:
      "By keyboard: arrows move, Space paints the slot, Shift and arrows paint while moving, 0 to 9 choose the profile.",
    noProfiles: "Add a profile first: the planning says which one is in force, and when.",
    none: "(None)",
    profile: "Profile",
    days: {
      monday: "Monday",
      tuesday: "Tuesday",
      wednesday: "Wednesday",
      thursday: "Thursday",
      friday: "Friday",
      saturday: "Saturday",
      sunday: "Sunday",
    },
    hour: "Hour",
    holidays: "Public holidays",
    holidaysHelp: "The profile of public holidays; (None): like any other day.",
    halfHours: "Show half-hours",
    copyDay: (day) => `Copy ${day} to Monday to Friday`,
    fill: "Fill the rest with the chosen profile",
    holes: "Note: a planning should fill the whole week. Without a profile:",
    closures: "ONE-OFF CLOSURES",
    week: "WEEK",
    cell: (day, from, profile) => `${day} ${from}: ${profile}`,
  },

  peopleKinds: {
    groups: englishKind({
      title: "Groups",
      one: "Group",
      a: "a group",
      nothingHelp: "A group rings several extensions by one number. Add one with the green “+” button.",
    }),
    agents: englishKind({
      title: "Agents",
      one: "Agent",
      a: "an agent",
      nothingHelp:
        "An agent is a person who logs in at the telephone where he is; his calls follow him. Add one with the green “+” button.",
    }),
  },
};
