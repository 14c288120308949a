import { type Reason, reason } from "../../../daemon/model/reason.ts";
import { known } from "../../keys/dictionary.ts";
import type { Fit } from "../../keys/fit-phone.ts";
import { Sheet } from "../../keys/sheet.ts";
import { xmlText } from "../../keys/xml-text.ts";
import { zoneRules } from "../../keys/zone-rules.ts";
import type { Codec, Phone, PhoneKeyKind } from "../../phone.ts";
import { DIGIT_BITS, leftOut } from "./facts.ts";
import type { GigasetModel } from "./models.ts";
import type { Sheetful } from "./symbols.ts";

const flag = /^[01]$/;
const number = /^\d{1,5}$/;

/** Every parameter that is ever sent to a base of the N series. `#` is the number of a handset, five digits. */
export const BASE_PARAMS = {
  "WebUIAccounts.1.Password": known("guide+field"),
  "Telephony.0.ToneScheme": known("guide+field", /^France$/),
  "Provisioning.global.ProvisioningServer": known("guide+field"),
  "SystemSettings.global.CheckSyncRebootEnabled": known("guide", /^1$/),
  "SystemSettings.global.SipMulticastEnabled": known("guide", /^0$/),
  "DmGlobal.0.NtpServer": known("guide+field"),
  "DmGlobal.0.TimeZone": known("guide+field", /^Europe\/Paris$/),
  "SipProvider.0.Name": known("field"),
  "SipProvider.0.Domain": known("guide+field"),
  "SipProvider.0.ProxyServerAddress": known("guide+field"),
  "SipProvider.0.ProxyServerPort": known("guide+field", number),
  "SipProvider.0.RegServerAddress": known("guide+field"),
  "SipProvider.0.RegServerPort": known("guide+field", number),
  "SipProvider.0.RegServerRefreshTimer": known("guide+field", number),
  "SipProvider.0.TransportProtocol": known("guide+field", /^1$/),
  "SipProvider.0.UseSIPS": known("guide+field", /^0$/),
  "SipProvider.0.SRTP_Enabled": known("guide+field", /^0$/),
  "SipProvider.0.DTMFTransmission": known("guide+field", /^[124]$/),
  "SipProvider.0.MWISubscription": known("guide+field", flag),
  "SipAccount.#.AuthName": known("guide+field"),
  "SipAccount.#.AuthPassword": known("guide+field"),
  "SipAccount.#.UserName": known("guide+field"),
  "SipAccount.#.DisplayName": known("guide+field"),
  "SipAccount.#.ProviderId": known("guide+field", /^0$/),
  "SipAccount.#.VoiceMailMailbox": known("guide+field"),
  "SipAccount.#.VoiceMailActive": known("guide+field", flag),
  "Telephony.0.CT_ViaRKey": known("field", /^1$/),
  "Telephony.0.CT_ByOnHook": known("field", /^1$/),
  "Netdir.1.Activated": known("field", flag),
  "XMLDir.1.ProviderName": known("field"),
  "XMLDir.1.WhitePagesDirName": known("field"),
  "XMLDir.1.ServerURL": known("field"),
} as const;

