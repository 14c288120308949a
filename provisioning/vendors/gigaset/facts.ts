import { type Reason, reason } from "../../../daemon/model/reason.ts";
import { zoneRules } from "../../keys/zone-rules.ts";
import type { Phone, PhoneSetting } from "../../phone.ts";

/** A bit each: in the sound, RFC 4733, SIP INFO. */
export const DIGIT_BITS = { inband: 1, rfc4733: 2, info: 4 } as const;

export const hex = (number: number, digits = 1): string => `0x${number.toString(16).padStart(digits, "0")}`;

/** Hours east of Greenwich in winter → the number of a zone with them. */
const ZONES: Readonly<Record<number, number>> = {
  [-10]: 0x02,
  [-9]: 0x03,
  [-8]: 0x04,
  [-7]: 0x07,
  [-6]: 0x09,
  [-5]: 0x0d,
  [-4]: 0x10,
  [-3]: 0x12,
  [-2]: 0x16,
  [-1]: 0x18,
  0: 0x1a,
  1: 0x1b,
  2: 0x20,
  3: 0x28,
  4: 0x2c,
  5: 0x2f,
  6: 0x33,
  7: 0x36,
  8: 0x38,
  9: 0x3d,
  10: 0x43,
  11: 0x47,
  12: 0x48,
};

/** The zone by its number, and whether it has a summer; null: it has none. */
export function zoneNumber({ clock }: Phone): { readonly number: number; readonly summer: boolean } | null {
  const { offsetMinutes, summer } = zoneRules(clock.zone, clock.year);
  const number = ZONES[offsetMinutes / 60];
  return number === undefined ? null : { number, summer: summer !== null };
}

/** A PIN has four digits: the first four of the password of the web page; null: it has not so many. */
export const pinOf = (password: string): string | null => /^\d{4}/.exec(password)?.[0] ?? null;

/** DDMMYYHHMM of the last change, in UTC. */
export function versionOf(changedAt: number): string {
  const at = new Date(changedAt);
  return [at.getUTCDate(), at.getUTCMonth() + 1, at.getUTCFullYear() % 100, at.getUTCHours(), at.getUTCMinutes()]
    .map((part) => String(part).padStart(2, "0"))
    .join("");
}

/** Says what was asked for and has no key that is known. */
export function leftOut(phone: Phone, model: string, ...without: readonly PhoneSetting[]): readonly Reason[] {
  const asked: Readonly<Partial<Record<PhoneSetting, boolean>>> = {
    directory: phone.directory !== null,
    "static-address": phone.address !== null,
    vlan: phone.vlan !== null,
    "pc-vlan": phone.vlan?.pc != null,
    language: phone.language !== "en",
    recheck: phone.provisioning.recheck !== null,
    voicemail: phone.accounts.some((account) => account.voicemail !== null),
  };
  return without
    .filter((setting) => asked[setting] !== false)
    .map((setting) => reason("phone-setting-left-out", { model, setting }));
}
