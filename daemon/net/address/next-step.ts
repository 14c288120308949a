import { isSameAddress, isSameWay } from "../../contracts/fixed-address.ts";
import type { FixedAddress, PutBack } from "../../contracts/own-address.ts";

/** What is kept, what is on trial, and what was tried in vain. */
export interface AddressHistory {
  readonly kept: FixedAddress | null;
  /** What is on trial; null: nothing. */
  readonly tried: FixedAddress | null;
  readonly putBack: PutBack | null;
}

export type AddressStep =
  /** Everything is as wanted, or what is wanted was tried in vain. */
  | { readonly kind: "rest" }
  /** What is on trial is not wanted any more. */
  | { readonly kind: "put-back" }
  /** From now on the operating system sees to the address; what the machine has now stays until it does. */
  | { readonly kind: "leave" }
  /** What was tried in vain is not wanted any more: there is nothing to tell of it. */
  | { readonly kind: "forget" }
  /** Nobody can lose the box by it. */
  | { readonly kind: "keep"; readonly fixed: FixedAddress }
  | { readonly kind: "try"; readonly fixed: FixedAddress };

/** What follows from what an administrator wants. Pure. */
export function nextAddressStep(wanted: FixedAddress | null, { kept, tried, putBack }: AddressHistory): AddressStep {
  if (tried !== null) return isSameAddress(wanted, tried) ? { kind: "rest" } : { kind: "put-back" };
  if (putBack !== null && !isSameAddress(wanted, putBack.wanted)) return { kind: "forget" };
  if (isSameAddress(wanted, kept)) return { kind: "rest" };
  if (wanted === null) return { kind: "leave" };
  if (isSameWay(wanted, kept)) return { kind: "keep", fixed: wanted };
  return putBack === null ? { kind: "try", fixed: wanted } : { kind: "rest" };
}
