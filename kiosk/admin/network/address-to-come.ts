import { Check } from "typebox/value";
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
  if (!Check(networkSchema, saved) || !saved.isFixed || saved.address === null) return null;
  const { address, trialMinutes: minutes } = saved;
  const known = [kept, trial?.fixed ?? null, putBack?.wanted ?? null];
  return known.some((one) => one?.address === address) ? null : { address, minutes };
}
