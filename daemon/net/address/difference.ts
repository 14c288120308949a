import type { DefaultRoute, LinkAddress, Links } from "./links.ts";
import type { Target } from "./target.ts";

/** The words of one call of `ip`. */
export type IpCommand = readonly string[];

/**
 * What has to be said to `ip` so that the machine stands as it is to; nothing when it does. What is new comes before what
 * goes. The kernel may take a new address of the same network along with the old one, and routes with an address: who
 * carries this out looks again, and says what is left to say. Interfaces that are not there are left out. Pure.
 */
export function difference(is: Links, target: Target): readonly IpCommand[] {
  const up: IpCommand[] = [];
  const added: IpCommand[] = [];
  const removed: IpCommand[] = [];
  for (const { name, addresses } of target.interfaces) {
    const link = is.links.find((one) => one.name === name);
    if (link === undefined) continue;
    if (!link.isUp && addresses.length > 0) up.push(["link", "set", "dev", name, "up"]);
    for (const one of without(addresses, link.addresses, isSame)) {
      const life = one.validSeconds === null ? [] : lifeOf(one.validSeconds);
      added.push(["addr", "add", written(one), "brd", "+", "dev", name, ...life]);
    }
    for (const one of without(link.addresses, addresses, isSame)) {
      removed.push(["addr", "del", written(one), "dev", name]);
    }
  }
  const closed = without(is.defaults, target.defaults, isSameRoute).map((one) => ["route", "del", ...routeWords(one)]);
  const opened = without(target.defaults, is.defaults, isSameRoute)
    .filter(({ interface: name }) => is.links.some((link) => link.name === name))
    .map((one) => ["route", "add", ...routeWords(one), "proto", one.protocol]);
  return [...up, ...added, ...closed, ...opened, ...removed];
}

const written = ({ address, prefix }: LinkAddress): string => `${address}/${prefix}`;
const lifeOf = (seconds: number): string[] => ["valid_lft", String(seconds), "preferred_lft", String(seconds)];

const isSame = (one: LinkAddress, other: LinkAddress): boolean => written(one) === written(other);

const isSameRoute = (one: DefaultRoute, other: DefaultRoute): boolean =>
  one.interface === other.interface && one.gateway === other.gateway && one.metric === other.metric;

const routeWords = ({ interface: name, gateway, metric }: DefaultRoute): string[] => [
  "default",
  ...(gateway === null ? [] : ["via", gateway]),
  ...["dev", name, "metric", String(metric)],
];

const without = <T>(all: readonly T[], others: readonly T[], same: (one: T, other: T) => boolean): readonly T[] =>
  all.filter((one) => !others.some((other) => same(one, other)));
