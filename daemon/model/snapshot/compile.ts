import type { AudioBlock } from "../config/audio.ts";
import { nameAudio } from "../config/audio-blocks.ts";
import type { Conference } from "../config/conferences.ts";
import type { ConfigurationDocument } from "../config/document.ts";
import type { Extension } from "../config/extensions.ts";
import type { Group } from "../config/groups.ts";
import type { Mailbox } from "../config/mailboxes.ts";
import type { Menu } from "../config/menus.ts";
import type { ConferencePins } from "../config/secrets.ts";
import { inPlaceOrder } from "../config/telephone-keys.ts";
import type { Trunk } from "../config/trunks.ts";
import type { NetView } from "./net-view.ts";
import type {
  PbxConference,
  PbxExtension,
  PbxGroup,
  PbxMailbox,
  PbxMenu,
  PbxSound,
  PbxTrunk,
  PbxView,
} from "./pbx-view.ts";
import type { PhonesView, ViewedAccount, ViewedPhone } from "./phones-view.ts";
import { telephonesOf } from "./telephones-of.ts";
import { toldKey } from "./told-key.ts";

/** HA1 of RFC 7616 §3.4.2 over number:realm:password, lower-case hex. */
export interface Ha1 {
  readonly md5: string;
  readonly sha256: string;
}

/** What goes with a line: the password of its account, and its digest in our realm. */
export interface TrunkSecret {
  readonly password: string;
  readonly ha1: Ha1;
}

/** One revision with what its views need of the secrets. */
export interface CompileSource {
  readonly revision: number;
  readonly document: ConfigurationDocument;
  /** By extension number; one for each extension of the document. */
  readonly ha1: ReadonlyMap<string, Ha1>;
  /** By extension number, of those whose telephone is named; only the view of `phones` sees one. */
  readonly sipPasswords: ReadonlyMap<string, string>;
  /** By number of the line; those that have none do not stand here. */
  readonly trunks: ReadonlyMap<string, TrunkSecret>;
  /** Hashes of PINs by number of the agent; those that have none do not stand here. */
  readonly agents: ReadonlyMap<string, string>;
  /** Digests of the PINs of conference rooms, by number; a room that does not stand here has none. */
  readonly conferences?: ReadonlyMap<string, ConferencePins>;
  /** Public key that recordings are sealed for; null: there is none. */
  readonly recordingKey: string | null;
  /** Name of what an audio block was rendered to; null for one that has nothing to play. */
  readonly ready: (audio: AudioBlock) => string | null;
}

/** One view for each process that runs from a snapshot. */
export interface Views {
  readonly pbx: PbxView;
  readonly phones: PhonesView;
  readonly net: NetView;
}

export type ViewName = keyof Views;

/** Compiles a revision into its least-privilege views. Pure: the same source always gives the same views. */
export const compile = (source: CompileSource): Views => ({
  pbx: compilePbxView(source),
  phones: compilePhonesView(source),
  net: compileNetView(source),
});

function compileNetView({ revision, document }: CompileSource): NetView {
  const { dhcp, network, extensions, telephoneTemplates } = document;
  return {
    format: 1,
    revision,
    dhcp,
    network,
    templates: telephoneTemplates.map(({ ouis, vendorClass }) => ({ ouis, vendorClass })),
    telephones: telephonesOf(extensions).map(({ macAddress, extensions: [{ number }], ipAddress }) => ({
      ...{ macAddress, number, ipAddress },
    })),
  };
}

function compilePhonesView({ revision, document, sipPasswords }: CompileSource): PhonesView {
  const { system, sip, telephones, specialNumbers } = document;
  const names = namesOf(document);
  const nameOf = (number: string): string => names.get(number) ?? "";
  const accountOf = ({ number, name, handset }: Extension): ViewedAccount => {
    const sipPassword = sipPasswords.get(number);
    if (sipPassword === undefined) throw new Error(`extension ${number} has no password for its telephone`);
    return { number, name, sipPassword, handset };
  };
  return {
    format: 1,
    revision,
    ...telephones,
    templates: document.telephoneTemplates,
    officeName: system.name,
    timeZone: system.timeZone,
    language: system.language,
    realm: sip.realm,
    codecs: sip.codecs,
    registrationSeconds: sip.registration.usual,
    voicemail: specialNumbers.voicemail,
    pickUp: specialNumbers.pickUp[0] ?? null,
    phones: telephonesOf(document.extensions).map((telephone): ViewedPhone => {
      const { macAddress, ipAddress, modules } = telephone;
      const [first, ...others] = telephone.extensions;
      const told = { own: first.number, language: system.language, nameOf };
      const keys = inPlaceOrder(first.keys).map((key) => toldKey(key, specialNumbers, told));
      return { macAddress, ...accountOf(first), others: others.map(accountOf), ipAddress, modules, keys };
    }),
    office: [
      ...document.extensions.filter(({ isListed }) => isListed).map(({ number, name }) => ({ number, name })),
      ...document.groups.map(({ number, name }) => ({ number, name })),
    ],
  };
}

