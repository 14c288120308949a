import { type Reason, reason } from "../../../daemon/model/reason.ts";
import type { Fit } from "../../keys/fit-phone.ts";
import { Sheet } from "../../keys/sheet.ts";
import { type ClockChange, zoneRules } from "../../keys/zone-rules.ts";
import type { Codec, Directory, Phone, PhoneAccount, Site } from "../../phone.ts";
import { keySettings } from "./key-settings.ts";
import type { AastraKey } from "./keys.ts";
import { type AastraModel, aastraModelNamed } from "./models.ts";
import { aastraText } from "./serialise.ts";

export type AastraSheet = Sheet<AastraKey>;

const mostAccounts = 9;

/** RTP payload (RFC 3551). */
const CODECS: Readonly<Partial<Record<Codec, number>>> = { G722: 9, PCMA: 8, PCMU: 0, G729: 18 };
export const AASTRA_CODECS = Object.keys(CODECS);

/** Names and numbers for none. */
const nowhere = "0.0.0.0";

/** What every telephone is told. */
export function siteSettings(site: Site, model: AastraModel | null): AastraSheet {
  const sheet: AastraSheet = new Sheet(aastraText);
  serverSettings(sheet, site);
  timeSettings(sheet, site, model);
  const french = site.language === "fr";
  sheet.put("language", french ? 1 : 0);
  if (french) sheet.put("language 1", languageFile(model));
  sheet.put("web language", french ? 1 : 0);
  sheet.put("input language", french ? "French" : "English");
  sheet.put("tone set", "France");
  // Ours now: whoever registers its address at the maker's redirection service leads it nowhere.
  sheet.put("contact rcs", 0);
  return sheet;
}

/** Packs of words come with the maker's firmware; the newest series looks for them in a folder. */
export const languageFile = (model: AastraModel | null): string =>
  model?.series === "69" ? "i18n/lang_fr.txt" : "lang_fr.txt";

/** All that one telephone is told; accounts and keys that it has no more are emptied by name. */
export function phoneSettings(phone: Phone, fit: Fit, encrypts: boolean): AastraSheet {
  const model = aastraModelNamed(phone.model);
  const sheet = siteSettings(phone, model);
  // On an older one this asks for a firmware that it does not have.
  if (model?.series === "69") sheet.put("inactive minet present", 1);
  const lines = model?.accounts ?? mostAccounts;
  for (let line = 1; line <= lines; line++) accountSettings(sheet, line, fit.accounts[line - 1], phone, encrypts);
  sheet.put("sip out-of-band dtmf", phone.digits === "inband" ? 0 : 1);
  sheet.put("sip dtmf method", phone.digits === "info" ? 1 : 0);
  const codecs = phone.codecs.flatMap((codec) => CODECS[codec] ?? []);
  if (codecs.length > 0) {
    const items = codecs.map((payload) => `payload=${payload};ptime=20;silsupp=off`);
    sheet.put("sip customized codec", items.join(","));
  }
  sheet.put("sip explicit mwi subscription", 1);
  sheet.put("sip explicit mwi subscription period", 3600);
  sheet.put("sip blf subscription period", 3600);
  // It would wait for half an hour once it was refused, as by a box that has only just started; its lamps for ever.
  sheet.put("sip registration retry timer", 30);
  sheet.put("sip registration timeout retry timer", 30);
  sheet.put("sip subscription failed retry timer", 60);
  sheet.put("sip subscription timeout retry timer", 60);
  transportSettings(sheet, phone, encrypts);
  // A restart is asked for by NOTIFY, and heard from nobody but the exchange.
  sheet.put("sip xml notify event", 1);
  sheet.put("sip whitelist", 1);
  // Answers by itself when it is asked to, not without a tone before.
  sheet.put("sip allow auto answer", 1);
  sheet.put("sip intercom warning tone", 1);
  sheet.put("directed call pickup", phone.pickupCode === null ? 0 : 1);
  sheet.tell("directed call pickup prefix", "login", phone.pickupCode);
  keySettings(sheet, phone, fit, model);
  directorySettings(sheet, phone, model);
  networkSettings(sheet, phone);
  // It comes by an address of its own now, which DHCP does not know.
  sheet.put("dhcp config option override", -1);
  sheet.tell("admin password", "web-password", phone.passwords.admin);
  sheet.tell("user password", "web-password", phone.passwords.user);
  return sheet;
}

