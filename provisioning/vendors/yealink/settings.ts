import type { Fit } from "../../keys/fit-phone.ts";
import { Sheet } from "../../keys/sheet.ts";
import { zoneRules } from "../../keys/zone-rules.ts";
import type { Phone, PhoneAccount, Site } from "../../phone.ts";
import { codecForms, type Generation, namesDirectories } from "./generation.ts";
import { keySettings } from "./key-settings.ts";
import type { YEALINK_STATIC_KEYS, YealinkKey } from "./keys.ts";
import { type YealinkModel, yealinkModel } from "./models.ts";
import { yealinkText } from "./text.ts";
import { weekRule, zoneOffset } from "./time.ts";

export type YealinkSheet = Sheet<YealinkKey>;
type StaticKey = keyof typeof YEALINK_STATIC_KEYS;

/** Accounts that are cleared on a telephone whose model nobody knows; keys that it does not have, it ignores. */
const clearedOfUnknown = 6;

/** By name. */
const NAMED = [
  { codec: "G722", name: "g722" },
  { codec: "PCMA", name: "pcma" },
  { codec: "PCMU", name: "pcmu" },
  { codec: "G729", name: "g729" },
  { codec: "opus", name: "opus" },
] as const;

/** By number, from 1, with the RTP payload of each; all are told, since which is which differs between models. */
const NUMBERED = [
  { type: "PCMU", payload: 0 },
  { type: "PCMA", payload: 8 },
  { type: "G723_53", payload: 4 },
  { type: "G723_63", payload: 4 },
  { type: "G729", payload: 18 },
  { type: "G722", payload: 9 },
] as const;

/** Codecs that one with this firmware can be told of. */
export const yealinkCodecs = (firmware: string | null): readonly string[] =>
  codecForms(firmware).byName ? NAMED.map(({ codec }) => codec) : ["PCMU", "PCMA", "G729", "G722"];

const DIGITS = { inband: 0, rfc4733: 1, info: 2 } as const;
const LANGUAGES = { fr: "French", en: "English" } as const;
const TONES = { FR: "France" } as const;

/** What every telephone is told, in the way of its generation. */
export function siteSettings(site: Site, generation: Generation): YealinkSheet {
  const sheet: YealinkSheet = new Sheet(yealinkText);
  const put = putter(sheet, generation);
  const { clock, provisioning } = site;
  const rules = zoneRules(clock.zone, clock.year);
  sheet.tell("local_time.ntp_server1", "clock", clock.server);
  sheet.put("local_time.time_zone", zoneOffset(rules.offsetMinutes));
  sheet.put("local_time.time_zone_name", clock.zone === "Europe/Paris" ? "France(Paris)" : null);
  sheet.put("local_time.summer_time", rules.summer === null ? 0 : 1);
  sheet.put("local_time.dst_time_type", rules.summer === null ? null : 1);
  sheet.put("local_time.start_time", rules.summer === null ? null : weekRule(rules.summer.start));
  sheet.put("local_time.end_time", rules.summer === null ? null : weekRule(rules.summer.end));
  sheet.put("local_time.offset_time", rules.summer === null ? null : rules.summer.savedMinutes);
  sheet.put("local_time.time_format", 1);
  // Weekday, then day and month (6) or month and day (0).
  sheet.put("local_time.date_format", site.language === "fr" ? 6 : 0);
  sheet.put("lang.gui", LANGUAGES[site.language]);
  sheet.put("lang.wui", LANGUAGES[site.language]);
  sheet.put("voice.tone.country", TONES[site.tones]);
  put("auto_provision.server.url", yealinkText(provisioning.url));
  put("auto_provision.power_on", 1);
  recheckSettings(put, site, generation);
  put("trusted_certificates.url", provisioning.authorityUrl);
  // Those that it is told of and its maker's: by default it may be the latter alone.
  put("security.ca_cert", provisioning.authorityUrl === null ? null : 2);
  put("security.trust_certificates", provisioning.authorityUrl === null ? 0 : 1);
  // Ours now: whoever registers its address at the maker's redirection service leads it nowhere.
  put("zero_touch.enable", 0);
  return sheet;
}

