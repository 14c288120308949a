import type { NetworkInterface } from "../../../daemon/contracts/machine-health.ts";
import { IPV4_ADDRESS } from "../../../daemon/model/hardware-address.ts";
import type { Sentences } from "../../words/fr.ts";

interface InterfaceChoices {
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  /** The line has an address that the box has no more. */
  readonly isGone: boolean;
}

const ipv4 = new RegExp(IPV4_ADDRESS);
/** The box does not tell of its loopback, and always has it: equipment on the box itself. */
const isLoopback = (address: string): boolean => address.startsWith("127.");

/**
 * What a line may leave by: automatic, then each IPv4 address of the box; the one that it has stays among them
 * wherever it is. `interfaces`: null while the box does not tell which it has. Pure [LIG-24, A-43].
 */
export function interfaceChoices(
  own: string,
  interfaces: readonly NetworkInterface[] | null,
  t: Sentences["trunks"]["interfaces"],
): InterfaceChoices {
  const there = (interfaces ?? []).flatMap(({ name, isUp, addresses }) =>
    addresses
      .filter((address) => ipv4.test(address))
      .map((address) => ({ value: address, label: isUp ? t.one(name, address) : t.unplugged(name, address) })),
  );
  const isKnown = own === "" || there.some(({ value }) => value === own);
  const isGone = !isKnown && interfaces !== null && !isLoopback(own);
  const kept = isKnown ? [] : [{ value: own, label: isGone ? t.gone(own) : own }];
  return { choices: [{ value: "", label: t.automatic }, ...there, ...kept], isGone };
}
