import { type Reason, reason } from "../../daemon/model/reason.ts";
import type { Phone } from "../phone.ts";

/** Calls that were to be encrypted and are not. */
export const encryptionRemarks = (phone: Phone, encrypts: boolean, model: string): readonly Reason[] =>
  !encrypts && phone.accounts.some((account) => account.encrypted) ? [reason("phone-not-encrypted", { model })] : [];

/** Codecs that the telephone does not know. */
export function codecRemarks(phone: Phone, knows: readonly string[], model: string): readonly Reason[] {
  const unknown = phone.codecs.filter((codec) => !knows.includes(codec));
  if (unknown.length === 0) return [];
  return unknown.length === phone.codecs.length
    ? [reason("phone-no-codec", { model })]
    : [reason("phone-codecs-left-out", { model, codecs: unknown })];
}