/** All that one telephone is told; what it had before and has no more is cleared by name. */
export function phoneSettings(phone: Phone, fit: Fit, generation: Generation, encrypts: boolean): YealinkSheet {
  const sheet = siteSettings(phone, generation);
  const put = putter(sheet, generation);
  const model = yealinkModel(phone.model, phone.firmware);
  const most = Math.max(model?.accounts ?? clearedOfUnknown, fit.accounts.length);
  for (let line = 1; line <= most; line++) accountSettings(sheet, line, fit.accounts[line - 1], phone, encrypts);
  if (phone.accounts.some(({ ofHandset }) => ofHandset))
    for (let line = 1; line <= most; line++) handsetSettings(sheet, line, fit.accounts[line - 1]);
  if (model?.isBase === true) handsetsSettings(sheet, put, phone);
  keySettings(sheet, phone, fit, model);
  // Answers by itself when it is asked to, not without a tone before.
  sheet.put("features.intercom.allow", 1);
  sheet.put("features.intercom.tone", 1);
  sheet.put("features.pickup.direct_pickup_enable", phone.pickupCode === null ? 0 : 1);
  sheet.tell("features.pickup.direct_pickup_code", "login", phone.pickupCode);
  directorySettings(sheet, phone);
  networkSettings(put, phone);
  put("security.user_password", `admin:${yealinkText(phone.passwords.admin)}`);
  put("security.user_password", `user:${yealinkText(phone.passwords.user)}`);
  // It comes by an address of its own now: DHCP, or whoever answers those that ask everybody, knows another one at best.
  put("auto_provision.pnp_enable", 0);
  put("auto_provision.dhcp_option.enable", 0);
  // Restarts on check-sync only when it is told `reboot=true`, and hears nobody but the exchange.
  sheet.put("sip.notify_reboot_enable", 0);
  sheet.put("sip.trust_ctrl", 1);
  return sheet;
}

type Put = (key: StaticKey, value: string | number | null) => void;

const putter =
  (sheet: YealinkSheet, generation: Generation): Put =>
  (key, value) => {
    if (generation !== "static") sheet.put(key, value);
    if (generation === "static" || generation === "any") sheet.put(`static.${key}`, value);
  };

function recheckSettings(put: Put, { provisioning: { recheck } }: Site, generation: Generation): void {
  if (generation !== "static") {
    // Telephones that know no hour count from when they started, which spreads them by itself.
    put("auto_provision.repeat.enable", recheck === null ? 0 : 1);
    put("auto_provision.repeat.minutes", recheck === null ? null : 1440);
    return;
  }
  put("auto_provision.repeat.enable", 0);
  put("auto_provision.weekly.enable", recheck === null ? 0 : 1);
  put("auto_provision.weekly.dayofweek", recheck === null ? null : "0123456");
  put("auto_provision.weekly.begin_time", recheck === null ? null : recheck.at);
  put("auto_provision.weekly.end_time", recheck === null ? null : later(recheck.at, recheck.spreadMinutes));
}

/** The end of a window of the day; it does not go over midnight, which the telephones do not understand. */
function later(at: string, minutes: number): string {
  const [hour = 0, minute = 0] = at.split(":").map(Number);
  const end = Math.min(hour * 60 + minute + minutes, 23 * 60 + 59);
  return [Math.floor(end / 60), end % 60].map((part) => String(part).padStart(2, "0")).join(":");
}

/** UDP 0, TCP 1, TLS 2. */
const transportOf = (account: PhoneAccount, encrypts: boolean) =>
  encrypts && account.encrypted && account.ports.tls !== null
    ? { type: 2, port: account.ports.tls, srtp: 2 }
    : { type: 0, port: account.ports.udp, srtp: 0 };

