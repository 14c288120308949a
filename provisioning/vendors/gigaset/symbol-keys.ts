import { known } from "../../keys/dictionary.ts";
import { NETDIR_SYMBOLS, NETDIR_SYMBOLS_OF_ALL } from "./netdir.ts";

const hex = /^0x[0-9a-f]{1,8}$/;
const flag = /^0x[01]$/;
const bytes = /^0x[0-9a-f]{2}(?:,0x[0-9a-f]{2})*$/;

/** Every symbol that is ever sent to an N510. Most of the first account's carry no number. */
export const N510_SYMBOLS = {
  "BS_IP_Data1.aucS_SIP_ACCOUNT_NAME_#": known("field"),
  "BS_IP_Data1.aucS_SIP_DISPLAYNAME": known("guide+field"),
  "BS_IP_Data1.aucS_SIP_DISPLAYNAME_#": known("guide+field"),
  "BS_IP_Data3.aucS_SIP_LOGIN_ID": known("guide+field"),
  "BS_IP_Data3.aucS_SIP_LOGIN_ID_#": known("guide+field"),
  "BS_IP_Data1.aucS_SIP_PASSWORD": known("guide+field"),
  "BS_IP_Data1.aucS_SIP_PASSWORD_#": known("guide+field"),
  "BS_IP_Data1.aucS_SIP_USER_ID": known("guide+field"),
  "BS_IP_Data1.aucS_SIP_USER_ID_#": known("guide+field"),
  "BS_IP_Data1.aucS_SIP_DOMAIN": known("guide+field"),
  "BS_IP_Data1.aucS_SIP_DOMAIN_#": known("guide+field"),
  "BS_IP_Data1.aucS_SIP_SERVER": known("guide+field"),
  "BS_IP_Data1.aucS_SIP_SERVER_#": known("guide+field"),
  "BS_IP_Data1.aucS_SIP_REGISTRAR": known("guide+field"),
  "BS_IP_Data1.aucS_SIP_REGISTRAR_#": known("guide+field"),
  "BS_IP_Data1.uiI_SIP_SERVER_PORT": known("guide+field", hex),
  "BS_IP_Data1.uiI_SIP_SERVER_PORT_#": known("guide+field", hex),
  "BS_IP_Data1.uiI_SIP_REGISTRAR_PORT": known("guide+field", hex),
  "BS_IP_Data1.uiI_SIP_REGISTRAR_PORT_#": known("guide+field", hex),
  "BS_IP_Data1.uiI_RE_REGISTRATION_TIMER": known("guide+field", hex),
  "BS_IP_Data1.uiI_RE_REGISTRATION_TIMER_#": known("guide+field", hex),
  "BS_IP_Data1.ucB_SIP_ACCOUNT_IS_ACTIVE_#": known("guide+field", flag),
  "BS_IP_Data1.ucI_SIP_PREFERRED_VOCODER": known("guide+field", bytes),
  "BS_IP_Data1.ucI_SIP_PREFERRED_VOCODER_#": known("guide+field", bytes),
  "BS_IP_Data1.aucS_VOIP_NET_AM_NUMBER_#": known("guide+field"),
  "BS_IP_Data1.ucB_VOIP_NET_AM_ENABLED_#": known("guide+field", flag),
  "BS_Accounts.astAccounts[#].uiSendMask": known("guide+field", hex),
  "BS_Accounts.astAccounts[#].uiReceiveMask": known("guide+field", hex),
  "BS_AE_Subscriber.stMtDat[#].aucTlnName": known("field"),
  "BS_IP_Data1.ucB_DTMF_TX_MODE_AUTO": known("field", flag),
  "BS_IP_Data1.ucI_DTMF_TX_MODE_BITS": known("guide+field", /^0x[124]$/),
  "BS_IP_Data1.aucS_TIME_NTP_SERVER": known("guide+field"),
  "BS_IP_Data1.uiI_TIME_COUNTRY": known("field", /^0x18$/),
  "BS_IP_Data1.uiI_TIME_TIMEZONE": known("field", hex),
  "BS_IP_Data1.ucB_TIME_USE_AUTOMATIC_DST": known("field", flag),
  "BS_AE_SwConfig.ucCountryCodeTone": known("guide+field", /^0x7$/),
  "BS_IP_Data1.ucI_HTTPLANGUAGE": known("field", /^0x[19]$/),
  "BS_CUSTOM.aucKdsPin[0]": known("guide+field", bytes),
  "BS_IP_Data1.ucB_VLAN_ENABLED": known("field", flag),
  "BS_IP_Data1.uiI_VLAN_ID": known("field", hex),
  "BS_IP_Data1.ucI_VLAN_PRIORITY": known("field", /^0x[0-7]$/),
  "BS_IP_Data1.ucB_CT_AFTER_ON_HOOK": known("field", /^0x1$/),
  "BS_CUSTOM_ORG.bit.bEct": known("field", /^0x1$/),
  "BS_IP_Data1.ucB_USE_R_KEY_FOR_CALL_TRANSFER": known("field", /^0x1$/),
  "BS_IP_Data1.ucB_USE_DHCP": known("field", flag),
  "BS_IP_Data.ucB_AUTO_UPDATE_PROFILE": known("field", flag),
  ...NETDIR_SYMBOLS,
} as const;

