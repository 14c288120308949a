import type { OwnAddressShown } from "../contracts/own-address.ts";

type Standing = Pick<OwnAddressShown, "interfaces" | "gateway" | "kept" | "trial">;

/**
 * Where the box stands in its networks, as one text that is another one when it has moved: operators send calls to where a
 * line registered from. What counts is the interface that leads out and the one whose address somebody fixed, for others (of
 * containers, of tunnels) come and go; where there is neither, all count. Null: nowhere, as without a cable; it will be
 * back. Pure.
 */
export function whereabouts({ interfaces, gateway, kept, trial }: Standing): string | null {
  const names = new Set([gateway?.interface, kept?.interface, trial?.fixed.interface]);
  const counting = interfaces.filter(({ name }) => names.has(name));
  const own = (counting.length === 0 ? interfaces : counting)
    .flatMap(({ addresses }) => addresses.map(({ address }) => address))
    .sort();
  return own.length === 0 ? null : [...own, gateway?.address ?? "no gateway"].join(" ");
}
