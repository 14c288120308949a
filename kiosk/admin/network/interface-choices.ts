import type { OwnAddressShown } from "../../../daemon/contracts/own-address.ts";
import type { NetworkWords } from "../../words/network.fr.ts";

/**
 * The interfaces that a fixed address may be given to, each with the addresses that it has; the one that was chosen stays
 * among them though it is gone. `interfaces`: null while nobody tells which there are. Pure.
 */
export function interfaceChoices(
  chosen: string,
  interfaces: OwnAddressShown["interfaces"] | null,
  t: NetworkWords["interfaceChoice"],
): readonly { readonly value: string; readonly label: string }[] {
  const there = (interfaces ?? []).map(({ name, addresses }) => ({
    value: name,
    label: t.one(name, addresses.map(({ address }) => address).join(", ")),
  }));
  const isKnown = chosen === "" || there.some(({ value }) => value === chosen);
  const kept = isKnown ? [] : [{ value: chosen, label: interfaces === null ? chosen : t.gone(chosen) }];
  return [{ value: "", label: t.none }, ...there, ...kept];
}
