import { isIP } from "node:net";
import { resolve } from "node:path";
import type { BoxSettings } from "../contracts/box.ts";
import { configurationError, type ExitError } from "../kit/exit-codes.ts";

/** Where the box lives and listens, from the words of a command line or an environment: parsed here and nowhere else. */

/** What people may write, all of it optional. The names are those of the flags; `environmentNames` has the others. */
export interface WrittenSettings {
  readonly home?: string | undefined;
  readonly "sip-port"?: string | undefined;
  readonly "sips-port"?: string | undefined;
  readonly "http-port"?: string | undefined;
  readonly "https-port"?: string | undefined;
  readonly "phones-port"?: string | undefined;
  readonly "phones-tls-port"?: string | undefined;
  readonly "tftp-port"?: string | undefined;
  readonly "ldap-port"?: string | undefined;
  readonly bind?: string | undefined;
  readonly "rtp-ports"?: string | undefined;
  readonly voice?: string | undefined;
}

export type SettingName = keyof WrittenSettings;

export const environmentNames: Readonly<Record<SettingName, string>> = {
  home: "SIPLEO_HOME",
  "sip-port": "SIPLEO_SIP_PORT",
  "sips-port": "SIPLEO_SIPS_PORT",
  "http-port": "SIPLEO_HTTP_PORT",
  "https-port": "SIPLEO_HTTPS_PORT",
  "phones-port": "SIPLEO_PHONES_PORT",
  "phones-tls-port": "SIPLEO_PHONES_TLS_PORT",
  "tftp-port": "SIPLEO_TFTP_PORT",
  "ldap-port": "SIPLEO_LDAP_PORT",
  bind: "SIPLEO_BIND",
  "rtp-ports": "SIPLEO_RTP_PORTS",
  voice: "SIPLEO_VOICE",
};

export const settingNames = Object.keys(environmentNames) as SettingName[];

/** What holds when nobody says otherwise. */
export interface Surroundings {
  /** Folder of the data. */
  readonly home: string;
  /** Relative paths begin here. */
  readonly workingFolder: string;
  readonly hasIpv6: boolean;
}

const usualPorts = {
  ...{ sip: 5060, sips: 5061, http: 8080, https: 8443 },
  ...{ phones: 8667, phonesTls: 8668, tftp: 69, ldap: 8389 },
};
const usualRtpPorts = { first: 10_000, last: 19_999 };
/** RTP and RTCP of the two legs of one call. */
const fewestRtpPorts = 4;

/** A flag goes before the environment, the environment before the usual. Throws SETTING_UNUSABLE {setting, written}. */
export function parseSettings(
  flags: WrittenSettings,
  env: Readonly<Record<string, string | undefined>>,
  surroundings: Surroundings,
): BoxSettings {
  const written = (name: SettingName): Written | undefined => {
    const flag = flags[name];
    if (flag !== undefined) return { name: `--${name}`, text: flag };
    const text = env[environmentNames[name]];
    return text === undefined || text === "" ? undefined : { name: environmentNames[name], text };
  };
  return {
    home: resolve(surroundings.workingFolder, homeOf(written("home")) ?? surroundings.home),
    bind: addresses(written("bind")) ?? (surroundings.hasIpv6 ? ["0.0.0.0", "::"] : ["0.0.0.0"]),
    sipPort: port(written("sip-port")) ?? usualPorts.sip,
    sipsPort: port(written("sips-port")) ?? usualPorts.sips,
    httpPort: port(written("http-port")) ?? usualPorts.http,
    httpsPort: port(written("https-port")) ?? usualPorts.https,
    phonesPort: port(written("phones-port")) ?? usualPorts.phones,
    phonesTlsPort: port(written("phones-tls-port")) ?? usualPorts.phonesTls,
    tftpPort: port(written("tftp-port")) ?? usualPorts.tftp,
    ldapPort: port(written("ldap-port")) ?? usualPorts.ldap,
    rtpPorts: portRange(written("rtp-ports")) ?? usualRtpPorts,
    voice:
      written("voice")
        ?.text.split(/\s+/)
        .filter((word) => word !== "") ?? [],
  };
}

interface Written {
  /** As the person wrote it: `--bind` or `SIPLEO_BIND`. */
  readonly name: string;
  readonly text: string;
}

function homeOf(written: Written | undefined): string | undefined {
  if (written !== undefined && written.text.trim() === "") throw unusable(written, "the path of a folder");
  return written?.text;
}

function port(written: Written | undefined): number | undefined {
  if (written === undefined) return undefined;
  const number = portNumber(written.text);
  if (number === undefined) throw unusable(written, "a port between 1 and 65535");
  return number;
}

function portRange(written: Written | undefined): { first: number; last: number } | undefined {
  if (written === undefined) return undefined;
  const match = /^(\d+)-(\d+)$/.exec(written.text.trim());
  const first = portNumber(match?.[1] ?? "");
  const last = portNumber(match?.[2] ?? "");
  if (first === undefined || last === undefined || last - first + 1 < fewestRtpPorts) {
    throw unusable(written, `FIRST-LAST with at least ${fewestRtpPorts} ports, such as 10000-19999`);
  }
  return { first, last };
}

function portNumber(text: string): number | undefined {
  if (!/^\s*\d{1,5}\s*$/.test(text)) return undefined;
  const number = Number(text);
  return number >= 1 && number <= 65_535 ? number : undefined;
}

function addresses(written: Written | undefined): string[] | undefined {
  if (written === undefined) return undefined;
  const list = written.text.split(",").map((address) => address.trim());
  const wrong = list.find((address) => isIP(address) === 0);
  if (wrong !== undefined) throw unusable(written, "numeric addresses with commas between, such as 192.0.2.1,::1");
  return [...new Set(list)];
}

const unusable = (written: Written, wanted: string): ExitError =>
  configurationError(
    "SETTING_UNUSABLE",
    { setting: written.name, written: written.text },
    `${written.name} is "${written.text}", but has to be ${wanted}.`,
  );
