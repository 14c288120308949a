import { type Static, Type } from "typebox";
import { parser } from "../../kit/parse.ts";
import { IPV4_ADDRESS } from "../../model/hardware-address.ts";

/** The interfaces of the machine, their IPv4 addresses and the ways out, as `ip -j` tells them (iproute2). */

const closed = { additionalProperties: false } as const;
const address = Type.String({ pattern: IPV4_ADDRESS });

export const linkAddressSchema = Type.Object(
  {
    address,
    prefix: Type.Integer({ minimum: 0, maximum: 32 }),
    /** Seconds for which it holds unless somebody renews it, as a DHCP client's; null: for ever. */
    validSeconds: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]),
  },
  closed,
);
export type LinkAddress = Static<typeof linkAddressSchema>;

export const defaultRouteSchema = Type.Object(
  {
    interface: Type.String(),
    /** Null: everybody is reached directly. */
    gateway: Type.Union([address, Type.Null()]),
    /** The smallest counts. */
    metric: Type.Integer({ minimum: 0 }),
    /** Who set it, as the kernel's table has it: `static`, `dhcp`. */
    protocol: Type.String(),
  },
  closed,
);
export type DefaultRoute = Static<typeof defaultRouteSchema>;

export interface Link {
  readonly name: string;
  readonly isUp: boolean;
  readonly hasCable: boolean;
  readonly addresses: readonly LinkAddress[];
}

export interface Links {
  /** Loopback is left out. */
  readonly links: readonly Link[];
  readonly defaults: readonly DefaultRoute[];
}

const FOR_EVER = 2 ** 32 - 1;

const parseLinks = parser(
  Type.Array(
    Type.Object({
      ifname: Type.String(),
      flags: Type.Array(Type.String()),
      addr_info: Type.Array(
        Type.Object({
          family: Type.String(),
          local: Type.Optional(Type.String()),
          prefixlen: Type.Integer(),
          scope: Type.Optional(Type.String()),
          valid_life_time: Type.Optional(Type.Integer()),
        }),
      ),
    }),
  ),
  "what ip tells of addresses",
);

const parseRoutes = parser(
  Type.Array(
    Type.Object({
      // Several ways at once have none: they are somebody else's, and left alone.
      dev: Type.Optional(Type.String()),
      gateway: Type.Optional(address),
      metric: Type.Optional(Type.Integer()),
      protocol: Type.Optional(Type.String()),
    }),
  ),
  "what ip tells of routes",
);

/** `addresses`: what `ip -j addr show` writes; `routes`: `ip -j -4 route show default`. Throws UNREADABLE. Pure. */
export function linksIn(addresses: string, routes: string): Links {
  const links = parseLinks(JSON.parse(addresses)).filter(({ flags }) => !flags.includes("LOOPBACK"));
  return {
    links: links.map(({ ifname, flags, addr_info }) => ({
      name: ifname,
      isUp: flags.includes("UP"),
      hasCable: flags.includes("LOWER_UP"),
      addresses: addr_info.flatMap(({ family, local, prefixlen, scope, valid_life_time: valid }) =>
        family === "inet" && local !== undefined && scope === "global"
          ? [
              {
                address: local,
                prefix: prefixlen,
                validSeconds: valid === undefined || valid === FOR_EVER ? null : valid,
              },
            ]
          : [],
      ),
    })),
    // Nothing at all is what it writes when there is none.
    defaults: parseRoutes(JSON.parse(routes.trim() === "" ? "[]" : routes)).flatMap(
      ({ dev, gateway = null, metric = 0, protocol = "boot" }) =>
        dev === undefined ? [] : [{ interface: dev, gateway, metric, protocol }],
    ),
  };
}

/** The default route that counts. */
export const wayOut = ({ defaults }: Links): DefaultRoute | null =>
  [...defaults].sort((one, other) => one.metric - other.metric)[0] ?? null;
