import { type Reason, reason } from "../../../daemon/model/reason.ts";
import type { Fit } from "../../keys/fit-phone.ts";
import { Sheet } from "../../keys/sheet.ts";
import { zoneRules } from "../../keys/zone-rules.ts";
import type { Codec, Phone, PhoneKey, PhoneSetting } from "../../phone.ts";
import type { BlockKey } from "./block-keys.ts";
import { YEALINK_KEY_TYPES } from "./key-settings.ts";
import type { YealinkModel } from "./models.ts";
import { yealinkText } from "./text.ts";
import { weekRule, zoneOffset } from "./time.ts";

type BlockSheet = Sheet<BlockKey>;

/** Accounts, and keys of both kinds, of the largest telephone that reads blocks. */
const most = { accounts: 6, memoryKeys: 10, lineKeys: 6 } as const;

/** Numbers of the block and of the RTP payload (RFC 3551). */
const CODECS: readonly (readonly [codec: Codec, block: number, payload: number])[] = [
  ["PCMU", 0, 0],
  ["PCMA", 1, 8],
  ["G729", 4, 18],
  ["G722", 5, 9],
];

/** What a telephone with firmware up to V6x is told. These speak TLS 1.0 at best, so UDP. */
export function blockSettings(phone: Phone, fit: Fit, model: YealinkModel | null): BlockSheet {
  const sheet: BlockSheet = new Sheet(yealinkText);
  for (let line = 0; line < most.accounts; line++) accountBlocks(sheet, line, phone, fit);
  keyBlocks(sheet, phone, fit, model);
  timeBlock(sheet, phone);
  const language = phone.language === "fr" ? "French" : "English";
  sheet.put("Lang/WebLanguage", language);
  sheet.put("Lang/ActiveWebLanguage", language);
  sheet.put("Country/Country", "France");
  directoryBlocks(sheet, phone);
  sheet.put("VLAN/ISVLAN", phone.vlan === null ? 0 : 1);
  sheet.put("VLAN/VID", phone.vlan?.voice.id ?? 0);
  sheet.put("VLAN/USRPRIORITY", phone.vlan?.voice.priority ?? 0);
  sheet.put("VLAN/PC_PORT_VLAN_ENABLE", phone.vlan?.pc == null ? 0 : 1);
  sheet.put("VLAN/PC_PORT_VID", phone.vlan?.pc?.id ?? 0);
  sheet.put("VLAN/PC_PORT_PRIORITY", phone.vlan?.pc?.priority ?? 0);
  sheet.tell("AdminPassword/password", "web-password", phone.passwords.admin);
  sheet.tell("UserPassword/password", "web-password", phone.passwords.user);
  sheet.tell("autoprovision/server_address", "provisioning", phone.provisioning.url);
  return sheet;
}

/** What blocks have no known place for. */
export function blockRemarks(phone: Phone, name: string): readonly Reason[] {
  const missing: PhoneSetting[] = [];
  if (phone.address !== null) missing.push("static-address");
  if (phone.provisioning.recheck !== null) missing.push("recheck");
  return missing.map((setting) => reason("phone-setting-left-out", { model: name, setting }));
}

function accountBlocks(sheet: BlockSheet, line: number, phone: Phone, fit: Fit): void {
  const account = fit.accounts[line];
  sheet.put("account#/Enable", account === undefined ? 0 : 1, line);
  sheet.tell("account#/Label", "login", account?.number ?? null, line);
  sheet.tell("account#/DisplayName", "name", account?.name ?? null, line);
  sheet.tell("account#/AuthName", "login", account?.login ?? null, line);
  sheet.tell("account#/UserName", "login", account?.user ?? null, line);
  sheet.tell("account#/password", "password", account?.password ?? null, line);
  sheet.tell("account#/SIPServerHost", "server", account?.server ?? null, line);
  sheet.tell("Message/VoiceNumber#", "voicemail", account?.voicemail ?? null, line);
  if (account === undefined) return;
  sheet.put("account#/SIPServerPort", account.ports.udp, line);
  sheet.put("account#/Transport", 0, line);
  sheet.put("account#/Expire", account.expirySeconds, line);
  sheet.put("account#/SubsribeMWI", account.voicemail === null ? 0 : 1, line);
  sheet.put("account#/srtp_encryption", 0, line);
  sheet.put("DTMF#/DTMFInbandTransfer", { inband: 0, rfc4733: 1, info: 2 }[phone.digits], line);
  sheet.put("DTMF#/InfoType", 1, line);
  const chosen = phone.codecs.filter((codec) => CODECS.some(([ours]) => ours === codec));
  if (chosen.length === 0) return;
  for (const [codec, block, payload] of CODECS) {
    const rank = chosen.indexOf(codec);
    sheet.put("audio#.#/enable", rank < 0 ? 0 : 1, block, line);
    sheet.put("audio#.#/PayloadType", codec, block, line);
    sheet.put("audio#.#/priority", rank < 0 ? 0 : rank + 1, block, line);
    sheet.put("audio#.#/rtpmap", payload, block, line);
  }
}