function serverSettings(sheet: AastraSheet, { provisioning }: Site): void {
  const url = new URL(provisioning.url);
  const way = url.protocol === "https:" ? "https" : "http";
  sheet.put("download protocol", way.toUpperCase());
  sheet.tell(`${way} server`, "provisioning", url.hostname);
  sheet.put(`${way} port`, url.port === "" ? (way === "https" ? 443 : 80) : url.port);
  sheet.tell(`${way} path`, "provisioning", url.pathname.replaceAll(/^\/|\/$/g, ""));
  const { recheck } = provisioning;
  sheet.put("auto resync mode", recheck === null ? 0 : 1);
  if (recheck === null) return;
  sheet.put("auto resync time", recheck.at);
  sheet.put("auto resync max delay", recheck.spreadMinutes);
}

function timeSettings(sheet: AastraSheet, { clock, language }: Site, model: AastraModel | null): void {
  const { offsetMinutes, summer } = zoneRules(clock.zone, clock.year);
  sheet.put("time server disabled", 0);
  sheet.tell("time server1", "clock", clock.server);
  sheet.put("time format", 1);
  // Day first: in digits (5), or with the month's name (8) where the screen is wide; 0 has the month first.
  sheet.put("date format", language !== "fr" ? 0 : model?.series === "69" ? 8 : 5);
  sheet.put("time zone name", "Custom");
  // West of Greenwich counts up.
  sheet.put("time zone minutes", offsetMinutes === 0 ? 0 : -offsetMinutes);
  sheet.put("dst config", summer === null ? 0 : 3);
  if (summer === null) return;
  sheet.put("dst minutes", summer.savedMinutes);
  sheet.put("dst [start|end] relative date", 1);
  changeSettings(sheet, "start", summer.start);
  changeSettings(sheet, "end", summer.end);
}

/** The last week is -1; Sunday is 1. */
function changeSettings(sheet: AastraSheet, which: "start" | "end", change: ClockChange): void {
  sheet.put(`dst ${which} month`, change.month);
  sheet.put(`dst ${which} week`, change.week === "last" ? -1 : change.week);
  sheet.put(`dst ${which} day`, change.weekday + 1);
  sheet.put(`dst ${which} hour`, change.hour);
}

/**
 * The transport is one for all lines, and a connection by TLS that stays (the other kind needs a certificate of the
 * telephone's own) goes to an outbound proxy and to nobody whom it was not told to trust: so says the maker's guide.
 */
function transportSettings(sheet: AastraSheet, phone: Phone, encrypts: boolean): void {
  const account = encrypts ? phone.accounts.find((one) => one.encrypted && one.ports.tls !== null) : undefined;
  const { authorityUrl } = phone.provisioning;
  sheet.put("sip transport protocol", account === undefined ? 1 : 4);
  sheet.tell("sip outbound proxy", "server", account?.server ?? nowhere);
  sheet.put("sip outbound proxy port", account?.ports.tls ?? 0);
  sheet.put("sips persistent tls", account === undefined ? 0 : 1);
  // Fetched like a file of the telephone's own, so by its last part.
  sheet.tell(
    "sips trusted certificates",
    "provisioning",
    account === undefined ? null : (authorityUrl?.split("/").at(-1) ?? null),
  );
  // Addresses in `sips:` would ask that the other telephone has TLS as well.
  if (account !== undefined) sheet.put("sip send sips over tls", 0);
}

