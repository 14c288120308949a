import { agent, mailbox, menu, queue } from "../model/config/office.fixture.ts";
import { EMERGENCY_NUMBERS } from "../model/numbers.ts";
import type {
  PbxAgent,
  PbxConference,
  PbxExtension,
  PbxGroup,
  PbxMailbox,
  PbxMenu,
  PbxSound,
  PbxView,
} from "../model/snapshot/pbx-view.ts";

export const extension = (number: string, changes: Partial<PbxExtension> = {}): PbxExtension => ({
  number,
  name: `Poste ${number}`,
  kind: "simple",
  ha1: { md5: "0".repeat(32), sha256: "0".repeat(64) },
  hidesNumber: false,
  simultaneousCalls: 255,
  maxDevices: 10,
  ringSeconds: 30,
  site: null,
  intercom: true,
  isListed: true,
  nameSound: null,
  presented: { automatic: true, number: "" },
  outsideRights: { classes: ["national", "mobile"], countries: [], when: null },
  blackList: [],
  profiles: [],
  planning: null,
  ...changes,
});

export const group = (number: string, members: readonly string[], changes: Partial<PbxGroup> = {}): PbxGroup => ({
  number,
  name: `Groupe ${number}`,
  members: [...members],
  ringSeconds: 20,
  strategy: "all",
  memberSeconds: 15,
  answersFirst: false,
  firstSound: null,
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
  ...changes,
});

/** An agent whose PIN is `pin`, if there is one. */
export const pbxAgent = (number: string, pin: string | null = null, changes: Partial<PbxAgent> = {}): PbxAgent => ({
  ...agent(number),
  pinHash: pin === null ? null : `hash of ${pin}`,
  ...changes,
});

const absenceCodes = {
  doNotDisturb: ["26"],
  always: ["21"],
  noAnswer: ["61"],
  busy: ["69", "67"],
  unavailable: ["62"],
};

/** A small office for tests: 201…205 (205 takes one call), group 800 of all, group 801 that nests 800. */
export function office(changes: Partial<PbxView> = {}): PbxView {
  return {
    format: 6,
    revision: 1,
    realm: "sipleo",
    sip: {
      digest: ["MD5", "SHA-256"],
      registration: { minimum: 60, usual: 300, maximum: 3600 },
      qualifySeconds: 30,
      sessionExpiresSeconds: 1800,
      unheardSeconds: 60,
      codecs: ["PCMA", "PCMU", "G722", "opus", "G729", "GSM"],
      videoCodecs: ["H264", "VP8"],
      srtp: "tls",
    },
    extensions: [
      extension("201", { name: "Gérant" }),
      extension("202"),
      extension("203"),
      extension("204"),
      extension("205", { simultaneousCalls: 1 }),
    ],
    groups: [
      group("800", ["201", "202", "203", "204", "205"], { name: "Général" }),
      group("801", ["203", "800"], { name: "Tous", ringSeconds: 25 }),
    ],
    agents: [],
    place: { country: "FR", timeZone: "Europe/Paris", holidays: "metropole" },
    sites: [],
    trunks: [],
    outboundRules: [],
    messageRules: [],
    inboundRules: [],
    externalNumbers: [],
    shortNumbers: [],
    menuNumbers: [],
    menus: [],
    recordings: { sealFor: null, rules: [] },
    parking: { next: null, places: [], seconds: 120 },
    callBack: { announced: false, minutes: 45, most: 5 },
    conferences: [],
    mailboxes: [],
    voicemail: { mostMegabytes: 2000 },
    specialNumbers: {
      toggleHidden: "*69",
      hideOnce: ["*31#", "#31#"],
      pickUp: ["*8", "*11"],
      intercom: "*90",
      callBack: ["5", "*37"],
      cancelCallBack: "#37",
      voicemail: "500",
      leaveMessage: "*50",
      absence: absenceCodes,
      agentLogin: "*22",
      agentPause: "*23",
    },
    emergency: { numbers: [...EMERGENCY_NUMBERS], trunks: [], contact: null, proofTime: "03:30" },
    outsideLimits: {
      simultaneous: 30,
      simultaneousOfOne: 4,
      hourlyOfOne: 60,
      hourlyMessagesOfOne: 30,
      dailyCostCents: 5000,
      rates: { national: 200, mobile: 800, special: 8000, international: 5000 },
    },
    holdMusic: "/sounds/hold.wav",
    ...changes,
  };
}

/** Conference room 850, open to everybody in the house. */
export const conference = (changes: Partial<PbxConference> = {}): PbxConference => ({
  number: "850",
  name: "Réunion",
  asksPin: false,
  owner: null,
  ownerHasPin: false,
  capacity: 32,
  fromOutside: false,
  entryTones: true,
  waitsForOwner: false,
  secondsWithoutOwner: 60,
  pin: null,
  ownerPin: null,
  ...changes,
});

/** The rendered sound of a menu: what is heard is named after it. */
export const rendered = (letter: string): PbxSound => ({ ready: letter.repeat(64), secondsBefore: 1, secondsAfter: 1 });

/** A mailbox as pbx sees it, with the greeting of the box. */
export const pbxMailbox = (id: string, owner: string, change: Partial<PbxMailbox> = {}): PbxMailbox => {
  const { greeting: _, hasOwnGreeting: _own, email: _email, attachesAudio: _attaches, ...rest } = mailbox(id, owner);
  return { ...rest, sound: null, mails: false, ...change };
};

/** A menu as pbx sees it. */
export const pbxMenu = (
  name: string,
  keys: Parameters<typeof menu>[1] = {},
  { sound, ...change }: Partial<PbxMenu> = {},
): PbxMenu => {
  const { audio: _, ...rest } = menu(name, keys, change);
  return { ...rest, sound: sound === undefined ? rendered("a") : sound };
};
