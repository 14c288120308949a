import { createHash } from "node:crypto";
import { openRawPhone, type RawPhone } from "../../../../test/rig/raw-phone.ts";
import { type Challenge, field, type SipMessage } from "../../../../test/rig/sip-text.ts";
import { trunkOf } from "../../../pbx/engine/contract-office.ts";
import type { AddonEngine, Fields } from "./addon-engine.ts";

/** An operator that tests write message by message, and the line that leads to it. */

export const user = "0033972000000";
export const domain = "sip.operator.example";
export const secret = "secret of the line";

export const openOperator = (engine: AddonEngine): Promise<RawPhone> =>
  openRawPhone({
    number: "0612345678",
    password: "unknown",
    exchange: { address: "127.0.0.1", port: engine.port },
  });

export const sourceOf = ({ raw }: RawPhone): string => `${raw.address}:${raw.port}`;

export const destinationOf = ({ raw }: RawPhone): Fields => ({
  address: raw.address,
  port: raw.port,
  transport: "udp",
  serverName: domain,
});

export const line = (changes: Fields = {}): Fields => ({
  ...trunkOf({ user, domain, credentials: { user, password: secret } }),
  ...changes,
});

const hash = (algorithm: string, text: string) => createHash(algorithm).update(text).digest("hex");

/** The account of a far side that proves itself to the realm of `addon-engine.ts`. */
export const account = (name: string, password: string): Fields => ({
  user: name,
  ha1: {
    md5: hash("md5", `${name}:sipleo.test:${password}`),
    sha256: hash("sha256", `${name}:sipleo.test:${password}`),
  },
});

export const challengeText = (realm: string, nonce: string, rest = ""): string =>
  `Digest realm="${realm}", nonce="${nonce}", qop="auth"${rest}`;

/** Whether an Authorization or Proxy-Authorization proves that its writer knows the line's password. */
export function provesSecret(message: SipMessage, challenge: Pick<Challenge, "realm" | "nonce">): boolean {
  const text = field(message, "authorization") || field(message, "proxy-authorization");
  const part = (name: string) => new RegExp(`[ ,]${name}="?([^",]*)"?`).exec(text)?.[1] ?? "";
  const algorithm = part("algorithm") === "SHA-256" ? "sha256" : "md5";
  const ha1 = hash(algorithm, `${user}:${challenge.realm}:${secret}`);
  const ha2 = hash(algorithm, `${message.method}:${part("uri")}`);
  const proof = [ha1, challenge.nonce, part("nc"), part("cnonce"), part("qop"), ha2].join(":");
  return part("nonce") === challenge.nonce && part("response") === hash(algorithm, proof);
}
