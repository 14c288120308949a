import { Check } from "typebox/value";
import { isSameAddress, isSameWay, wantedAddress } from "../../../daemon/contracts/fixed-address.ts";
import type { OwnAddressShown } from "../../../daemon/contracts/own-address.ts";
import { networkSchema } from "../../../daemon/model/config/network.ts";

/**
 * The address that a reload puts on trial, and for how many minutes; null: the box stays where it is. `saved`: the section
 * `network` of the configuration that is saved. Pure.
 */
export function addressToCome(
  saved: unknown,
  { kept, trial, putBack }: Pick<OwnAddressShown, "kept" | "trial" | "putBack">,
): { readonly address: string; readonly minutes: number } | null {
  if (!Check(networkSchema, saved)) return null;
  const wanted = wantedAddress(saved);
  if (wanted === null || isSameWay(wanted, kept)) return null;
  const known = [trial?.fixed ?? null, putBack?.wanted ?? null];
  if (known.some((one) => isSameAddress(wanted, one))) return null;
  return { address: wanted.address, minutes: saved.trialMinutes };
}
