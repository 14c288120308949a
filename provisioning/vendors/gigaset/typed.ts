import { known } from "../../keys/dictionary.ts";
import type { Fit } from "../../keys/fit-phone.ts";
import { Sheet } from "../../keys/sheet.ts";
import { xmlText } from "../../keys/xml-text.ts";
import type { Phone } from "../../phone.ts";
import { DIGIT_BITS, leftOut } from "./facts.ts";
import type { GigasetModel } from "./models.ts";
import type { Sheetful } from "./symbols.ts";

const number = /^\d{1,5}$/;
const truth = /^(?:true|false)$/;

/** Every element that is ever sent: its first letter is its type, `#` an account from 1. */
export const TYPED_ELEMENTS = {
  "B_SIP_ACCOUNT_IS_ACTIVE_#": known("guide+field", truth),
  "S_SIP_ACCOUNT_NAME_#": known("guide"),
  "S_SIP_LOGIN_ID_#": known("guide"),
  "S_SIP_PASSWORD_#": known("guide"),
  "S_SIP_USER_ID_#": known("guide"),
  "S_SIP_DISPLAYNAME_#": known("guide"),
  "S_SIP_DOMAIN_#": known("guide"),
  "S_SIP_SERVER_#": known("guide"),
  "I_SIP_SERVER_PORT_#": known("guide", number),
  "S_SIP_REGISTRAR_#": known("guide"),
  I_DTMF_TX_MODE_BITS: known("field", /^[124]$/),
  B_AUTO_UPDATE_PROFILE: known("field", truth),
} as const;

/** DE310 to DE900 IP PRO. Of their elements only those of an account are published. */
export function typedElements(phone: Phone, fit: Fit, model: GigasetModel): Sheetful {
  const sheet = new Sheet<keyof typeof TYPED_ELEMENTS>(xmlText);
  for (let line = 1; line <= model.accounts; line++) {
    const account = fit.accounts[line - 1];
    sheet.put("B_SIP_ACCOUNT_IS_ACTIVE_#", account === undefined ? "false" : "true", line);
    sheet.tell("S_SIP_ACCOUNT_NAME_#", "login", account?.number ?? null, line);
    sheet.tell("S_SIP_LOGIN_ID_#", "login", account?.login ?? null, line);
    sheet.tell("S_SIP_PASSWORD_#", "password", account?.password ?? null, line);
    sheet.tell("S_SIP_USER_ID_#", "login", account?.user ?? null, line);
    sheet.tell("S_SIP_DISPLAYNAME_#", "name", account?.name ?? null, line);
    sheet.tell("S_SIP_DOMAIN_#", "server", account?.server ?? null, line);
    sheet.tell("S_SIP_SERVER_#", "server", account?.server ?? null, line);
    sheet.put("I_SIP_SERVER_PORT_#", account?.ports.udp ?? 5060, line);
    sheet.tell("S_SIP_REGISTRAR_#", "server", account?.server ?? null, line);
  }
  sheet.put("I_DTMF_TX_MODE_BITS", DIGIT_BITS[phone.digits]);
  sheet.put("B_AUTO_UPDATE_PROFILE", phone.provisioning.recheck === null ? "false" : "true");
  const without = [
    "codecs",
    "voicemail",
    "clock",
    "time-zone",
    "language",
    "tones",
    "directory",
    "static-address",
    "vlan",
    "web-password",
  ] as const;
  return {
    settings: sheet.settings,
    remarks: [...sheet.remarks(model.name), ...leftOut(phone, model.name, ...without)],
  };
}