/** N610 to N870E. Its handsets are registered at its own page; the account of each has its number. */
export function baseParams(phone: Phone, fit: Fit, model: GigasetModel): Sheetful {
  const sheet = new Sheet<keyof typeof BASE_PARAMS>(xmlText);
  const first = fit.accounts.find((account) => account !== undefined);
  sheet.tell("WebUIAccounts.1.Password", "web-password", phone.passwords.admin);
  sheet.put("Telephony.0.ToneScheme", "France");
  // A handset transfers a call by its key R, or by hanging up during the second one.
  sheet.put("Telephony.0.CT_ViaRKey", 1);
  sheet.put("Telephony.0.CT_ByOnHook", 1);
  sheet.tell("Provisioning.global.ProvisioningServer", "provisioning", phone.provisioning.url);
  sheet.put("SystemSettings.global.CheckSyncRebootEnabled", 1);
  // It comes by an address of its own now: whoever answers those that ask everybody knows another one at best.
  sheet.put("SystemSettings.global.SipMulticastEnabled", 0);
  sheet.tell("DmGlobal.0.NtpServer", "clock", phone.clock.server);
  const paris = phone.clock.zone === "Europe/Paris";
  if (paris) sheet.put("DmGlobal.0.TimeZone", phone.clock.zone);
  sheet.put("SipProvider.0.Name", "SipleoBox");
  sheet.tell("SipProvider.0.Domain", "server", first?.server ?? null);
  sheet.tell("SipProvider.0.ProxyServerAddress", "server", first?.server ?? null);
  sheet.put("SipProvider.0.ProxyServerPort", first?.ports.udp ?? 5060);
  sheet.tell("SipProvider.0.RegServerAddress", "server", first?.server ?? null);
  sheet.put("SipProvider.0.RegServerPort", first?.ports.udp ?? 5060);
  sheet.put("SipProvider.0.RegServerRefreshTimer", first?.expirySeconds ?? 180);
  // TLS is 3; another exchange found that calls put on hold are lost with it.
  sheet.put("SipProvider.0.TransportProtocol", 1);
  sheet.put("SipProvider.0.UseSIPS", 0);
  sheet.put("SipProvider.0.SRTP_Enabled", 0);
  sheet.put("SipProvider.0.DTMFTransmission", DIGIT_BITS[phone.digits]);
  sheet.put("SipProvider.0.MWISubscription", phone.accounts.some((account) => account.voicemail !== null) ? 1 : 0);
  for (const account of fit.accounts) {
    if (account === undefined) continue;
    const handset = String(account.line).padStart(5, "0");
    sheet.tell("SipAccount.#.AuthName", "login", account.login, handset);
    sheet.tell("SipAccount.#.AuthPassword", "password", account.password, handset);
    sheet.tell("SipAccount.#.UserName", "login", account.user, handset);
    sheet.tell("SipAccount.#.DisplayName", "name", account.name, handset);
    sheet.put("SipAccount.#.ProviderId", 0, handset);
    sheet.tell("SipAccount.#.VoiceMailMailbox", "voicemail", account.voicemail, handset);
    sheet.put("SipAccount.#.VoiceMailActive", account.voicemail === null ? 0 : 1, handset);
  }
  const xml = phone.directory?.kind === "xml" ? phone.directory : null;
  sheet.put("Netdir.1.Activated", xml === null ? 0 : 1);
  sheet.tell("XMLDir.1.ProviderName", "directory", xml?.name ?? null);
  sheet.tell("XMLDir.1.WhitePagesDirName", "directory", xml?.name ?? null);
  sheet.tell("XMLDir.1.ServerURL", "directory", xml?.url ?? null);
  return {
    settings: sheet.settings,
    remarks: [
      ...sheet.remarks(model.name),
      ...(paris ? [] : [reason("phone-zone-approximate", { model: model.name, zone: phone.clock.zone })]),
      ...(phone.directory?.kind === "ldap" ? leftOut(phone, model.name, "directory") : []),
      ...leftOut(phone, model.name, "codecs", "static-address", "vlan", "language", "recheck"),
    ],
  };
}

