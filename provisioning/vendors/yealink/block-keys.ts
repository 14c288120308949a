import { known } from "../../keys/dictionary.ts";

const flag = /^[01]$/;
const number = /^\d{1,5}$/;

/** Every key that is ever sent in blocks, as `block/key`: `#` in a block's path counts accounts from 0. */
export const BLOCK_KEYS = {
  "account#/Enable": known("field", flag),
  "account#/Label": known("field"),
  "account#/DisplayName": known("field"),
  "account#/AuthName": known("field"),
  "account#/UserName": known("field"),
  "account#/password": known("field"),
  "account#/SIPServerHost": known("field"),
  "account#/SIPServerPort": known("field", number),
  "account#/Transport": known("field", /^0$/),
  "account#/Expire": known("field", number),
  "account#/SubsribeMWI": known("field", flag),
  "account#/srtp_encryption": known("field", /^0$/),
  "DTMF#/DTMFInbandTransfer": known("field", /^[0-2]$/),
  "DTMF#/InfoType": known("field", /^[12]$/),
  "audio#.#/enable": known("field", flag),
  "audio#.#/PayloadType": known("field", /^(?:PCMU|PCMA|G729|G722)$/),
  "audio#.#/priority": known("field", /^\d$/),
  "audio#.#/rtpmap": known("field", /^\d{1,2}$/),
  "Message/VoiceNumber#": known("field"),
  "memory#/DKtype": known("field", /^(?:0|3|5|12|13|15|16)$/),
  "memory#/type": known("field", /^blf$/),
  "memory#/Line": known("field", /^\d$/),
  "memory#/Value": known("field"),
  "memory#/Label": known("field"),
  "memory#/PickupValue": known("field"),
  "Time/TimeZone": known("field", /^[+-]\d{1,2}(?::\d\d)?$/),
  "Time/TimeServer1": known("field"),
  "Time/SummerTime": known("field", flag),
  "Time/DSTTimeType": known("field", /^1$/),
  "Time/StartTime": known("field", /^[\d/]+$/),
  "Time/EndTime": known("field", /^[\d/]+$/),
  "Time/OffsetTime": known("field", /^\d{1,3}$/),
  "Time/TimeFormat": known("field", flag),
  "Lang/ActiveWebLanguage": known("field", /^(?:French|English)$/),
  "Lang/WebLanguage": known("field", /^(?:French|English)$/),
  "Country/Country": known("field", /^France$/),
  "RemotePhoneBook0/URL": known("field"),
  "RemotePhoneBook0/Name": known("field"),
  "LDAP/host": known("field"),
  "LDAP/port": known("field", number),
  "LDAP/base": known("field"),
  "LDAP/user": known("field"),
  "LDAP/pswd": known("field"),
  "LDAP/NameFilter": known("field"),
  "LDAP/NumberFilter": known("field"),
  "LDAP/NameAttr": known("field"),
  "LDAP/NumbAttr": known("field"),
  "LDAP/DisplayName": known("field"),
  "VLAN/ISVLAN": known("field", flag),
  "VLAN/VID": known("field", /^\d{1,4}$/),
  "VLAN/USRPRIORITY": known("field", /^[0-7]$/),
  "VLAN/PC_PORT_VLAN_ENABLE": known("field", flag),
  "VLAN/PC_PORT_VID": known("field", /^\d{1,4}$/),
  "VLAN/PC_PORT_PRIORITY": known("field", /^[0-7]$/),
  "AdminPassword/password": known("field"),
  "UserPassword/password": known("field"),
  "autoprovision/server_address": known("field"),
} as const;

export type BlockKey = keyof typeof BLOCK_KEYS;

const SETTING = "/config/Setting/Setting.cfg";
const AUTOP = "/config/Setting/autop.cfg";

/** The file of the telephone that a block writes into, by the block's name without its numbers. */
export const BLOCK_FILES: Readonly<Record<string, string>> = {
  account: "/config/voip/sipAccount#.cfg",
  DTMF: "/config/voip/sipAccount#.cfg",
  audio: "/config/voip/sipAccount#.cfg",
  Message: "/config/Features/Message.cfg",
  memory: "/config/vpPhone/vpPhone.ini",
  Time: SETTING,
  Lang: SETTING,
  Country: "/config/voip/tone.ini",
  RemotePhoneBook0: SETTING,
  LDAP: "/config/Contacts/LDAP.cfg",
  VLAN: "/config/Network/Network.cfg",
  AdminPassword: AUTOP,
  UserPassword: AUTOP,
  autoprovision: AUTOP,
};
