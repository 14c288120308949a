import { type Reason, reason } from "../../../daemon/model/reason.ts";
import type { Fit } from "../../keys/fit-phone.ts";
import { oneLine } from "../../keys/one-line.ts";
import { type Setting, Sheet } from "../../keys/sheet.ts";
import type { Codec, Phone, PhoneSetting } from "../../phone.ts";
import { DIGIT_BITS, hex, leftOut, pinOf, zoneNumber } from "./facts.ts";
import type { GigasetModel } from "./models.ts";
import { netdirSettings } from "./netdir.ts";
import type { AccountSymbol, N510_SYMBOLS, N720_SYMBOLS } from "./symbol-keys.ts";

export interface Sheetful {
  readonly settings: readonly Setting[];
  readonly remarks: readonly Reason[];
}

/** A text within the inner quotes. How a quote or a backslash stands there is written nowhere, so they become others. */
export const symbolText = (text: string): string =>
  oneLine(text.replaceAll(/[\ufffe\uffff]/g, ""))
    .replaceAll('"', "'")
    .replaceAll("\\", "/");

const CODECS: Readonly<Partial<Record<Codec, number>>> = { G722: 5, PCMA: 1, PCMU: 0, G729: 3 };
export const SYMBOL_CODECS = Object.keys(CODECS);

const bytes = (numbers: readonly number[]): string => numbers.map((number) => hex(number, 2)).join(",");
const codecsOf = (phone: Phone): string | null => {
  const chosen = phone.codecs.flatMap((codec) => CODECS[codec] ?? []);
  return chosen.length === 0 ? null : bytes(chosen);
};

/** N510 IP PRO: six accounts, each rings the handset of its number. */
export function n510Settings(phone: Phone, fit: Fit, model: GigasetModel): Sheetful {
  const sheet = new Sheet<keyof typeof N510_SYMBOLS>(symbolText);
  for (let line = 1; line <= model.accounts; line++) {
    const account = fit.accounts[line - 1];
    const put = (key: AccountSymbol, value: string) =>
      line === 1 ? sheet.put(key, value) : sheet.put(`${key}_#`, value, line);
    const tell = (key: AccountSymbol, about: PhoneSetting, text: string | null) =>
      line === 1 ? sheet.tell(key, about, text) : sheet.tell(`${key}_#`, about, text, line);
    sheet.put("BS_IP_Data1.ucB_SIP_ACCOUNT_IS_ACTIVE_#", hex(account === undefined ? 0 : 1), line);
    sheet.tell("BS_IP_Data1.aucS_SIP_ACCOUNT_NAME_#", "login", account?.number ?? null, line);
    tell("BS_IP_Data1.aucS_SIP_DISPLAYNAME", "name", account?.name ?? null);
    tell("BS_IP_Data3.aucS_SIP_LOGIN_ID", "login", account?.login ?? null);
    tell("BS_IP_Data1.aucS_SIP_PASSWORD", "password", account?.password ?? null);
    tell("BS_IP_Data1.aucS_SIP_USER_ID", "login", account?.user ?? null);
    tell("BS_IP_Data1.aucS_SIP_DOMAIN", "server", account?.server ?? null);
    tell("BS_IP_Data1.aucS_SIP_SERVER", "server", account?.server ?? null);
    tell("BS_IP_Data1.aucS_SIP_REGISTRAR", "server", account?.server ?? null);
    sheet.tell("BS_IP_Data1.aucS_VOIP_NET_AM_NUMBER_#", "voicemail", account?.voicemail ?? null, line);
    sheet.put("BS_IP_Data1.ucB_VOIP_NET_AM_ENABLED_#", hex(account?.voicemail == null ? 0 : 1), line);
    const handset = account === undefined ? 0 : 2 ** (line - 1);
    sheet.put("BS_Accounts.astAccounts[#].uiSendMask", hex(handset), line - 1);
    sheet.put("BS_Accounts.astAccounts[#].uiReceiveMask", hex(handset), line - 1);
    if (account === undefined) continue;
    sheet.tell("BS_AE_Subscriber.stMtDat[#].aucTlnName", "login", account.number, line - 1);
    put("BS_IP_Data1.uiI_SIP_SERVER_PORT", hex(account.ports.udp));
    put("BS_IP_Data1.uiI_SIP_REGISTRAR_PORT", hex(account.ports.udp));
    put("BS_IP_Data1.uiI_RE_REGISTRATION_TIMER", hex(account.expirySeconds));
    const codecs = codecsOf(phone);
    if (codecs !== null) put("BS_IP_Data1.ucI_SIP_PREFERRED_VOCODER", codecs);
  }
  sheet.put("BS_IP_Data1.ucB_DTMF_TX_MODE_AUTO", "0x0");
  sheet.put("BS_IP_Data1.ucI_DTMF_TX_MODE_BITS", hex(DIGIT_BITS[phone.digits]));
  sheet.tell("BS_IP_Data1.aucS_TIME_NTP_SERVER", "clock", phone.clock.server);
  const zone = zoneNumber(phone);
  if (zone !== null) {
    sheet.put("BS_IP_Data1.uiI_TIME_COUNTRY", "0x18");
    sheet.put("BS_IP_Data1.uiI_TIME_TIMEZONE", hex(zone.number));
    sheet.put("BS_IP_Data1.ucB_TIME_USE_AUTOMATIC_DST", zone.summer ? "0x1" : "0x0");
  }
  sheet.put("BS_AE_SwConfig.ucCountryCodeTone", "0x7");
  // A handset transfers a call by its key R, or by hanging up during the second one.
  sheet.put("BS_IP_Data1.ucB_CT_AFTER_ON_HOOK", "0x1");
  sheet.put("BS_CUSTOM_ORG.bit.bEct", "0x1");
  sheet.put("BS_IP_Data1.ucB_USE_R_KEY_FOR_CALL_TRANSFER", "0x1");
  sheet.put("BS_IP_Data1.ucI_HTTPLANGUAGE", phone.language === "fr" ? "0x9" : "0x1");
  const pin = pinOf(phone.passwords.admin);
  if (pin !== null) sheet.put("BS_CUSTOM.aucKdsPin[0]", pinBytes(pin));
  sheet.put("BS_IP_Data1.ucB_VLAN_ENABLED", phone.vlan === null ? "0x0" : "0x1");
  sheet.put("BS_IP_Data1.uiI_VLAN_ID", hex(phone.vlan?.voice.id ?? 0));
  sheet.put("BS_IP_Data1.ucI_VLAN_PRIORITY", hex(phone.vlan?.voice.priority ?? 0));
  netdirSettings(sheet, phone, "");
  sheet.put("BS_IP_Data1.ucB_USE_DHCP", "0x1");
  sheet.put("BS_IP_Data.ucB_AUTO_UPDATE_PROFILE", phone.provisioning.recheck === null ? "0x0" : "0x1");
  return { settings: sheet.settings, remarks: [...sheet.remarks(model.name), ...symbolRemarks(phone, model)] };
}

