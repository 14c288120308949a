import { reason } from "../../../daemon/model/reason.ts";
import { known } from "../../keys/dictionary.ts";
import type { Fit } from "../../keys/fit-phone.ts";
import { Sheet } from "../../keys/sheet.ts";
import { xmlText } from "../../keys/xml-text.ts";
import type { Codec, Phone, PhoneAccount, PhoneKey } from "../../phone.ts";
import { leftOut } from "./facts.ts";
import type { GigasetModel } from "./models.ts";
import type { Sheetful } from "./symbols.ts";

const switched = /^(?:on|off)$/;

/** Every setting that is ever sent: `/#` is its index, an account from 1; `fkey/#` and `fkey/#/label` a key from 0. */
export const P_SETTINGS = {
  language: known("guide+field", /^(?:Français|English)$/),
  web_language: known("guide+field", /^(?:Français|English)$/),
  tone_scheme: known("field", /^FRA$/),
  ntp_server: known("guide+field"),
  timezone: known("guide+field", /^(?:FRA\+1|BMU-4|KAZ\+4)$/),
  time_24_format: known("field", switched),
  date_us_format: known("field", /^off$/),
  locale: known("field", /^(?:fr_FR|en_GB)$/),
  setting_server: known("guide+field"),
  prov_polling_enabled: known("field", switched),
  prov_polling_mode: known("field", /^random$/),
  prov_polling_period: known("field", /^86400$/),
  prov_polling_time: known("field", /^\d\d:\d\d$/),
  prov_polling_time_rand_end: known("field", /^\d\d:\d\d$/),
  admin_mode_password: known("field"),
  admin_mode_password_confirm: known("field"),
  http_user: known("field", /^admin$/),
  http_pass: known("field"),
  webserver_admin_name: known("field", /^admin$/),
  webserver_admin_password: known("field"),
  webserver_user_name: known("field", /^user$/),
  webserver_user_password: known("field"),
  dhcp: known("field", switched),
  vlan_id: known("field", /^\d{0,4}$/),
  vlan_qos: known("field", /^[0-7]?$/),
  vlan_port_tagging: known("field", switched),
  vlan_pc_id: known("field", /^\d{0,4}$/),
  vlan_pc_priority: known("field", /^[0-7]?$/),
  ldap_server: known("field"),
  ldap_port: known("field", /^\d{1,5}$/),
  ldap_base: known("field"),
  ldap_username: known("field"),
  ldap_password: known("field"),
  ldap_over_tls: known("field", switched),
  ldap_search_filter: known("field"),
  ldap_number_filter: known("field"),
  ldap_name_attributes: known("field"),
  ldap_number_attributes: known("field"),
  ldap_display_name: known("field"),
  dkey_retrieve: known("field"),
  dkey_directory: known("field", /^keyevent F_(?:DIRECTORY_SEARCH|ADR_BOOK)$/),
  answer_after_policy: known("guide", /^idle$/),
  "user_active/#": known("guide+field", switched),
  "user_realname/#": known("guide+field"),
  "user_name/#": known("guide+field"),
  "user_pname/#": known("guide"),
  "user_pass/#": known("field"),
  "user_host/#": known("guide+field"),
  "user_outbound/#": known("field"),
  "user_srtp/#": known("field", switched),
  "user_dtmf_info/#": known("field", /^(?:off|sip_info_only)$/),
  "codec_priority_list/#": known("field", /^[a-z0-9,-]+$/),
  "fkey/#": known("field"),
  "fkey/#/label": known("field"),
} as const;

type PSheet = Sheet<keyof typeof P_SETTINGS>;

const CODECS: Readonly<Partial<Record<Codec, string>>> = {
  G722: "g722",
  PCMA: "pcma",
  PCMU: "pcmu",
  G729: "g729",
  GSM: "gsm",
};
export const P_CODECS = Object.keys(CODECS);
export const P_KINDS = ["line", "lamp", "speed-dial", "park", "voicemail", "do-not-disturb"] as const;