function accountSettings(
  sheet: YealinkSheet,
  line: number,
  account: PhoneAccount | undefined,
  phone: Phone,
  encrypts: boolean,
): void {
  const way = account === undefined ? null : transportOf(account, encrypts);
  sheet.put("account.#.enable", account === undefined ? 0 : 1, line);
  sheet.tell("account.#.label", "login", account?.number ?? null, line);
  sheet.tell("account.#.display_name", "name", account?.name ?? null, line);
  sheet.tell("account.#.auth_name", "login", account?.login ?? null, line);
  sheet.tell("account.#.user_name", "login", account?.user ?? null, line);
  sheet.tell("account.#.password", "password", account?.password ?? null, line);
  sheet.tell("account.#.sip_server.1.address", "server", account?.server ?? null, line);
  sheet.put("account.#.sip_server.1.port", way?.port ?? null, line);
  sheet.put("account.#.sip_server.1.transport_type", way?.type ?? null, line);
  sheet.put("account.#.sip_server.1.expires", account?.expirySeconds ?? null, line);
  // Names of the same before V73 and V80; each firmware ignores those that it does not know.
  sheet.tell("account.#.sip_server_host", "server", account?.server ?? null, line);
  sheet.put("account.#.sip_server_port", way?.port ?? null, line);
  sheet.put("account.#.transport", way?.type ?? null, line);
  sheet.put("account.#.expires", account?.expirySeconds ?? null, line);
  sheet.put("account.#.srtp_encryption", way?.srtp ?? null, line);
  sheet.put("account.#.dtmf.type", account === undefined ? null : DIGITS[phone.digits], line);
  sheet.put("account.#.dtmf.info_type", account === undefined ? null : 1, line);
  sheet.put("account.#.subscribe_mwi", account?.voicemail == null ? 0 : 1, line);
  sheet.put("account.#.subscribe_mwi_expires", account?.voicemail == null ? null : 3600, line);
  sheet.tell("voice_mail.number.#", "voicemail", account?.voicemail ?? null, line);
  if (account !== undefined) codecSettings(sheet, line, phone);
}

/** What the handsets of a base have in common; they take nothing from its file unless they are told to. */
function handsetsSettings(sheet: YealinkSheet, put: Put, { language }: Phone): void {
  put("auto_provision.handset_configured.enable", 1);
  sheet.put("custom.handset.language", language === "fr" ? 1 : 0);
  sheet.put("custom.handset.time_format", 1);
}

/** A handset of a base rings for its own account alone, and calls by it. */
function handsetSettings(sheet: YealinkSheet, handset: number, account: PhoneAccount | undefined): void {
  const line = account?.line ?? null;
  sheet.tell("handset.#.name", "name", account?.name ?? null, handset);
  sheet.put("handset.#.incoming_lines", line, handset);
  sheet.put("handset.#.dial_out_lines", line, handset);
  sheet.put("handset.#.dial_out_default_line", line, handset);
}

function codecSettings(sheet: YealinkSheet, line: number, { codecs, firmware }: Phone): void {
  const known = yealinkCodecs(firmware);
  const chosen: readonly string[] = codecs.filter((codec) => known.includes(codec));
  if (chosen.length === 0) return;
  const { byNumber, byName } = codecForms(firmware);
  for (const [index, { type, payload }] of (byNumber ? NUMBERED : []).entries()) {
    const rank = chosen.indexOf(type) + 1;
    sheet.put("account.#.codec.#.enable", rank === 0 ? 0 : 1, line, index + 1);
    sheet.put("account.#.codec.#.payload_type", type, line, index + 1);
    sheet.put("account.#.codec.#.priority", rank, line, index + 1);
    sheet.put("account.#.codec.#.rtpmap", payload, line, index + 1);
  }
  for (const { codec, name } of byName ? NAMED : []) {
    const rank = chosen.indexOf(codec) + 1;
    sheet.put(`account.#.codec.${name}.enable`, rank === 0 ? 0 : 1, line);
    sheet.put(`account.#.codec.${name}.priority`, rank === 0 ? null : rank, line);
  }
}

