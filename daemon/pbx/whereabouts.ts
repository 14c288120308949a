import type { OwnAddressShown } from "../contracts/own-address.ts";

/**
 * Where the box stands in its networks, as one text that is another one when it has moved: operators send calls to where a
 * line registered from. Null: nowhere, as without a cable; it will be back. Pure.
 */
export function whereabouts({ interfaces, gateway }: Pick<OwnAddressShown, "interfaces" | "gateway">): string | null {
  const own = interfaces.flatMap(({ addresses }) => addresses.map(({ address }) => address)).sort();
  return own.length === 0 ? null : [...own, gateway?.address ?? "no gateway"].join(" ");
}
