import type { DhcpRule } from "../../provisioning/driver.ts";
import type { Withheld } from "../contracts/dhcp.ts";
import { addressOf, bitsOf, holdsHost } from "../model/ipv4.ts";
import type { DhcpPlan, Reservation } from "./dnsmasq/dhcp-plan.ts";
import { type Network, type Pool, sizeOf, takenIn, usualPool } from "./network.ts";
import type { Servers } from "./probe/find-servers.ts";

/** What an administrator wants; null: he leaves it to the box. Addresses are IPv4, dotted. */
export interface DhcpWish {
  readonly isOn: boolean;
  readonly interface: string | null;
  readonly pool: Pool | null;
  readonly leaseMinutes: number;
  readonly gateway: string | null;
  readonly dnsServer: string | null;
  readonly ntpServer: string | null;
  readonly domain: string | null;
  /** Names are answered as well. */
  readonly answersNames: boolean;
  readonly reservations: readonly Reservation[];
  /** MAC addresses of the telephones of the office that are given any address, 12 upper-case digits each. */
  readonly telephones: readonly string[];
  /** Addresses are given though somebody else gives some. */
  readonly despiteOthers: boolean;
  /** What telephones of each maker are told, where the box has this address. */
  readonly rules: (address: string) => readonly DhcpRule[];
}

/** How the machine stands in its networks. */
export interface Surroundings {
  readonly interfaces: readonly (Network & { readonly name: string })[];
  /** Where everything goes that is for no network of ours; null: nowhere. */
  readonly route: { readonly interface: string; readonly gateway: string } | null;
  /** Name servers that others can ask: none on loopback. */
  readonly nameServers: readonly string[];
  /** Who else serves on the interface; null: not asked yet. */
  readonly others: Servers | null;
}

export type DhcpDecision =
  | { readonly kind: "off" }
  | { readonly kind: "withheld"; readonly why: Withheld }
  /** `leftOut`: fixed addresses that cannot be given there, for an administrator to mend. */
  | {
      readonly kind: "serve";
      readonly plan: DhcpPlan;
      readonly network: Network;
      readonly leftOut: readonly Reservation[];
    };

/**
 * Whether addresses are given, and which. Never where somebody else gives some, or where we could not ask, unless an
 * administrator said so: two servers on one network send telephones astray at random. Pure.
 */
export function decideDhcp(wish: DhcpWish, around: Surroundings): DhcpDecision {
  if (!wish.isOn) return { kind: "off" };
  const name = wish.interface ?? around.route?.interface;
  if (name === undefined) return withheld({ kind: "no-interface" });
  const network = around.interfaces.find((one) => one.name === name);
  if (network === undefined) return withheld({ kind: "no-address", interface: name });
  const pool = wish.pool ?? usualPool(network);
  if (pool === null) return withheld({ kind: "network-too-small", interface: name });
  const isInside = sizeOf(pool) > 0 && holdsHost(network, pool.first) && holdsHost(network, pool.last);
  if (!isInside) return withheld({ kind: "pool-outside-network", interface: name, pool });
  const hindrance = wish.despiteOthers ? null : hindranceOf(name, around.others);
  if (hindrance !== null) return withheld(hindrance);

  const routed = around.route?.interface === name ? around.route.gateway : null;
  const gateway = wish.gateway ?? routed;
  const dnsServers = dnsServersOf(wish, network.address, around);
  const others = [network.address, gateway, ...dnsServers, wish.ntpServer];
  const fits = ({ ipAddress }: Reservation): boolean =>
    holdsHost(network, ipAddress) &&
    !around.interfaces.some(({ address }) => address === ipAddress) &&
    !others.includes(ipAddress);
  const taken = takenIn(pool, others);
  const reservations = wish.reservations.filter(fits);
  return {
    kind: "serve",
    plan: {
      interface: name,
      netmask: network.netmask,
      pool,
      poolOfOthers: poolOfOthers(pool, wish.telephones.length, [
        ...taken,
        ...reservations.map(({ ipAddress }) => ipAddress),
      ]),
      leaseMinutes: wish.leaseMinutes,
      gateway,
      dnsServers,
      ntpServer: wish.ntpServer,
      domain: wish.domain,
      reservations,
      taken,
      telephones: wish.telephones,
      rules: wish.rules(network.address),
      names: wish.answersNames
        ? { own: { name: OWN_NAME, address: network.address }, servers: around.nameServers }
        : null,
    },
    network,
    leftOut: wish.reservations.filter((one) => !fits(one)),
  };
}

/** This part of the pool stays for others: a telephone that nobody gave to an extension yet is one of them. */
const LEAST_FOR_OTHERS = 1 / 4;

/** The end of the pool is for the telephones of the office alone, an address for each: who takes one after the other keeps none from theirs. */
function poolOfOthers(pool: Pool, telephones: number, withOwners: readonly string[]): Pool {
  const reserved = new Set(withOwners.map(bitsOf));
  const lowest = bitsOf(pool.first) + Math.ceil(sizeOf(pool) * LEAST_FOR_OTHERS) - 1;
  let last = bitsOf(pool.last);
  for (let kept = 0; kept < telephones && last > lowest; last -= 1) if (!reserved.has(last)) kept += 1;
  return { first: pool.first, last: addressOf(last) };
}

/** What the box is called in its network. */
const OWN_NAME = "sipleo";

function dnsServersOf({ dnsServer, answersNames }: DhcpWish, own: string, { nameServers }: Surroundings) {
  if (dnsServer !== null) return [dnsServer];
  return answersNames ? [own] : nameServers;
}

function hindranceOf(name: string, others: Servers | null): Withheld | null {
  if (others === null) return { kind: "not-asked-yet", interface: name };
  if (others.kind === "unaskable") return { kind: "unaskable", interface: name, code: others.code };
  return others.servers.length === 0 ? null : { kind: "others-serve", interface: name, servers: [...others.servers] };
}

const withheld = (why: Withheld): DhcpDecision => ({ kind: "withheld", why });