function directorySettings(sheet: YealinkSheet, { directory, firmware }: Phone): void {
  const xml = directory?.kind === "xml" ? directory : null;
  sheet.tell("remote_phonebook.data.1.url", "directory", xml?.url ?? null);
  sheet.tell("remote_phonebook.data.1.name", "directory", xml?.name ?? null);
  const ldap = directory?.kind === "ldap" ? directory : null;
  const either = (attributes: readonly string[]) => `(|${attributes.map((name) => `(${name}=%)`).join("")})`;
  sheet.put("ldap.enable", ldap === null ? 0 : 1);
  sheet.tell("ldap.host", "directory", ldap?.host ?? null);
  sheet.put("ldap.port", ldap?.port ?? null);
  sheet.put("ldap.tls_mode", ldap === null ? null : ldap.tls ? 2 : 0);
  sheet.tell("ldap.base", "directory", ldap?.base ?? null);
  sheet.tell("ldap.user", "directory", ldap?.user ?? null);
  sheet.tell("ldap.password", "directory", ldap?.password ?? null);
  sheet.tell("ldap.name_filter", "directory", ldap === null ? null : either(ldap.names));
  sheet.tell("ldap.number_filter", "directory", ldap === null ? null : either(ldap.numbers));
  sheet.tell("ldap.name_attr", "directory", ldap === null ? null : ldap.names.join(" "));
  sheet.tell("ldap.numb_attr", "directory", ldap === null ? null : ldap.numbers.join(" "));
  sheet.tell("ldap.display_name", "directory", ldap === null ? null : `%${ldap.names[0] ?? "cn"}`);
  sheet.put("ldap.call_in_lookup", ldap === null ? null : 1);
  // The same before V81 and from then on; each firmware ignores the other's.
  sheet.put("ldap.dial_lookup", ldap === null ? null : 1);
  sheet.put("ldap.call_out_lookup", ldap === null ? null : 1);
  // Else it is there and nobody finds it: later firmware shows only what is named here, under its key and while one dials.
  sheet.put("directory_setting.ldap.enable", ldap === null ? 0 : 1);
  sheet.put("search_in_dialing.ldap.enable", ldap === null ? 0 : 1);
  // Before, the second key under the screen opens what the telephone itself knows; it is made one for LDAP.
  if (namesDirectories(firmware) !== false) return;
  sheet.put("programablekey.2.type", ldap === null ? null : 38);
  sheet.tell("programablekey.2.label", "directory", ldap?.name ?? null);
}

function networkSettings(put: Put, { address, vlan }: Phone): void {
  put("network.internet_port.type", address === null ? 0 : 2);
  put("network.internet_port.ip", address?.ip ?? null);
  put("network.internet_port.mask", address?.mask ?? null);
  put("network.internet_port.gateway", address?.gateway ?? null);
  put("network.static_dns_enable", address === null ? 0 : 1);
  put("network.primary_dns", address?.dns[0] ?? null);
  put("network.secondary_dns", address?.dns[1] ?? null);
  put("network.vlan.internet_port_enable", vlan === null ? 0 : 1);
  put("network.vlan.internet_port_vid", vlan?.voice.id ?? null);
  put("network.vlan.internet_port_priority", vlan?.voice.priority ?? null);
  put("network.vlan.pc_port_enable", vlan?.pc == null ? 0 : 1);
  put("network.vlan.pc_port_vid", vlan?.pc?.id ?? null);
  put("network.vlan.pc_port_priority", vlan?.pc?.priority ?? null);
}

/** Whether a telephone encrypts: its model can, and the firmware that it tells is not one from before. */
export const yealinkEncrypts = (model: YealinkModel | null, generation: Generation): boolean =>
  model?.encrypts === true && (generation === "static" || generation === "any");