/** Every parameter that is ever sent to a Maxwell. Accounts and keys count from 0. */
export const DESK_PARAMS = {
  "WebUI.AdminPassword": known("guide+field"),
  "WebUI.UserPassword": known("guide+field"),
  "System.DateAndTime.AutoAdjustTime": known("field", /^NTPServiceEnabled$/),
  "System.DateAndTime.TimeServer": known("field"),
  "System.DateAndTime.TimeZone": known("field", /^GMT\+1\.Europe\/Amsterdam$/),
  "System.DateAndTime.AutoAdjustClockForDST": known("field", /^AutomatedDaylightSavingEnabled$/),
  "System.DateAndTime.DateOrder": known("field", /^dd\.mm\.yyyy$/),
  "System.DateAndTime.TimeFormat": known("field", /^24h$/),
  "Telephony.ToneScheme": known("guide+field", /^FRA$/),
  "System.Provision.ProvisioningServer": known("guide+field"),
  "NET.IP.IPv4.DHCP.Options.Disabled": known("field", /^66,114$/),
  "SIP.TransportProtocol": known("guide+field", /^1$/),
  "SIP.Security.UseSIPS": known("field", /^0$/),
  "SIP.Security.SRTP": known("field", /^0$/),
  "SIP.Security.AcceptNonSRTPCalls": known("field", /^1$/),
  "SIP.ActiveCodecs": known("guide+field", /^\d{1,2}(?:,\d{1,2})*$/),
  "SIP.Account.#.Active": known("guide+field", flag),
  "SIP.Account.#.AccountName": known("guide+field"),
  "SIP.Account.#.AuthName": known("guide+field"),
  "SIP.Account.#.AuthPassword": known("guide+field"),
  "SIP.Account.#.Username": known("guide+field"),
  "SIP.Account.#.DisplayName": known("guide+field"),
  "SIP.Account.#.Domain": known("guide+field"),
  "SIP.Account.#.ProxyServer.Address": known("guide+field"),
  "SIP.Account.#.ProxyServer.Port": known("guide+field", number),
  "SIP.Account.#.RegistrationServer.Address": known("guide+field"),
  "SIP.Account.#.RegistrationServer.Port": known("guide+field", number),
  "SIP.Account.#.VoiceMail.Active": known("guide+field", flag),
  "SIP.Account.#.VoiceMail.Mailbox": known("guide+field"),
  "PhoneUI.Keys.FunctionKeys.#.Type": known("guide+field", /^(?:-1|0|3|4)$/),
  "PhoneUI.Keys.FunctionKeys.#.PhoneNumber": known("guide+field"),
  "PhoneUI.Keys.FunctionKeys.#.DisplayName": known("guide+field"),
  "PhoneUI.Keys.FunctionKeys.#.CallPickupCode": known("guide+field"),
  "PhoneUI.Keys.FunctionKeys.#.Connection": known("field", /^\d$/),
  "NetDir.LDAP.0.Enable": known("field", flag),
  "NetDir.LDAP.0.DirectoryName": known("field"),
  "NetDir.LDAP.0.Server.Address": known("field"),
  "NetDir.LDAP.0.Server.Port": known("field", number),
  "NetDir.LDAP.0.Security": known("field", /^[02]$/),
  "NetDir.LDAP.0.BaseDN": known("field"),
  "NetDir.LDAP.0.Username": known("field"),
  "NetDir.LDAP.0.Password": known("field"),
  "NetDir.LDAP.0.NameFilter": known("field"),
  "NetDir.LDAP.0.NumberFilter": known("field"),
  "NetDir.LDAP.0.DisplayFormat": known("field"),
  "NetDir.LDAP.0.MaxNumberOfSearchResults": known("field", /^50$/),
  "NetDir.LDAP.0.Lookup": known("field", flag),
  "NetDir.LDAP.0.Surname": known("field"),
  "NetDir.LDAP.0.FirstName": known("field"),
  "NetDir.LDAP.0.PhoneOffice": known("field"),
  "NetDir.LDAP.0.PhoneMobile": known("field"),
  "NetDir.LDAP.0.PhoneHome": known("field"),
  "PhoneUI.Keys.ProgrammableKeys.Directory.Type": known("field", /^1$/),
  "NET.VLAN.Tagging": known("field", /^[0-2]$/),
  "NET.VLAN.LAN.Identifier": known("field", /^\d{1,4}$/),
  "NET.VLAN.LAN.Priority": known("field", /^[0-7]$/),
  "NET.VLAN.PC.Identifier": known("field", /^\d{1,4}$/),
  "NET.VLAN.PC.Priority": known("field", /^[0-7]$/),
} as const;

/** By RTP payload (RFC 3551). */
const CODECS: Readonly<Partial<Record<Codec, number>>> = { G722: 9, PCMA: 8, PCMU: 0, G729: 18 };
export const DESK_CODECS = Object.keys(CODECS);
export const DESK_KINDS = ["line", "lamp", "speed-dial", "park", "voicemail"] as const;

const KEY_TYPES: Readonly<Partial<Record<PhoneKeyKind, number>>> = { line: 0, lamp: 4, park: 4 };
const speedDial = 3;

