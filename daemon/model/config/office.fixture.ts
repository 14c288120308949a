import { WEEKDAYS } from "../calendar/calendar-date.ts";
import type { Agent } from "./agents.ts";
import type { AudioBlock } from "./audio.ts";
import { collections } from "./collections/collections.ts";
import { indexOf, listOf } from "./collections/lists.ts";
import type { CollectionName } from "./collections/names.ts";
import type { ConfigurationDocument } from "./document.ts";
import { withObject } from "./edits/objects.ts";
import type { Extension } from "./extensions.ts";
import { factoryDocument } from "./factory.ts";
import type { Group } from "./groups.ts";
import type { Mailbox } from "./mailboxes.ts";
import { MENU_KEYS, type Menu, type MenuAction, type MenuKey } from "./menus.ts";
import type { Planning } from "./planning.ts";
import type { Profile } from "./profiles.ts";
import type { Queue } from "./queue.ts";
import type { InboundRule, OutboundRule } from "./rules.ts";
import type { Site } from "./sites.ts";
import type { Trunk } from "./trunks.ts";

/** Builders for tests: an office is the factory's, changed in the one point that a test is about. */

export const office = (change: Partial<ConfigurationDocument> = {}): ConfigurationDocument => ({
  ...factoryDocument(),
  ...change,
});

export const extension = (number: string, change: Partial<Extension> = {}): Extension => ({
  number,
  name: `Poste ${number}`,
  kind: "extended",
  hidesNumber: false,
  simultaneousCalls: 255,
  maxDevices: null,
  ringSeconds: 30,
  macAddress: null,
  ipAddress: null,
  handset: null,
  keyModules: 0,
  keys: [],
  site: null,
  intercom: true,
  isListed: true,
  presented: { automatic: true, number: "" },
  outsideRights: { classes: ["national", "mobile"], countries: [], when: null },
  blackList: [],
  profiles: [],
  planning: null,
  ...change,
});

/** A queue that is off: as a group has it that nobody has given one. */
export const queue = (change: Partial<Queue> = {}): Queue => ({
  isOn: false,
  mostCallers: 50,
  mostSeconds: 1800,
  onFull: null,
  onExpiry: null,
  onEmpty: null,
  announcesPlace: true,
  announcesWait: true,
  announceSeconds: 60,
  leaveKey: null,
  leaveTo: null,
  callBackKey: null,
  missesToPause: 2,
  wrapUpSeconds: 0,
  ...change,
});

export const agent = (number: string, change: Partial<Agent> = {}): Agent => ({
  number,
  name: `Agent ${number}`,
  ringSeconds: 30,
  overflow: null,
  ...change,
});

export const group = (number: string, members: readonly string[], name = `Groupe ${number}`): Group => ({
  number,
  name,
  members: [...members],
  ringSeconds: 30,
  strategy: "all",
  memberSeconds: 15,
  answersFirst: false,
  firstAudio: { source: { kind: "none" }, volume: 10, secondsBefore: 1, secondsAfter: 1 },
  overflow: null,
  queue: queue(),
  keepsCallerNumber: false,
  receivesSms: false,
  voicemailNumber: null,
  presented: { automatic: true, number: "" },
  maxOutgoing: 255,
  maxIncoming: 255,
  blackList: [],
  profiles: [],
  planning: null,
});

export const site = (name: string, change: Partial<Site> = {}): Site => ({
  name,
  address: "",
  emergencyTrunks: [],
  emergencyNumber: "",
  emergencyContact: null,
  ...change,
});

