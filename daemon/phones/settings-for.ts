import type { DirectoryKind } from "../../provisioning/driver.ts";
import type { Directory, Phone, Site } from "../../provisioning/phone.ts";
import { accountsOf, type PhonesView, type ViewedPhone } from "../model/snapshot/phones-view.ts";
import type { KeptPhone } from "./book/kept-phone.ts";
import { DIRECTORY_FILE } from "./directory/directory-pages.ts";
import { SUFFIX } from "./ldap/attributes.ts";

/** How a telephone reaches the box: by the address at which it asked. */
export interface Reached {
  /** Numeric IPv4. */
  readonly host: string;
  /** Where files are given out. */
  readonly port: number;
  /** The same by HTTPS, for a telephone that trusts us; null: it is not led there. */
  readonly tlsPort: number | null;
  /** It is told whom to trust. */
  readonly isToTrust: boolean;
  /** Where LDAP is. */
  readonly ldapPort: number;
  readonly sip: { readonly udp: number; readonly tcp: number; readonly tls: number };
}

/** The certificate of who signed the box's own, in PEM, for everybody who asks. */
export const AUTHORITY_FILE = "sipleobox.pem";

/** At night, and not all at once. */
const RECHECK = { at: "03:00", spreadMinutes: 60 } as const;

/** What all telephones are told alike; `token`: of the one that asked, for the address by which it comes from then on. */
export function siteFor(view: PhonesView, reached: Reached, token: string | null, now: number): Site {
  const { host, port, tlsPort, isToTrust } = reached;
  const path = token === null ? "" : `p/${token}/`;
  const open = `http://${host}:${port}/`;
  const url = tlsPort === null ? open : `https://${host}:${tlsPort}/`;
  return {
    clock: { server: view.timeServer, zone: view.timeZone, year: new Date(now).getUTCFullYear() },
    language: view.language,
    tones: "FR",
    // It is fetched before it is trusted.
    provisioning: { url: url + path, recheck: RECHECK, authorityUrl: isToTrust ? open + AUTHORITY_FILE : null },
  };
}

/** Everything of one telephone, with its secrets. Pure. */
export function phoneFor(of: {
  readonly view: PhonesView;
  readonly viewed: ViewedPhone;
  readonly kept: KeptPhone;
  readonly is: { readonly model: string | null; readonly firmware: string | null };
  readonly own: {
    readonly token: string;
    readonly passwords: Phone["passwords"];
    readonly directoryPassword: string;
  };
  /** How its driver looks up the directory. */
  readonly directory: DirectoryKind;
  readonly reached: Reached;
  readonly now: number;
}): Phone {
  const { view, viewed, kept, is, own, reached, now } = of;
  const accounts = accountsOf(viewed).map(({ number, name, sipPassword, handset }) => ({
    ...{ line: handset ?? 1, ofHandset: handset !== null },
    ...{ number, name, user: number, login: number, password: sipPassword },
    ...{ server: reached.host, ports: reached.sip, encrypted: view.encrypts },
    ...{ expirySeconds: view.registrationSeconds, voicemail: view.voicemail === "" ? null : view.voicemail },
  }));
  const site = siteFor(view, reached, own.token, now);
  return {
    ...site,
    mac: viewed.macAddress,
    model: is.model,
    firmware: is.firmware,
    revision: kept.told.revision,
    changedAt: kept.told.changedAt,
    modules: viewed.modules,
    accounts,
    codecs: view.codecs,
    digits: "rfc4733",
    keys: viewed.keys,
    pickupCode: view.pickUp,
    directory: directoryFor(of, site.provisioning.url),
    // It is reserved for it where addresses are given out: a telephone that was moved would not be found again.
    address: null,
    // The computer behind the telephone stays where it is: without a mark.
    vlan: view.voiceVlan === null ? null : { voice: view.voiceVlan, pc: null },
    passwords: own.passwords,
  };
}

/** The directory of the company, as this telephone looks it up; `url`: where its own files are. */
function directoryFor(of: Parameters<typeof phoneFor>[0], url: string): Directory {
  const { view, viewed, own, directory, reached } = of;
  const name = view.language === "fr" ? "Annuaire" : "Directory";
  if (directory === "xml") return { kind: "xml", name, url: url + DIRECTORY_FILE };
  return {
    ...{ kind: "ldap", name, host: reached.host, port: reached.ldapPort, tls: false, base: SUFFIX },
    ...{ user: viewed.macAddress, password: own.directoryPassword },
    ...{ names: ["cn", "sn"], numbers: ["telephoneNumber", "mobile", "homePhone"] },
  };
}