/** Maxwell Basic, 2, 3 and 4. */
export function deskParams(phone: Phone, fit: Fit, model: GigasetModel): Sheetful {
  const sheet = new Sheet<keyof typeof DESK_PARAMS>(xmlText);
  sheet.tell("WebUI.AdminPassword", "web-password", phone.passwords.admin);
  sheet.tell("WebUI.UserPassword", "web-password", phone.passwords.user);
  sheet.put("System.DateAndTime.AutoAdjustTime", "NTPServiceEnabled");
  sheet.tell("System.DateAndTime.TimeServer", "clock", phone.clock.server);
  // The one zone whose name is known keeps the same hours as Paris.
  const rules = zoneRules(phone.clock.zone, phone.clock.year);
  const asParis = JSON.stringify(rules) === JSON.stringify(zoneRules("Europe/Paris", phone.clock.year));
  if (asParis) sheet.put("System.DateAndTime.TimeZone", "GMT+1.Europe/Amsterdam");
  if (asParis) sheet.put("System.DateAndTime.AutoAdjustClockForDST", "AutomatedDaylightSavingEnabled");
  sheet.put("System.DateAndTime.TimeFormat", "24h");
  sheet.put("System.DateAndTime.DateOrder", "dd.mm.yyyy");
  sheet.put("Telephony.ToneScheme", "FRA");
  // Its file itself: below an address that ends in a slash it asks for another one first.
  const own = `${phone.provisioning.url}${phone.mac}.xml`;
  sheet.tell("System.Provision.ProvisioningServer", "provisioning", own);
  // It comes by an address of its own now, which DHCP does not know.
  sheet.put("NET.IP.IPv4.DHCP.Options.Disabled", "66,114");
  sheet.put("SIP.TransportProtocol", 1);
  sheet.put("SIP.Security.UseSIPS", 0);
  sheet.put("SIP.Security.SRTP", 0);
  sheet.put("SIP.Security.AcceptNonSRTPCalls", 1);
  const codecs = phone.codecs.flatMap((codec) => CODECS[codec] ?? []);
  if (codecs.length > 0) sheet.put("SIP.ActiveCodecs", codecs.join(","));
  for (let at = 0; at < model.accounts; at++) deskAccount(sheet, at, fit);
  for (let position = 1; position <= fit.positions; position++) deskKey(sheet, position, phone, fit);
  deskDirectory(sheet, phone);
  const { vlan } = phone;
  sheet.put("NET.VLAN.Tagging", vlan === null ? 0 : vlan.pc === null ? 1 : 2);
  sheet.put("NET.VLAN.LAN.Identifier", vlan?.voice.id ?? 0);
  sheet.put("NET.VLAN.LAN.Priority", vlan?.voice.priority ?? 0);
  sheet.put("NET.VLAN.PC.Identifier", vlan?.pc?.id ?? 0);
  sheet.put("NET.VLAN.PC.Priority", vlan?.pc?.priority ?? 0);
  return { settings: sheet.settings, remarks: [...sheet.remarks(model.name), ...deskRemarks(phone, model, asParis)] };
}

type DeskSheet = Sheet<keyof typeof DESK_PARAMS>;

function deskAccount(sheet: DeskSheet, at: number, fit: Fit): void {
  const account = fit.accounts[at];
  sheet.put("SIP.Account.#.Active", account === undefined ? 0 : 1, at);
  sheet.tell("SIP.Account.#.AccountName", "login", account?.number ?? null, at);
  sheet.tell("SIP.Account.#.AuthName", "login", account?.login ?? null, at);
  sheet.tell("SIP.Account.#.AuthPassword", "password", account?.password ?? null, at);
  sheet.tell("SIP.Account.#.Username", "login", account?.user ?? null, at);
  sheet.tell("SIP.Account.#.DisplayName", "name", account?.name ?? null, at);
  sheet.tell("SIP.Account.#.Domain", "server", account?.server ?? null, at);
  sheet.tell("SIP.Account.#.ProxyServer.Address", "server", account?.server ?? null, at);
  sheet.put("SIP.Account.#.ProxyServer.Port", account?.ports.udp ?? 5060, at);
  sheet.tell("SIP.Account.#.RegistrationServer.Address", "server", account?.server ?? null, at);
  sheet.put("SIP.Account.#.RegistrationServer.Port", account?.ports.udp ?? 5060, at);
  sheet.put("SIP.Account.#.VoiceMail.Active", account?.voicemail == null ? 0 : 1, at);
  sheet.tell("SIP.Account.#.VoiceMail.Mailbox", "voicemail", account?.voicemail ?? null, at);
}

