import { accounts } from "./accounts.en.ts";
import { callsEn } from "./calls.en.ts";
import { englishDirectory } from "./directory.en.ts";
import type { Sentences } from "./fr.ts";
import { englishHome } from "./home.en.ts";
import { englishLines } from "./lines.en.ts";
import { englishObjects } from "./objects.en.ts";
import { pending } from "./pending.en.ts";
import { englishPeople } from "./people.en.ts";
import { englishTelephoneKeys } from "./telephone-keys.en.ts";
import { englishTelephones } from "./telephones.en.ts";
import { englishVoice } from "./voice.en.ts";

/** The same sentences in English. */
export const en: Sentences = {
  accounts,
  directory: englishDirectory,
  telephones: englishTelephones,
  telephoneKeys: englishTelephoneKeys,
  product: "SIPLEO PREMIUM",
  tagline: "Business telephony over IP",
  copyright: "© 2026 SipleoBox. Free software, licence GPL-3.0.",
  clocksOf: (zone: string) => `Times of the server: ${zone}`,
  skip: "Skip to content",
  menu: "Menu",
  closeMenu: "Close the menu",
  server: "Server",
  version: "Version",
  home: "Home",
  back: "Back",
  add: "Add",
  change: "Save",
  looksOnly: "Your role lets you look, not change.",
  looksAtBox: "Your role lets you look: these settings are for who has all rights.",
  notForRole: "Your role does not let you open this page: it is for who has all rights.",
  remove: "Delete",
  copyObject: "Copy…",
  cancel: "Cancel",
  close: "Close",
  confirm: "Confirm",
  copy: "Copy",
  copied: "Copied",
  show: "Show",
  hide: "Hide",
  search: "Search",
  more: "More",
  actions: "Actions",
  none: "None",
  noneChosen: "(none)",
  yes: "Yes",
  no: "No",
  optional: "optional",
  loading: "Loading…",
  breadcrumb: "Breadcrumb",
  language: "Language",
  theme: "Appearance",
  themes: { auto: "Automatic", light: "Light", dark: "Dark" },

  away: "The server does not answer. Try again in a moment.",
  retry: "Try again",
  lost: "Connection to the server lost, trying again… The states shown may be old.",
  storeAway: "The configuration database does not answer: nothing can be saved for now.",
  unwritable: "Nothing can be saved for now: the configuration database is read-only.",
  issuesFound: (count) => (count === 1 ? "One value needs correcting." : `${count} values need correcting.`),
  notFound: "This page does not exist",
  notFoundHelp: "The address leads nowhere, or what it showed has been deleted.",
  goHome: "Go to the home page",

  leave: {
    title: "Leave without saving?",
    text: "The changes of this form are not saved. They will be lost.",
    stay: "Stay on the page",
    go: "Leave without saving",
  },

  signIn: {
    title: "SIGN IN",
    name: "Name",
    password: "Password",
    remember: "remember me",
    button: "Sign in",
    wrong: "Wrong name or password.",
    wait: (duration) => `Too many tries. Try again in ${duration}.`,
    ended: "Your login has ended. Sign in again: what you have typed is kept.",
  },

  setUp: {
    title: "FIRST SET-UP",
    intro:
      "Welcome. Choose the administrator's password. The one-time code is shown when the server starts; the command “npx sipleo setup-code” shows it again.",
    code: "Set-up code",
    codeHelp: "Case and hyphens do not matter.",
    password: "New password",
    passwordHelp: "At least 8 characters. A sentence of several words is easy to remember.",
    repeat: "Password once more",
    button: "Set up",
    missing: "Type the code.",
    short: "At least 8 characters are needed.",
    different: "The two passwords are not the same.",
    strength: "Strength",
    strengths: { short: "too short", weak: "weak", fair: "fair", strong: "strong" },
  },

  rubrics: { account: "Your account", lines: "Lines", numbers: "Numbers", calls: "Calls", system: "System" },
  pages: {
    administrator: "Administrator",
    password: "Password",
    tokens: "Access tokens",
    extensions: "Extensions",
    sites: "Sites",
    journal: "Call journal",
    statistics: "Statistics",
    dhcp: "DHCP",
    network: "Network",
  },
  signOut: "Sign out",

  reload: {
    button: "Reload the server",
    short: "Reload",
    busy: "Reloading…",
    needed: "Saved changes are not in force yet. Press “Reload”.",
    upToDate: "All saved changes are in force.",
    done: "The server was reloaded.",
    refused: "The server could not be reloaded. The previous configuration stays in force.",
  },

  ...englishObjects,
  ...englishPeople,
  pending,
  ...englishLines,
  ...englishVoice,

  extensions: {
    kinds: { simple: "simple", extended: "extended" },
    kindTitles: { simple: "Extension", extended: "Extended extension" },
    kindChoices: { simple: "simple (door phone, adapter, fax)", extended: "extended (the telephone of a person)" },
    state: "State",
    kind: "Kind",
    number: "Number",
    name: "Name",
    devices: "Devices",
    noDevice: "no device",
    states: {
      idle: "in service",
      unregistered: "out of service",
      ringing: "ringing",
      busy: "busy",
      staged: "to be reloaded",
      unknown: "state unknown",
    },
    general: "GENERAL",
    advanced: "ADVANCED SETTINGS",
    passwordHelp: "Password that goes with the number, for the assistant and the web pages. Leave empty to keep it.",
  },

  sites: {
    one: "Site",
    address: "Address",
    emergency: "EMERGENCY CALLS",
    there: "EXTENSIONS OF THIS SITE",
    nobody: "No extension belongs to this site.",
  },

  identity: {
    title: "SIP IDENTITY",
    intro: "For a telephone configured by hand; the user name is also the authentication name.",
    registrar: "Server",
    port: "Port",
    user: "User name",
    password: "SIP password",
    passwordHelp: "Each showing is written to the audit.",
    hidden: "not shown",
    running: "After adding, reload the server before the telephone registers.",
  },

  live: {
    hides: "The number is hidden on calls to the outside.",
    title: "REGISTERED DEVICES",
    none: "No device is registered on this extension.",
    staged: "This extension will be in service after the next reload.",
    reachable: "reachable",
    unreachable: "unreachable",
  },

  conflict: {
    title: "Changed by somebody else meanwhile",
    text: "Choose for each field the value to keep.",
    placed:
      "Only its place names this object: somebody has changed or removed it, and another one may stand there now.",
    same: "Both versions are the same: there is nothing to choose.",
    field: "Field",
    theirs: "Saved by the other",
    mine: "Yours",
    keep: "Keep this choice",
    empty: "(empty)",
  },

  ...englishHome,

  ...callsEn,

  account: {
    title: "Administrator",
    who: "Signed in as",
    role: "Role",
    until: "Login ends",
    untilHelp: "The login is prolonged for as long as the page is used.",
    current: "Current password",
    password: "New password",
    repeat: "New password once more",
    passwordHelp: "At least 8 characters. Your other logins will be ended.",
    changed: "The password was changed.",
  },

  tokens: {
    title: "Access tokens",
    intro: "A token lets a program ask the server in your place.",
    name: "Name",
    nameHelp: "The program that you give this token to.",
    right: "Right",
    rightHelp: "“read”: looks only; “all”: whatever an administrator may.",
    rights: { read: "read", all: "all" },
    createdAt: "Created",
    createdBy: "By",
    addTitle: "ADD A TOKEN",
    revoke: (name) => `Take back token ${name}`,
    revokeTitle: "Take this token back?",
    revokeText: "The program that uses it loses its access at once.",
    revokeButton: "Take back",
    revoked: "The token was taken back.",
    created: "The token was created.",
    onceTitle: "The token",
    once: "Copy it now: it will never be shown again.",
    use: "Send it as:",
    nothing: "No token",
    nothingHelp: "No program has access to the server.",
  },
};
