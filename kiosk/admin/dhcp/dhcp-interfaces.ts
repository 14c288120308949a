import type { Dhcp } from "../../../daemon/contracts/dhcp.ts";
import type { DhcpWords } from "../../words/dhcp.fr.ts";

interface DhcpInterfaces {
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  /** The one that was chosen is not there, or has no address. */
  readonly isGone: boolean;
}

/**
 * Where addresses may be given: automatic, then each interface of the box that has an IPv4 address; the one that was
 * chosen stays among them. `interfaces`: null while nobody tells which there are. Pure [DHC-05].
 */
export function dhcpInterfaces(
  chosen: string,
  interfaces: Dhcp["interfaces"] | null,
  t: DhcpWords["interfaces"],
): DhcpInterfaces {
  const there = [...new Set((interfaces ?? []).map(({ name }) => name))].map((name) => {
    const own = (interfaces ?? []).filter((one) => one.name === name);
    return { value: name, label: t.one(name, own.map(({ address }) => address).join(", ")) };
  });
  const isKnown = chosen === "" || there.some(({ value }) => value === chosen);
  const isGone = !isKnown && interfaces !== null;
  const kept = isKnown ? [] : [{ value: chosen, label: isGone ? t.gone(chosen) : chosen }];
  return { choices: [{ value: "", label: t.automatic }, ...there, ...kept], isGone };
}