/** Names of zones that are known to keep the hours of these. */
const ZONES: Readonly<Record<string, string>> = {
  "Europe/Paris": "FRA+1",
  "America/Martinique": "BMU-4",
  "Indian/Reunion": "KAZ+4",
};

/** P710 to P855, which snom builds. */
export function pSettings(phone: Phone, fit: Fit, model: GigasetModel): Sheetful {
  const sheet: PSheet = new Sheet(xmlText);
  const language = phone.language === "fr" ? "Français" : "English";
  sheet.put("language", language);
  sheet.put("web_language", language);
  sheet.put("tone_scheme", "FRA");
  sheet.tell("ntp_server", "clock", phone.clock.server);
  const zone = Object.hasOwn(ZONES, phone.clock.zone) ? ZONES[phone.clock.zone] : undefined;
  if (zone !== undefined) sheet.put("timezone", zone);
  sheet.put("time_24_format", "on");
  sheet.put("date_us_format", "off");
  sheet.put("locale", phone.language === "fr" ? "fr_FR" : "en_GB");
  sheet.tell("setting_server", "provisioning", phone.provisioning.url);
  pollingSettings(sheet, phone);
  passwordSettings(sheet, phone);
  sheet.put("dhcp", "on");
  vlanSettings(sheet, phone);
  ldapSettings(sheet, phone);
  // Answers by itself when it is asked to and nobody talks.
  sheet.put("answer_after_policy", "idle");
  const voicemail = phone.accounts[0]?.voicemail ?? null;
  sheet.tell("dkey_retrieve", "voicemail", voicemail === null ? null : `speed ${voicemail}`);
  for (let line = 1; line <= model.accounts; line++) accountSettings(sheet, line, fit.accounts[line - 1], phone);
  for (let position = 1; position <= fit.positions; position++) keySettings(sheet, position, phone, fit);
  return {
    settings: sheet.settings,
    remarks: [
      ...sheet.remarks(model.name),
      ...(zone === undefined ? [reason("phone-zone-approximate", { model: model.name, zone: phone.clock.zone })] : []),
      ...(phone.directory?.kind === "xml" ? leftOut(phone, model.name, "directory") : []),
      ...leftOut(phone, model.name, "static-address"),
    ],
  };
}

function pollingSettings(sheet: PSheet, { provisioning: { recheck } }: Phone): void {
  sheet.put("prov_polling_enabled", recheck === null ? "off" : "on");
  if (recheck === null) return;
  sheet.put("prov_polling_mode", "random");
  sheet.put("prov_polling_period", 86_400);
  sheet.put("prov_polling_time", recheck.at);
  const [hour = 0, minute = 0] = recheck.at.split(":").map(Number);
  const end = Math.min(hour * 60 + minute + recheck.spreadMinutes, 1439);
  const parts = [Math.floor(end / 60), end % 60].map((part) => String(part).padStart(2, "0"));
  sheet.put("prov_polling_time_rand_end", parts.join(":"));
}

function passwordSettings(sheet: PSheet, { passwords }: Phone): void {
  sheet.tell("admin_mode_password", "web-password", passwords.admin);
  sheet.tell("admin_mode_password_confirm", "web-password", passwords.admin);
  // The P710 has one pair of its own name, later ones two.
  sheet.put("http_user", "admin");
  sheet.tell("http_pass", "web-password", passwords.admin);
  sheet.put("webserver_admin_name", "admin");
  sheet.tell("webserver_admin_password", "web-password", passwords.admin);
  sheet.put("webserver_user_name", "user");
  sheet.tell("webserver_user_password", "web-password", passwords.user);
}

function vlanSettings(sheet: PSheet, { vlan }: Phone): void {
  sheet.put("vlan_id", vlan?.voice.id ?? null);
  sheet.put("vlan_qos", vlan?.voice.priority ?? null);
  sheet.put("vlan_port_tagging", vlan?.pc == null ? "off" : "on");
  sheet.put("vlan_pc_id", vlan?.pc?.id ?? null);
  sheet.put("vlan_pc_priority", vlan?.pc?.priority ?? null);
}

