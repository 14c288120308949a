import { createHash } from "node:crypto";
import type { Account, EngineSettings, EngineTables, Trunk } from "./engine.ts";
import { passwordOf } from "./far-side.ts";

const realm = "sipleo";

const digestOf = (algorithm: "md5" | "sha256", text: string): string =>
  createHash(algorithm).update(text).digest("hex");

/** An account whose SIP password is `passwordOf(extension)`. */
export function accountOf(extension: string, changes: Partial<Account> = {}): Account {
  const secret = `${extension}:${realm}:${passwordOf(extension)}`;
  const ha1 = { md5: digestOf("md5", secret), sha256: digestOf("sha256", secret) };
  return { extension, ha1, maxContacts: 4, srtp: "never", ...changes };
}

/** A line whose password at the operator is `passwordOf("900")`. */
export function trunkOf(changes: Partial<Trunk> = {}): Trunk {
  return {
    trunk: "900",
    user: "0033972000000",
    domain: "operator.example",
    numbers: [],
    credentials: { user: "0033972000000", password: passwordOf("900") },
    account: null,
    registersWithUs: false,
    sources: [],
    codecs: [],
    videoCodecs: null,
    srtp: "never",
    echoCanceller: false,
    route: [],
    bind: null,
    verify: true,
    ...changes,
  };
}

/** Addresses for `bind`: one that the machine of a contract suite has, and one that it has not. */
export const ownAddress = "127.0.0.2";
export const foreignAddress = "203.0.113.77";

/** What the contract suite installs: 201, 202, 203 and 204, of which 204 may register one telephone. */
export function contractTables(changes: Partial<EngineTables> = {}): EngineTables {
  return {
    revision: 1,
    realm,
    accounts: [accountOf("201"), accountOf("202"), accountOf("203"), accountOf("204", { maxContacts: 1 })],
    digest: ["MD5", "SHA-256"],
    codecs: ["PCMA", "PCMU", "G722"],
    videoCodecs: ["H264", "VP8"],
    registration: { minimum: 60, usual: 300, maximum: 3600 },
    qualifySeconds: 0,
    sessionExpiresSeconds: 0,
    unheardSeconds: 0,
    trunks: [],
    ...changes,
  };
}

/** Where an engine under test listens: UDP and TCP at 127.0.0.1, any free port, no TLS. */
export const contractSettings: EngineSettings = {
  bind: ["127.0.0.1"],
  sipPort: 0,
  sipsPort: null,
  certificateFile: null,
  privateKeyFile: null,
  rtpPorts: [20_000, 29_999],
  product: "SipleoBox",
  logLevel: 1,
};