export const trunk = (number: string, change: Partial<Trunk> = {}): Trunk => ({
  number,
  name: `Ligne ${number}`,
  extension: null,
  numbers: [],
  keepsCallerNumber: false,
  receivesSms: false,
  registration: "none",
  user: "",
  authenticationName: "",
  domain: "",
  asksPassword: false,
  addresses: [{ host: "127.0.0.1", port: 5060 }],
  outboundProxy: "",
  transport: "udp",
  verifiesCertificate: true,
  srtp: "never",
  form: "national",
  prefix: "",
  internationalPrefix: "00",
  nationalPrefix: "0",
  presentation: { forced: false, ofExtension: true, number: "", hidden: false },
  identity: "asserted",
  diversion: "diversion",
  mayPresent: [],
  unknownName: "Anonymous",
  maxIncoming: 255,
  maxOutgoing: 255,
  interface: null,
  codecs: null,
  videoCodecs: null,
  echoCanceller: false,
  expirySeconds: null,
  healthSeconds: 60,
  site: null,
  ...change,
});

export const outboundRule = (trunk: string, change: Partial<OutboundRule> = {}): OutboundRule => ({
  emitter: null,
  site: null,
  prefix: "",
  remove: 0,
  add: "",
  trunk,
  when: null,
  ...change,
});

const silence: AudioBlock = { source: { kind: "none" }, volume: 10, secondsBefore: 0, secondsAfter: 0 };

export const inboundRule = (change: Partial<InboundRule> = {}): InboundRule => ({
  ...{ caller: "", trunk: null, asksNumber: false, extension: null, audio: silence, when: null },
  ...change,
});

/** A menu of keys, by the number that each transfers to or the action that it has. */
export const menu = (
  name: string,
  keys: { readonly [Key in MenuKey]?: string | MenuAction } = {},
  change: Partial<Menu> = {},
): Menu => ({
  name,
  number: null,
  audio: { source: { kind: "text", text: `Bienvenue, ${name}` }, volume: 10, secondsBefore: 1, secondsAfter: 1 },
  loops: false,
  secondsBetween: 2,
  mostPlays: 3,
  expirySeconds: null,
  onExpiry: { kind: "hang-up" },
  queues: false,
  dialsExtensions: false,
  events: MENU_KEYS.flatMap((key) => {
    const action = keys[key];
    if (action === undefined) return [];
    return [{ key, action: typeof action === "string" ? { kind: "transfer", number: action } : action }];
  }),
  ...change,
});

/** A mailbox of this extension or group. */
export const mailbox = (id: string, owner: string, change: Partial<Mailbox> = {}): Mailbox => ({
  id,
  name: `Répondeur ${id}`,
  owner,
  number: null,
  kind: "recorder",
  maxSeconds: 300,
  isDefault: false,
  hasOwnGreeting: false,
  greeting: { source: { kind: "none" }, volume: 10, secondsBefore: 1, secondsAfter: 1 },
  email: null,
  attachesAudio: false,
  sms: null,
  mostMessages: 100,
  ...change,
});

export const toVoicemail = (mailbox: string | null = null) => ({ kind: "voicemail", mailbox }) as const;

export const toMenu = (name: string) => ({ kind: "menu", menu: name }) as const;

const kept: Profile["inside"] = { ringSeconds: 30, onNoAnswer: null, onBusy: null, onUnavailable: null };

/** A profile that forwards nothing but what is said. */
export const profile = (
  name: string,
  change: { readonly inside?: Partial<Profile["inside"]>; readonly outside?: Partial<Profile["outside"]> } = {},
): Profile => ({
  name,
  colour: "blue",
  status: "",
  inside: { ...kept, ...change.inside },
  outside: { ...kept, ...change.outside },
});

export const forwardTo = (number: string) => ({ kind: "number", number }) as const;

/** A week of which every hour has this profile, as a planning. */
export const always = (name: string): Planning => ({
  week: [{ days: [...WEEKDAYS], from: "00:00", to: "24:00", profile: name }],
  holidays: null,
  closures: [],
});

/** The office in which an object is called otherwise, and nothing else has been changed by hand. */
export function renamed(
  document: ConfigurationDocument,
  name: CollectionName,
  from: string,
  to: string,
): ConfigurationDocument {
  const collection = collections[name];
  const list = listOf(document, collection);
  const object = list[indexOf(list, collection, from)];
  // Of one document another one: `withObject` promises no more than a record of a body that may be anything.
  return withObject(document, name, from, { ...object, [collection.key]: to }) as ConfigurationDocument;
}
