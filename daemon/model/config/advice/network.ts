import { holdsHost, isNetmask } from "../../ipv4.ts";
import type { ConfigurationDocument } from "../document.ts";
import { words } from "../field.ts";
import { type Issue, pointer } from "../issue.ts";
import { warning } from "./warning.ts";

/** A box that moves to another network gives no addresses until its pool follows: one is saved after the other. */
export function poolOfAnotherNetwork({ network, dhcp }: ConfigurationDocument): readonly Issue[] {
  const { address, netmask } = network;
  const { isOn, poolFirst, poolLast } = dhcp;
  if (!network.isFixed || address === null || !isNetmask(netmask)) return [];
  if (!isOn || poolFirst === null || poolLast === null) return [];
  if (dhcp.interface !== null && dhcp.interface !== network.interface) return [];
  if ([poolFirst, poolLast].every((one) => holdsHost({ address, netmask }, one))) return [];
  return [
    warning(
      pointer("network", "address"),
      "pool-of-another-network",
      words(
        `La plage DHCP de ${poolFirst} à ${poolLast} n'est pas dans le réseau de ${address}, masque ${netmask} : la box n'y donnera pas d'adresses tant que la plage n'est pas corrigée ou vidée.`,
        `The DHCP pool from ${poolFirst} to ${poolLast} is not in the network of ${address}, netmask ${netmask}: the box will give no addresses there until the pool is corrected or emptied.`,
      ),
    ),
  ];
}