/** Symbols of which each account has its own. */
export type AccountSymbol =
  Extract<keyof typeof N510_SYMBOLS, `${string}_#`> extends infer Key
    ? Key extends `${infer Base}_#`
      ? Extract<keyof typeof N510_SYMBOLS, Base>
      : never
    : never;

/** The same for an N720. `[%]` stands for all of an array. */
export const N720_SYMBOLS = {
  "BS_VOIP_Data.astVoipAccounts[#].aucS_SIP_DISPLAYNAME[0]": known("guide+field"),
  "BS_VOIP_Data.astVoipAccounts[#].aucS_SIP_LOGIN_ID[0]": known("guide+field"),
  "BS_VOIP_Data.astVoipAccounts[#].aucS_SIP_PASSWORD[0]": known("guide+field"),
  "BS_VOIP_Data.astVoipAccounts[#].aucS_SIP_USER_ID[0]": known("guide+field"),
  "BS_VOIP_Data.astVoipAccounts[#].ucB_SIP_ACCOUNT_IS_ACTIVE_1": known("guide+field", flag),
  "BS_VOIP_Data.astVoipAccounts[#].aucS_VOIP_NET_AM_NUMBER_1[%]": known("field"),
  "BS_VOIP_Data.astVoipAccounts[#].ucB_VOIP_NET_AM_ENABLED_1": known("field", flag),
  "BS_VOIP_Data.astVoipAccounts[%].ucVoipProviderIndex": known("field", /^0x0$/),
  "BS_VOIP_Data.astVoipAccounts[%].aucI_SIP_PREFERRED_VOCODER[%]": known("field", bytes),
  "BS_VOIP_Data.astVoipProviders[0].aucSIP_PROVIDER_NAME[%]": known("field"),
  "BS_VOIP_Data.astVoipProviders[0].aucSIP_DOMAIN[%]": known("field"),
  "BS_VOIP_Data.astVoipProviders[0].aucSIP_SERVER[%]": known("field"),
  "BS_VOIP_Data.astVoipProviders[0].uiSIP_SERVER_PORT": known("field", hex),
  "BS_VOIP_Data.astVoipProviders[0].aucSIP_REGISTRAR[%]": known("field"),
  "BS_VOIP_Data.astVoipProviders[0].uiSIP_REGISTRAR_PORT": known("field", hex),
  "BS_VOIP_Data.astVoipProviders[0].uiRE_REGISTRATION_TIMER": known("field", hex),
  "BS_VOIP_Data.astVoipProviders[0].ucSIP_PREFERRED_TRANSPORT_LAYER": known("guide+field", /^0x11$/),
  "BS_VOIP_Data.ucB_DTMF_TX_MODE_AUTO": known("field", flag),
  "BS_VOIP_Data.ucI_DTMF_TX_MODE_BITS": known("field", /^0x[124]$/),
  "BS_IP_Data.aucS_TIME_NTP_SERVER[%]": known("field"),
  "BS_IP_Data.uiI_TIME_TIMEZONE": known("field", hex),
  "BS_IP_Data.ucB_TIME_USE_AUTOMATIC_DST": known("field", flag),
  "BS_AE_SwConfig.ucCountryCodeTone": known("field", /^0x7$/),
  "BS_IP_Data.ucI_HTTPLANGUAGE": known("field", /^0x[19]$/),
  "BS_VOIP_Data.ucB_USE_R_KEY_FOR_CALL_TRANSFER": known("field", /^0x1$/),
  "BS_CUSTOM.WebUIPassword": known("guide+field"),
  "BS_CUSTOM.aucKdsPin[%]": known("field", bytes),
  "BS_IP_Data.ucB_VLAN_ENABLED": known("field", flag),
  "BS_IP_Data.uiI_VLAN_ID": known("field", hex),
  "BS_IP_Data.ucI_VLAN_PRIORITY": known("field", /^0x[0-7]$/),
  "BS_IP_Data.ucB_USE_DHCP": known("field", flag),
  ...NETDIR_SYMBOLS_OF_ALL,
} as const;
