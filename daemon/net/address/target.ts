import { type Static, Type } from "typebox";
import type { FixedAddress } from "../../contracts/own-address.ts";
import { type DefaultRoute, defaultRouteSchema, type LinkAddress, type Links, linkAddressSchema } from "./links.ts";

/** How some interfaces are to stand: all their IPv4 addresses, and all default routes of the machine. */
export const targetSchema = Type.Object(
  {
    interfaces: Type.Array(
      Type.Object({ name: Type.String(), addresses: Type.Array(linkAddressSchema) }, { additionalProperties: false }),
    ),
    defaults: Type.Array(defaultRouteSchema),
  },
  { additionalProperties: false },
);
export type Target = Static<typeof targetSchema>;

/**
 * How the machine stands once it has this address: its interface has no other, its gateway goes before every other way out
 * (those of other interfaces stay for when it is gone), and the interface that it leaves, if it is another one, loses what
 * was fixed there. Pure.
 */
export function targetOf(wanted: FixedAddress, left: FixedAddress | null, is: Links): Target {
  const { interface: name, address, prefix, gateway } = wanted;
  const isElsewhere = left !== null && left.interface !== name;
  const rest = isElsewhere
    ? addressesOf(is, left.interface).filter((one) => one.address !== left.address || one.prefix !== left.prefix)
    : [];
  const others = is.defaults.filter((route) => route.interface !== name && !(isElsewhere && isWayOf(route, left)));
  return {
    interfaces: [
      { name, addresses: [{ address, prefix, validSeconds: null }] },
      ...(isElsewhere ? [{ name: left.interface, addresses: rest }] : []),
    ],
    defaults:
      gateway === null
        ? others
        : [{ interface: name, gateway, metric: 0, protocol: "static" }, ...others.filter(({ metric }) => metric > 0)],
  };
}

/** How these interfaces, and the ways out, stand now: what is put back when what is tried is not kept. Pure. */
export const asItStands = (is: Links, names: readonly string[]): Target => ({
  interfaces: [...new Set(names)]
    .filter((name) => is.links.some((link) => link.name === name))
    .map((name) => ({ name, addresses: addressesOf(is, name) })),
  defaults: [...is.defaults],
});

const addressesOf = (is: Links, name: string): LinkAddress[] => [
  ...(is.links.find((link) => link.name === name)?.addresses ?? []),
];

const isWayOf = (route: DefaultRoute, left: FixedAddress): boolean =>
  route.interface === left.interface && route.gateway === left.gateway;
