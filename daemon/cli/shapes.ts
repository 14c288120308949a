import { settingNames } from "../box/settings.ts";
import type { CommandShape } from "./arguments.ts";
import { lineFlags } from "./line-answers.ts";

const valueNames: Readonly<Record<string, string>> = { bind: "ADDRESSES", "rtp-ports": "FIRST-LAST", voice: "COMMAND" };

const startFlags = Object.fromEntries(
  settingNames.filter((name) => name !== "home").map((name) => [name, valueNames[name] ?? "PORT"]),
);

/** Every command, in the order in which the usage lists them. */
export const shapes = [
  { name: "start", words: [], flags: startFlags, about: "starts the box in the foreground" },
  { name: "stop", words: [], flags: {}, about: "stops it, calls included" },
  { name: "status", words: [], flags: { json: null }, about: "shows every process, registration and call" },
  { name: "alerts", words: [], flags: { json: null }, about: "tells what is wrong now, since when, and what to do" },
  { name: "restart", words: ["PROCESS"], flags: {}, about: "stops one process in order and starts it again" },
  { name: "service stop", words: ["PROCESS"], flags: {}, about: "stops one process until somebody starts it" },
  { name: "service start", words: ["PROCESS"], flags: {}, about: "starts a process that was stopped" },
  { name: "setup-code", words: [], flags: {}, about: "prints the one-time code of the first set-up" },
  {
    name: "config export",
    words: [],
    flags: { secrets: null },
    about: "prints the saved configuration; with --secrets also the telephones' passwords",
  },
  {
    name: "config import",
    words: ["FILE"],
    flags: { reload: null, note: "TEXT" },
    about: "saves a configuration (- reads standard input); with --reload puts it in force",
  },
  { name: "reload", words: [], flags: {}, about: "puts the saved configuration in force; calls go on" },
  { name: "revisions", words: [], flags: { json: null }, about: "lists what was changed, when and by whom" },
  {
    name: "undo",
    words: ["REVISION"],
    flags: { reload: null },
    about: "saves the configuration of that revision again",
  },
  { name: "extension password", words: ["NUMBER"], flags: {}, about: "prints what to type into that telephone" },
  {
    name: "passwd",
    words: ["NAME"],
    flags: { "no-second-factor": null },
    about:
      "sets the password of an administrator (asked twice, or one line of standard input); with --no-second-factor it is enough again",
  },
  {
    name: "token create",
    words: ["NAME"],
    flags: { right: "read|all" },
    about: "prints a token with which a program uses the API; it is shown this once",
  },
  { name: "token list", words: [], flags: { json: null }, about: "lists what programs hold" },
  { name: "token revoke", words: ["ID"], flags: {}, about: "makes a token worth nothing" },
  {
    name: "sound add",
    words: ["FILE"],
    flags: { raw: "slin8|slin16|alaw|ulaw" },
    about: "uploads a sound (MP3, WAV, OGG; --raw says how a .raw file is written) and prints its name",
  },
  { name: "sound list", words: [], flags: { json: null }, about: "lists the sounds that were uploaded" },
  {
    name: "say",
    words: ["TEXT", "FILE"],
    flags: {},
    about: "writes into that file how callers would hear the text (WAV)",
  },
  {
    name: "certificate install",
    words: ["web|sip", "CERT", "KEY"],
    flags: {},
    about: "puts your certificate and its key (PEM files) in the place of the box's own",
  },
  { name: "certificate show", words: [], flags: {}, about: "tells what the box listens with" },
  {
    name: "calls",
    words: [],
    flags: { json: null, csv: null, limit: "COUNT" },
    about: "prints the journal of calls, newest first",
  },
  {
    name: "statistics",
    words: [],
    flags: {
      ...{ from: "DATE", to: "DATE", by: "hour|day|month|year|total", of: "office|extension|group|line|agent|queue" },
      ...{ numbers: "NUMBERS", origin: "inside|outside", kinds: "KINDS", csv: null, json: null },
    },
    about: "prints how many calls were made, answered and missed, of this month unless told otherwise",
  },
  {
    name: "telephone list",
    words: [],
    flags: { json: null },
    about: "lists the telephones that fetch their settings from the box, and those that asked without being known",
  },
  {
    name: "telephone let-in",
    words: ["MAC"],
    flags: {},
    about: "lets a telephone come for its settings once more",
  },
  {
    name: "telephone restart",
    words: ["[NUMBER]"],
    flags: { makers: "MAKERS", all: null, "even-talking": null },
    about: "tells the telephone of an extension to restart, or those of some makers (aastra,depaepe), or all",
  },
  {
    name: "dhcp",
    words: [],
    flags: { json: null },
    about: "tells whether the box gives addresses and why not, who else does, and which device has which",
  },
  {
    name: "network",
    words: [],
    flags: { json: null },
    about: "tells by which address the box stands in its network, and what is on trial",
  },
  {
    name: "network keep",
    words: [],
    flags: { json: null },
    about: "keeps the address that is on trial, which is put back otherwise",
  },
  {
    name: "network try-again",
    words: [],
    flags: { json: null },
    about: "tries the address once more that was put back",
  },
  {
    name: "conference list",
    words: [],
    flags: { json: null },
    about: "lists who is in which conference now",
  },
  {
    name: "conference end",
    words: ["CONFERENCE"],
    flags: {},
    about: "ends a conference for everybody who is in it",
  },
  {
    name: "line presets",
    words: ["[PRESET]"],
    flags: { json: null },
    about: "lists the operators of whose lines something is known; with one, all that is, and where from",
  },
  {
    name: "line new",
    words: ["PRESET"],
    flags: { ...lineFlags, print: null, reload: null },
    about:
      "adds a line of that operator (its password is asked for, or is one line of standard input); --print only shows it",
  },
  {
    name: "line test",
    words: ["LINE"],
    flags: { call: "NUMBER", fr: null, json: null },
    about: "asks all of that line now and says what is wrong; with --call it calls that number by it, for seconds",
  },
  // Before `emergency`, which it begins with.
  { name: "emergency prove", words: [], flags: { json: null }, about: "proves now that emergency calls would go out" },
  {
    name: "emergency",
    words: [],
    flags: { json: null },
    about: "shows whether emergency calls would go out, as it was proved last; calls nobody",
  },
  {
    name: "mailbox list",
    words: [],
    flags: { json: null },
    about: "lists mailboxes with how many voice messages each has",
  },
  { name: "mailbox messages", words: ["MAILBOX"], flags: { json: null }, about: "lists the voice messages of one" },
  {
    name: "mailbox hear",
    words: ["MESSAGE", "FILE"],
    flags: {},
    about: "writes a voice message to a WAV file; noted in the audit",
  },
  { name: "mailbox delete", words: ["MESSAGE"], flags: {}, about: "deletes a voice message; noted in the audit" },
  {
    name: "mailbox pin",
    words: ["MAILBOX"],
    flags: { none: null },
    about: "sets the six digits with which its owner hears it from elsewhere (asked, or one line of standard input)",
  },
  // Before `mail`, which they begin with.
  {
    name: "mail password",
    words: [],
    flags: { none: null },
    about: "sets the password of the SMTP account (asked, or one line of standard input)",
  },
  { name: "mail test", words: ["ADDRESS"], flags: {}, about: "sends a letter now and tells what the server says" },
  { name: "mail", words: [], flags: { json: null }, about: "shows which notices wait to be sent by e-mail" },
  {
    name: "directory list",
    words: [],
    flags: { search: "WORDS", json: null },
    about: "lists the contacts of the company; --search finds by name, company or number",
  },
  {
    name: "directory import",
    words: ["FILE"],
    flags: { try: null },
    about:
      "takes contacts from a CSV table, or from vCards (.vcf): all or nothing; --try only says what would become of it",
  },
  {
    name: "directory export",
    words: ["FILE"],
    flags: {},
    about: "writes all contacts to a new file, as CSV or (.vcf) as vCards; noted in the audit",
  },
  // Before `recordings`, which they begin with.
  {
    name: "recordings save",
    words: ["RECORDING", "FILE"],
    flags: {},
    about: "writes a recording to a WAV file; noted in the audit",
  },
  {
    name: "recordings remove",
    words: ["RECORDING"],
    flags: {},
    about: "deletes a recording for ever; noted in the audit",
  },
  {
    name: "recordings",
    words: [],
    flags: { number: "NUMBER", limit: "COUNT", json: null },
    about: "lists recordings of calls, newest first",
  },
  // Before `messages`, which it begins with.
  {
    name: "messages waiting",
    words: [],
    flags: { json: null },
    about: "shows for whom text messages wait, until a telephone takes them",
  },
  {
    name: "messages",
    words: [],
    flags: { for: "EXTENSION", unread: null, limit: "COUNT", json: null },
    about: "lists text messages, newest first; what they say only with --json",
  },
  {
    name: "route",
    words: [],
    flags: { from: "EXTENSION", line: "LINE", to: "NUMBER", at: "DATE TIME", json: null },
    about: "tells which way a call would take, and why; calls nobody",
  },
  {
    name: "profile",
    words: ["NUMBER", "[PROFILE]"],
    flags: { until: "DATE TIME", none: null, planning: null, json: null },
    about:
      "shows which profile of an extension or group is in force; with one, or --none, chooses it over the planning; --planning gives it back",
  },
  { name: "agent list", words: [], flags: { json: null }, about: "shows the agents and where each is logged in" },
  { name: "agent login", words: ["AGENT", "EXTENSION"], flags: {}, about: "logs an agent in there, without his PIN" },
  { name: "agent logout", words: ["AGENT"], flags: {}, about: "logs him out" },
  { name: "agent pause", words: ["AGENT"], flags: {}, about: "gives him a pause: no calls of groups and queues" },
  { name: "agent resume", words: ["AGENT"], flags: {}, about: "ends his pause" },
  {
    name: "queue list",
    words: [],
    flags: { json: null },
    about: "shows who waits in queues, and who takes their calls",
  },
  { name: "call trace", words: ["CALL"], flags: { json: null }, about: "tells why one call went where it went" },
  // Before `outside`, which it begins with.
  { name: "outside rearm", words: [], flags: {}, about: "lets calls go outside again after a limit has cut them" },
  {
    name: "outside",
    words: [],
    flags: { json: null },
    about: "shows what calls to the outside cost, and who makes them",
  },
] as const satisfies readonly CommandShape[];

export type CommandName = (typeof shapes)[number]["name"];