/** Memory keys are the blocks 1 to 10, line keys those from 11 on. */
function keyBlocks(sheet: BlockSheet, phone: Phone, fit: Fit, model: YealinkModel | null): void {
  if (model === null) return;
  const lineKeys = Math.min(model.lineKeys, most.lineKeys);
  for (let at = 1; at <= lineKeys; at++) keyBlock(sheet, most.memoryKeys + at, fit.keys.get(at), phone);
  for (let at = 1; at <= model.memoryKeys; at++) keyBlock(sheet, at, fit.keys.get(model.lineKeys + at), phone);
}

function keyBlock(sheet: BlockSheet, block: number, key: PhoneKey | undefined, phone: Phone): void {
  const value = key === undefined || key.kind === "line" ? null : key.value;
  // A line key that nobody programmed is a line.
  const kind = key?.kind ?? (block > most.memoryKeys ? "line" : null);
  sheet.put("memory#/DKtype", kind === null ? 0 : YEALINK_KEY_TYPES[kind], block);
  sheet.put("memory#/Line", key?.kind === "line" ? Number(key.value) || 1 : 1, block);
  sheet.tell("memory#/Value", "label", value, block);
  sheet.tell("memory#/Label", "label", key?.label ?? null, block);
  // All that is dialled: later firmware adds the number to the code by itself.
  const pickup = key?.kind === "lamp" && phone.pickupCode !== null ? phone.pickupCode + key.value : null;
  sheet.tell("memory#/PickupValue", "login", pickup, block);
  const isLamp = kind !== null && YEALINK_KEY_TYPES[kind] === YEALINK_KEY_TYPES.lamp;
  sheet.put("memory#/type", isLamp ? "blf" : null, block);
}

function timeBlock(sheet: BlockSheet, { clock }: Phone): void {
  const rules = zoneRules(clock.zone, clock.year);
  sheet.put("Time/TimeZone", zoneOffset(rules.offsetMinutes));
  sheet.tell("Time/TimeServer1", "clock", clock.server);
  sheet.put("Time/SummerTime", rules.summer === null ? 0 : 1);
  sheet.put("Time/DSTTimeType", rules.summer === null ? null : 1);
  sheet.put("Time/StartTime", rules.summer === null ? null : weekRule(rules.summer.start));
  sheet.put("Time/EndTime", rules.summer === null ? null : weekRule(rules.summer.end));
  sheet.put("Time/OffsetTime", rules.summer?.savedMinutes ?? null);
  sheet.put("Time/TimeFormat", 1);
}

function directoryBlocks(sheet: BlockSheet, { directory }: Phone): void {
  const xml = directory?.kind === "xml" ? directory : null;
  sheet.tell("RemotePhoneBook0/URL", "directory", xml?.url ?? null);
  sheet.tell("RemotePhoneBook0/Name", "directory", xml?.name ?? null);
  const ldap = directory?.kind === "ldap" ? directory : null;
  const either = (attributes: readonly string[]) => `(|${attributes.map((name) => `(${name}=%)`).join("")})`;
  sheet.tell("LDAP/host", "directory", ldap?.host ?? null);
  sheet.put("LDAP/port", ldap?.port ?? null);
  sheet.tell("LDAP/base", "directory", ldap?.base ?? null);
  sheet.tell("LDAP/user", "directory", ldap?.user ?? null);
  sheet.tell("LDAP/pswd", "directory", ldap?.password ?? null);
  sheet.tell("LDAP/NameFilter", "directory", ldap === null ? null : either(ldap.names));
  sheet.tell("LDAP/NumberFilter", "directory", ldap === null ? null : either(ldap.numbers));
  sheet.tell("LDAP/NameAttr", "directory", ldap?.names.join(" ") ?? null);
  sheet.tell("LDAP/NumbAttr", "directory", ldap?.numbers.join(" ") ?? null);
  sheet.tell("LDAP/DisplayName", "directory", ldap === null ? null : `%${ldap.names[0] ?? "cn"}`);
}
