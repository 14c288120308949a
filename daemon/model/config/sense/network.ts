import { bitsOf, holdsHost, isNetmask } from "../../ipv4.ts";
import type { ConfigurationDocument } from "../document.ts";
import { type Words, words } from "../field.ts";
import { type Issue, pointer } from "../issue.ts";
import type { NetworkSettings } from "../network.ts";

/** What a fixed address needs before it can be one: an interface, an address, and a netmask that makes a network. */
export function fixedAddressWhole({ network }: ConfigurationDocument): readonly Issue[] {
  if (!network.isFixed) return [];
  const issues: Issue[] = [];
  if (network.interface === null) {
    const told = words(
      "Une adresse fixe est celle d'une interface : choisissez laquelle.",
      "A fixed address is that of an interface: choose which.",
    );
    issues.push(issue("interface", "interface-missing", told));
  }
  if (network.address === null) {
    const told = words(
      "Indiquez l'adresse fixe de la box, ou décochez « Adresse fixe ».",
      'Give the fixed address of the box, or untick "Fixed address".',
    );
    issues.push(issue("address", "address-missing", told));
  }
  const { netmask } = network;
  if (!isNetmask(netmask)) {
    const told = words(
      `${netmask} n'est pas le masque d'un réseau de bureau : il va de 255.0.0.0 à 255.255.255.252, comme 255.255.255.0.`,
      `${netmask} is not the netmask of an office's network: it goes from 255.0.0.0 to 255.255.255.252, as 255.255.255.0.`,
    );
    issues.push(issue("netmask", "netmask-wrong", told));
  }
  return issues;
}

/** The address is that of one machine in its network (RFC 1122 §3.2.1.3), and the gateway another one there. */
export function fixedAddressInNetwork({ network }: ConfigurationDocument): readonly Issue[] {
  const { address, netmask, gateway } = network;
  if (!network.isFixed || address === null || !isNetmask(netmask)) return [];
  if (!isOfOneMachine(address) || !holdsHost({ address, netmask }, address)) {
    const told = words(
      `${address} ne peut pas être l'adresse d'une machine dans un réseau de masque ${netmask}.`,
      `${address} cannot be the address of a machine in a network with the netmask ${netmask}.`,
    );
    return [issue("address", "address-of-no-machine", told)];
  }
  if (gateway === null) return [];
  if (gateway === address) {
    const told = words(
      `La passerelle ${gateway} est l'adresse de la box elle-même.`,
      `The gateway ${gateway} is the address of the box itself.`,
    );
    return [issue("gateway", "gateway-is-itself", told)];
  }
  if (holdsHost({ address, netmask }, gateway)) return [];
  const told = words(
    `La passerelle ${gateway} n'est pas dans le réseau de ${address}, masque ${netmask} : la box ne pourrait pas l'atteindre.`,
    `The gateway ${gateway} is not in the network of ${address}, netmask ${netmask}: the box could not reach it.`,
  );
  return [issue("gateway", "gateway-outside-network", told)];
}

/** Its address is given to nobody else: neither a telephone's, nor in the pool. */
export function fixedAddressAlone({ network, dhcp, extensions }: ConfigurationDocument): readonly Issue[] {
  const { address } = network;
  if (!network.isFixed || address === null) return [];
  const issues: Issue[] = [];
  const holder = extensions.find(({ ipAddress }) => ipAddress === address);
  if (holder !== undefined) {
    const told = words(
      `${address} est l'adresse fixe du poste « ${holder.name} » (${holder.number}).`,
      `${address} is the fixed address of extension "${holder.name}" (${holder.number}).`,
    );
    issues.push(issue("address", "address-taken", told));
  }
  const { isOn, poolFirst, poolLast } = dhcp;
  if (isOn && poolFirst !== null && poolLast !== null) {
    const bits = bitsOf(address);
    if (bits >= bitsOf(poolFirst) && bits <= bitsOf(poolLast)) {
      const told = words(
        `${address} est dans la plage DHCP de ${poolFirst} à ${poolLast} : elle serait donnée à un autre appareil.`,
        `${address} is in the DHCP pool from ${poolFirst} to ${poolLast}: another device would be given it.`,
      );
      issues.push(issue("address", "address-in-pool", told));
    }
  }
  return issues;
}

const issue = (field: keyof NetworkSettings, code: string, told: Words): Issue => ({
  path: pointer("network", field),
  code,
  message: told.fr,
  english: told.en,
});

/** Not this machine to itself, not a group's, nor kept for later (RFC 6890). */
function isOfOneMachine(address: string): boolean {
  const first = bitsOf(address) >>> 24;
  return first !== 0 && first !== 127 && first < 224;
}