/** What a key without words of its own is called by. */
const namesOf = (document: ConfigurationDocument): ReadonlyMap<string, string> =>
  new Map(
    [
      document.shortNumbers,
      document.externalNumbers,
      document.conferences,
      document.menuNumbers,
      document.trunks,
      document.agents,
      document.groups,
      document.extensions,
    ].flatMap((list) => list.map(({ number, name }) => [number, name] as const)),
  );

function compilePbxView(source: CompileSource): PbxView {
  const { revision, document } = source;
  const { realm, maxDevices: _default, ...sip } = document.sip;
  const { system, outboundRules, messageRules, externalNumbers, shortNumbers } = document;
  const { specialNumbers, emergency, outsideLimits } = document;
  return {
    format: 6,
    revision,
    realm,
    sip,
    extensions: document.extensions.map((extension) => pbxExtension(source, extension)),
    groups: document.groups.map((group) => pbxGroup(source, group)),
    agents: document.agents.map((agent) => ({ ...agent, pinHash: source.agents.get(agent.number) ?? null })),
    place: { country: system.country, timeZone: system.timeZone, holidays: system.holidays },
    sites: document.sites.map(({ address: _, ...site }) => site),
    trunks: document.trunks.map((trunk) => pbxTrunk(source, trunk)),
    outboundRules,
    messageRules,
    inboundRules: document.inboundRules.map(({ audio, ...rule }) => ({
      ...rule,
      sound: pbxSound(audio, source.ready),
    })),
    externalNumbers,
    shortNumbers,
    menuNumbers: document.menuNumbers,
    menus: document.menus.map((menu) => pbxMenu(source, menu)),
    parking: document.parking,
    callBack: document.callBack,
    promptVoice: document.speech.prompts,
    conferences: document.conferences.map((conference) => pbxConference(source, conference)),
    mailboxes: document.mailboxes.map((mailbox) => pbxMailbox(source, mailbox)),
    voicemail: { mostMegabytes: document.voicemail.mostMegabytes },
    specialNumbers,
    emergency,
    outsideLimits,
    recordings: { sealFor: source.recordingKey, rules: document.recordings.rules },
    holdMusic: activeMusic(source),
  };
}

function activeMusic({ document: { music }, ready }: CompileSource): PbxSound | null {
  const active = music.musics.find(({ name }) => name === music.active);
  return active === undefined ? null : pbxSound(active.audio, ready);
}

function pbxGroup({ ready }: CompileSource, { firstAudio, ...group }: Group): PbxGroup {
  return { ...group, firstSound: group.answersFirst ? pbxSound(firstAudio, ready) : null };
}

function pbxMenu({ ready }: CompileSource, { audio, ...menu }: Menu): PbxMenu {
  return { ...menu, sound: pbxSound(audio, ready) };
}

function pbxConference({ conferences }: CompileSource, conference: Conference): PbxConference {
  return { ...conference, ...(conferences?.get(conference.number) ?? { pin: null, ownerPin: null }) };
}

/** Who is told by e-mail stays with `store`, which tells him. */
function pbxMailbox({ ready }: CompileSource, mailbox: Mailbox): PbxMailbox {
  const { greeting, hasOwnGreeting, email, attachesAudio: _, ...kept } = mailbox;
  return { ...kept, sound: hasOwnGreeting ? pbxSound(greeting, ready) : null, mails: email !== null };
}

function pbxSound(audio: AudioBlock, ready: CompileSource["ready"]): PbxSound | null {
  const name = ready(audio);
  const { secondsBefore, secondsAfter } = audio;
  return name === null ? null : { ready: name, secondsBefore, secondsAfter };
}

function pbxExtension({ document, ha1, ready }: CompileSource, extension: Extension): PbxExtension {
  const { number, name, kind, hidesNumber, simultaneousCalls, ringSeconds, site } = extension;
  const { intercom, isListed, presented, outsideRights, blackList, profiles, planning } = extension;
  const digests = ha1.get(number);
  if (digests === undefined) throw new Error(`extension ${number} has no password to compute digests from`);
  const spoken = nameAudio(extension, document.menus);
  const maxDevices = extension.maxDevices ?? document.sip.maxDevices;
  return {
    number,
    name,
    kind,
    ha1: { md5: digests.md5, sha256: digests.sha256 },
    hidesNumber,
    simultaneousCalls,
    maxDevices,
    ringSeconds,
    site,
    intercom,
    isListed,
    nameSound: spoken === null ? null : pbxSound(spoken, ready),
    presented,
    outsideRights,
    blackList,
    profiles,
    planning,
  };
}

function pbxTrunk({ trunks }: CompileSource, trunk: Trunk): PbxTrunk {
  const secret = trunks.get(trunk.number);
  const provesItself = trunk.registration === "inbound" || trunk.asksPassword;
  return { ...trunk, password: secret?.password ?? null, ha1: provesItself ? (secret?.ha1 ?? null) : null };
}