/** N720 DM PRO: a hundred accounts at one provider. The first 20 at least are written, so that those that go are cleared. */
export function n720Settings(phone: Phone, fit: Fit, model: GigasetModel): Sheetful {
  const sheet = new Sheet<keyof typeof N720_SYMBOLS>(symbolText);
  const first = fit.accounts.find((account) => account !== undefined);
  const server = first?.server ?? null;
  const port = hex(first?.ports.udp ?? 5060);
  sheet.put("BS_VOIP_Data.astVoipAccounts[%].ucVoipProviderIndex", "0x0");
  sheet.tell("BS_VOIP_Data.astVoipProviders[0].aucSIP_PROVIDER_NAME[%]", "server", "SipleoBox");
  sheet.tell("BS_VOIP_Data.astVoipProviders[0].aucSIP_DOMAIN[%]", "server", server);
  sheet.tell("BS_VOIP_Data.astVoipProviders[0].aucSIP_SERVER[%]", "server", server);
  sheet.put("BS_VOIP_Data.astVoipProviders[0].uiSIP_SERVER_PORT", port);
  sheet.tell("BS_VOIP_Data.astVoipProviders[0].aucSIP_REGISTRAR[%]", "server", server);
  sheet.put("BS_VOIP_Data.astVoipProviders[0].uiSIP_REGISTRAR_PORT", port);
  sheet.put("BS_VOIP_Data.astVoipProviders[0].uiRE_REGISTRATION_TIMER", hex(first?.expirySeconds ?? 180));
  // The number of UDP among the protocols of IP.
  sheet.put("BS_VOIP_Data.astVoipProviders[0].ucSIP_PREFERRED_TRANSPORT_LAYER", "0x11");
  const codecs = codecsOf(phone);
  if (codecs !== null) sheet.put("BS_VOIP_Data.astVoipAccounts[%].aucI_SIP_PREFERRED_VOCODER[%]", codecs);
  for (let at = 0; at < Math.max(20, fit.accounts.length); at++) {
    const account = fit.accounts[at];
    sheet.tell("BS_VOIP_Data.astVoipAccounts[#].aucS_SIP_DISPLAYNAME[0]", "name", account?.name ?? null, at);
    sheet.tell("BS_VOIP_Data.astVoipAccounts[#].aucS_SIP_LOGIN_ID[0]", "login", account?.login ?? null, at);
    sheet.tell("BS_VOIP_Data.astVoipAccounts[#].aucS_SIP_PASSWORD[0]", "password", account?.password ?? null, at);
    sheet.tell("BS_VOIP_Data.astVoipAccounts[#].aucS_SIP_USER_ID[0]", "login", account?.user ?? null, at);
    sheet.put("BS_VOIP_Data.astVoipAccounts[#].ucB_SIP_ACCOUNT_IS_ACTIVE_1", hex(account === undefined ? 0 : 1), at);
    sheet.tell(
      "BS_VOIP_Data.astVoipAccounts[#].aucS_VOIP_NET_AM_NUMBER_1[%]",
      "voicemail",
      account?.voicemail ?? null,
      at,
    );
    sheet.put("BS_VOIP_Data.astVoipAccounts[#].ucB_VOIP_NET_AM_ENABLED_1", hex(account?.voicemail == null ? 0 : 1), at);
  }
  sheet.put("BS_VOIP_Data.ucB_DTMF_TX_MODE_AUTO", "0x0");
  sheet.put("BS_VOIP_Data.ucI_DTMF_TX_MODE_BITS", hex(DIGIT_BITS[phone.digits]));
  sheet.tell("BS_IP_Data.aucS_TIME_NTP_SERVER[%]", "clock", phone.clock.server);
  const zone = zoneNumber(phone);
  if (zone !== null) {
    sheet.put("BS_IP_Data.uiI_TIME_TIMEZONE", hex(zone.number));
    sheet.put("BS_IP_Data.ucB_TIME_USE_AUTOMATIC_DST", zone.summer ? "0x1" : "0x0");
  }
  sheet.put("BS_AE_SwConfig.ucCountryCodeTone", "0x7");
  sheet.put("BS_VOIP_Data.ucB_USE_R_KEY_FOR_CALL_TRANSFER", "0x1");
  sheet.put("BS_IP_Data.ucI_HTTPLANGUAGE", phone.language === "fr" ? "0x9" : "0x1");
  sheet.tell("BS_CUSTOM.WebUIPassword", "web-password", phone.passwords.admin);
  const pin = pinOf(phone.passwords.admin);
  if (pin !== null) sheet.put("BS_CUSTOM.aucKdsPin[%]", pinBytes(pin));
  sheet.put("BS_IP_Data.ucB_VLAN_ENABLED", phone.vlan === null ? "0x0" : "0x1");
  sheet.put("BS_IP_Data.uiI_VLAN_ID", hex(phone.vlan?.voice.id ?? 0));
  sheet.put("BS_IP_Data.ucI_VLAN_PRIORITY", hex(phone.vlan?.voice.priority ?? 0));
  netdirSettings(sheet, phone, "[%]");
  sheet.put("BS_IP_Data.ucB_USE_DHCP", "0x1");
  const oneServer = fit.accounts.every((account) => account === undefined || account.server === first?.server)
    ? []
    : [reason("phone-setting-left-out", { model: model.name, setting: "server" })];
  return {
    settings: sheet.settings,
    remarks: [
      ...sheet.remarks(model.name),
      ...oneServer,
      ...symbolRemarks(phone, model),
      ...leftOut(phone, model.name, "recheck"),
    ],
  };
}

const pinBytes = (pin: string): string => `0x${pin.slice(0, 2)},0x${pin.slice(2)}`;

/** In which order the bytes of an address stand is not known, nor what an LDAP server needs of them. */
function symbolRemarks(phone: Phone, model: GigasetModel): readonly Reason[] {
  const remarks = [...leftOut(phone, model.name, "static-address", "pc-vlan")];
  if (phone.directory?.kind === "ldap") remarks.push(...leftOut(phone, model.name, "directory"));
  if (zoneNumber(phone) === null)
    remarks.push(reason("phone-zone-approximate", { model: model.name, zone: phone.clock.zone }));
  if (pinOf(phone.passwords.admin) === null) {
    remarks.push(reason("phone-setting-left-out", { model: model.name, setting: "web-password" }));
  }
  return remarks;
}