/** UDP 1, TLS 4; SRTP only 2. */
const wayOf = (account: PhoneAccount, encrypts: boolean) =>
  encrypts && account.encrypted && account.ports.tls !== null
    ? { transport: 4, port: account.ports.tls, srtp: 2 }
    : { transport: 1, port: account.ports.udp, srtp: 0 };

function accountSettings(
  sheet: AastraSheet,
  line: number,
  account: PhoneAccount | undefined,
  phone: Phone,
  encrypts: boolean,
): void {
  const way = account === undefined ? null : wayOf(account, encrypts);
  sheet.tell("sip line# user name", "login", account?.user ?? null, line);
  sheet.tell("sip line# auth name", "login", account?.login ?? null, line);
  sheet.tell("sip line# password", "password", account?.password ?? null, line);
  sheet.tell("sip line# display name", "name", account?.name ?? null, line);
  sheet.tell("sip line# screen name", "name", account?.name ?? null, line);
  sheet.tell("sip line# screen name 2", "login", account?.number ?? null, line);
  sheet.tell("sip line# proxy ip", "server", account?.server ?? nowhere, line);
  sheet.put("sip line# proxy port", way?.port ?? 0, line);
  sheet.tell("sip line# registrar ip", "server", account?.server ?? nowhere, line);
  sheet.put("sip line# registrar port", way?.port ?? 0, line);
  sheet.put("sip line# registration period", account?.expirySeconds ?? 0, line);
  sheet.tell("sip line# vmail", "voicemail", account?.voicemail ?? null, line);
  sheet.put("sip line# mode", 0, line);
  sheet.put("sip line# dtmf method", phone.digits === "info" ? 1 : 0, line);
  sheet.put("sip line# srtp mode", way?.srtp ?? 0, line);
  sheet.put("sip line# transport protocol", way?.transport ?? 0, line);
}

/** User and password stand before the host, as in a URL: signs that part them cannot be told. Nor is a key for TLS known. */
const reachable = ({ user, password, tls }: Extract<Directory, { kind: "ldap" }>): boolean =>
  !tls && !/[:@/]/.test(user + password);

function directorySettings(sheet: AastraSheet, { directory }: Phone, model: AastraModel | null): void {
  sheet.tell("directory script", "directory", directory?.kind === "xml" ? directory.url : null);
  if (model !== null && !model.ldap) return;
  const ldap = directory?.kind === "ldap" && reachable(directory) ? directory : null;
  sheet.put("ldap enabled", ldap === null ? 0 : 1);
  const server = ldap === null ? null : `${ldap.user}:${ldap.password}@${ldap.host}:${ldap.port}`;
  sheet.tell("ldap server", "directory", server);
  sheet.tell("ldap base dn", "directory", ldap?.base ?? null);
}

/** What a directory needs and this telephone cannot. */
export function directoryRemarks({ directory }: Phone, model: AastraModel | null, name: string): readonly Reason[] {
  if (directory?.kind !== "ldap") return [];
  const can = model?.ldap !== false && reachable(directory);
  return can ? [] : [reason("phone-setting-left-out", { model: name, setting: "directory" })];
}

function networkSettings(sheet: AastraSheet, { address, vlan }: Phone): void {
  sheet.put("dhcp", address === null ? 1 : 0);
  if (address !== null) {
    sheet.put("ip", address.ip);
    sheet.put("subnet mask", address.mask);
    sheet.put("default gateway", address.gateway);
    sheet.put("dns1", address.dns[0] ?? nowhere);
    sheet.put("dns2", address.dns[1] ?? nowhere);
  }
  sheet.put("tagging enabled", vlan === null ? 0 : 1);
  if (vlan === null) return;
  sheet.put("vlan id", vlan.voice.id);
  sheet.put("priority non-ip", vlan.voice.priority);
  // 4095: what comes from the computer is not tagged.
  sheet.put("vlan id port 1", vlan.pc?.id ?? 4095);
}