function ldapSettings(sheet: PSheet, { directory }: Phone): void {
  const ldap = directory?.kind === "ldap" ? directory : null;
  sheet.tell("ldap_server", "directory", ldap?.host ?? null);
  sheet.put("ldap_port", ldap?.port ?? 389);
  sheet.tell("ldap_base", "directory", ldap?.base ?? null);
  sheet.tell("ldap_username", "directory", ldap?.user ?? null);
  sheet.tell("ldap_password", "directory", ldap?.password ?? null);
  sheet.put("ldap_over_tls", ldap?.tls === true ? "on" : "off");
  // Unlike others these add no star of their own to what was typed.
  const either = (attributes: readonly string[]) => `(|${attributes.map((name) => `(${name}=%*)`).join("")})`;
  sheet.tell("ldap_search_filter", "directory", ldap === null ? null : either(ldap.names));
  sheet.tell("ldap_number_filter", "directory", ldap === null ? null : either(ldap.numbers));
  sheet.tell("ldap_name_attributes", "directory", ldap?.names.join(" ") ?? null);
  sheet.tell("ldap_number_attributes", "directory", ldap?.numbers.join(" ") ?? null);
  sheet.tell("ldap_display_name", "directory", ldap === null ? null : `%${ldap.names[0] ?? "cn"}`);
  sheet.put("dkey_directory", `keyevent ${ldap === null ? "F_ADR_BOOK" : "F_DIRECTORY_SEARCH"}`);
}

function accountSettings(sheet: PSheet, line: number, account: PhoneAccount | undefined, phone: Phone): void {
  sheet.put("user_active/#", account === undefined ? "off" : "on", line);
  sheet.tell("user_realname/#", "name", account?.name ?? null, line);
  sheet.tell("user_name/#", "login", account?.user ?? null, line);
  sheet.tell("user_pname/#", "login", account?.login ?? null, line);
  sheet.tell("user_pass/#", "password", account?.password ?? null, line);
  sheet.tell("user_host/#", "server", account?.server ?? null, line);
  if (account === undefined) return;
  const tls = account.encrypted ? account.ports.tls : null;
  const way = tls === null ? `${account.ports.udp};transport=udp` : `${tls};transport=tls`;
  sheet.tell("user_outbound/#", "server", `${account.server}:${way}`, line);
  sheet.put("user_srtp/#", tls === null ? "off" : "on", line);
  sheet.put("user_dtmf_info/#", phone.digits === "info" ? "sip_info_only" : "off", line);
  const codecs = phone.codecs.flatMap((codec) => CODECS[codec] ?? []);
  if (codecs.length > 0) sheet.put("codec_priority_list/#", [...codecs, "telephone-event"].join(","), line);
}

function keySettings(sheet: PSheet, position: number, phone: Phone, fit: Fit): void {
  const key = fit.keys.get(position);
  sheet.tell("fkey/#", "label", key === undefined ? "none" : doesOf(key, phone), position - 1);
  sheet.tell("fkey/#/label", "label", key?.label ?? null, position - 1);
}

function doesOf(key: PhoneKey, phone: Phone): string {
  switch (key.kind) {
    case "line":
      return `line ${key.value}`.trim();
    case "lamp":
      return phone.pickupCode === null ? `blf ${key.value}` : `blf ${key.value}|${phone.pickupCode}`;
    case "park":
      return `blf ${key.value}`;
    case "speed-dial":
      return `speed ${key.value}`;
    case "voicemail":
      return `speed ${key.value || (phone.accounts[0]?.voicemail ?? "")}`;
    case "do-not-disturb":
      return "keyevent F_DND";
    case "transfer":
      // Not among P_KINDS: what snom's telephones write for it is not known to hold here.
      return "none";
  }
}