function deskKey(sheet: DeskSheet, position: number, phone: Phone, fit: Fit): void {
  const key = fit.keys.get(position);
  const at = position - 1;
  sheet.put("PhoneUI.Keys.FunctionKeys.#.Type", key === undefined ? -1 : (KEY_TYPES[key.kind] ?? speedDial), at);
  if (key === undefined) return;
  sheet.tell("PhoneUI.Keys.FunctionKeys.#.DisplayName", "label", key.label, at);
  if (key.kind === "line") {
    sheet.put("PhoneUI.Keys.FunctionKeys.#.Connection", (Number(key.value) || 1) - 1, at);
    return;
  }
  const dialled = key.value || (key.kind === "voicemail" ? (phone.accounts[0]?.voicemail ?? null) : null);
  sheet.tell("PhoneUI.Keys.FunctionKeys.#.PhoneNumber", "label", dialled, at);
  sheet.tell("PhoneUI.Keys.FunctionKeys.#.CallPickupCode", "login", key.kind === "lamp" ? phone.pickupCode : null, at);
}

function deskDirectory(sheet: DeskSheet, { directory }: Phone): void {
  const ldap = directory?.kind === "ldap" ? directory : null;
  sheet.put("NetDir.LDAP.0.Enable", ldap === null ? 0 : 1);
  sheet.tell("NetDir.LDAP.0.DirectoryName", "directory", ldap?.name ?? null);
  sheet.tell("NetDir.LDAP.0.Server.Address", "directory", ldap?.host ?? null);
  sheet.put("NetDir.LDAP.0.Server.Port", ldap?.port ?? 389);
  sheet.put("NetDir.LDAP.0.Security", ldap?.tls === true ? 2 : 0);
  sheet.tell("NetDir.LDAP.0.BaseDN", "directory", ldap?.base ?? null);
  sheet.tell("NetDir.LDAP.0.Username", "directory", ldap?.user ?? null);
  sheet.tell("NetDir.LDAP.0.Password", "directory", ldap?.password ?? null);
  if (ldap === null) return;
  const either = (attributes: readonly string[]) => `(|${attributes.map((name) => `(${name}=%)`).join("")})`;
  sheet.tell("NetDir.LDAP.0.NameFilter", "directory", either(ldap.names));
  sheet.tell("NetDir.LDAP.0.NumberFilter", "directory", either(ldap.numbers));
  sheet.tell("NetDir.LDAP.0.DisplayFormat", "directory", `%${ldap.names[0] ?? "cn"}`);
  sheet.put("NetDir.LDAP.0.MaxNumberOfSearchResults", 50);
  // Asked who calls, too.
  sheet.put("NetDir.LDAP.0.Lookup", 1);
  sheet.tell("NetDir.LDAP.0.Surname", "directory", ldap.names[0] ?? null);
  sheet.tell("NetDir.LDAP.0.FirstName", "directory", null);
  sheet.tell("NetDir.LDAP.0.PhoneOffice", "directory", ldap.numbers[0] ?? null);
  sheet.tell("NetDir.LDAP.0.PhoneMobile", "directory", ldap.numbers[1] ?? null);
  sheet.tell("NetDir.LDAP.0.PhoneHome", "directory", ldap.numbers[2] ?? null);
  sheet.put("PhoneUI.Keys.ProgrammableKeys.Directory.Type", 1);
}

/** Two sources number the ways of sending digits differently, and no name of French among the languages is known. */
const deskRemarks = (phone: Phone, { name }: GigasetModel, asParis: boolean): readonly Reason[] => [
  ...(asParis ? [] : [reason("phone-zone-approximate", { model: name, zone: phone.clock.zone })]),
  ...(phone.directory?.kind === "xml" ? leftOut(phone, name, "directory") : []),
  ...leftOut(phone, name, "digits", "language", "static-address", "recheck"),
];
