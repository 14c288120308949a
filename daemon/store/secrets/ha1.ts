import { createHash } from "node:crypto";
import { digestOfPin } from "../../kit/pin.ts";
import type { ConfigurationDocument } from "../../model/config/document.ts";
import type { ConferencePins, Secrets } from "../../model/config/secrets.ts";
import type { Ha1, TrunkSecret } from "../../model/snapshot/compile.ts";

/** RFC 7616 §3.4.2 and RFC 8760: the digests with which a telephone proves that it knows its password. */
export function computeHa1(number: string, realm: string, password: string): Ha1 {
  const text = `${number}:${realm}:${password}`;
  return { md5: hash("md5", text), sha256: hash("sha256", text) };
}

/** Those of every extension of a document that has a password. */
export const ha1Of = (document: ConfigurationDocument, secrets: Secrets): ReadonlyMap<string, Ha1> =>
  new Map(
    document.extensions.flatMap(({ number }): [string, Ha1][] => {
      const kept = secrets.extensions[number];
      return kept === undefined ? [] : [[number, computeHa1(number, document.sip.realm, kept.sipPassword)]];
    }),
  );

/** The passwords of the extensions whose telephone is named by its MAC address. */
export const sipPasswordsOf = ({ extensions }: ConfigurationDocument, secrets: Secrets): ReadonlyMap<string, string> =>
  new Map(
    extensions.flatMap(({ number, macAddress }): [string, string][] => {
      const kept = secrets.extensions[number];
      return kept === undefined || macAddress === null ? [] : [[number, kept.sipPassword]];
    }),
  );

/** What goes with every line of a document that has a password. */
export const trunkSecretsOf = (
  { trunks, sip }: ConfigurationDocument,
  secrets: Secrets,
): ReadonlyMap<string, TrunkSecret> =>
  new Map(
    trunks.flatMap(({ number, user }): [string, TrunkSecret][] => {
      const password = secrets.trunks?.[number];
      return password === undefined ? [] : [[number, { password, ha1: computeHa1(user, sip.realm, password) }]];
    }),
  );

/** Hashes of the PINs of agents, also of those that are gone. */
export const pinsOf = ({ agents = {} }: Secrets): ReadonlyMap<string, string> => new Map(Object.entries(agents));

/** What tells a room's PINs, never themselves, by number of the room. */
export const conferencePinsOf = (
  { conferences }: ConfigurationDocument,
  secrets: Secrets,
): ReadonlyMap<string, ConferencePins> =>
  new Map(
    conferences.map(({ number }): [string, ConferencePins] => {
      const { pin = null, ownerPin = null } = secrets.conferences?.[number] ?? {};
      const told = (kept: string | null): string | null => (kept === null ? null : digestOfPin(number, kept));
      return [number, { pin: told(pin), ownerPin: told(ownerPin) }];
    }),
  );

const hash = (algorithm: "md5" | "sha256", text: string): string => createHash(algorithm).update(text).digest("hex");
