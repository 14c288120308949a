import { type Static, type TSchema, Type } from "typebox";
import { IPV4_ADDRESS } from "../model/hardware-address.ts";
import { processStateSchema } from "./box.ts";
import { macSchema } from "./telephone.ts";

/** How the box gives addresses, and to whom [DHC-01…07]. Times: milliseconds since the epoch. */

const closed = { additionalProperties: false } as const;
const address = Type.String({ pattern: IPV4_ADDRESS });
const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const name = Type.String({ maxLength: 16 });
const pool = Type.Object({ first: address, last: address }, closed);

/** Why no addresses are given though somebody wants it. */
export const withheldSchema = Type.Union([
  /** Nobody named one, and no route leads out by any. */
  Type.Object({ kind: Type.Literal("no-interface") }, closed),
  /** There is no such interface, it has no IPv4 address, or no cable. */
  Type.Object({ kind: Type.Literal("no-address"), interface: name }, closed),
  Type.Object({ kind: Type.Literal("network-too-small"), interface: name }, closed),
  Type.Object({ kind: Type.Literal("pool-outside-network"), interface: name, pool }, closed),
  /** Who else serves there is being asked. */
  Type.Object({ kind: Type.Literal("not-asked-yet"), interface: name }, closed),
  /** `code`: the system's, as `EADDRINUSE`. */
  Type.Object({ kind: Type.Literal("unaskable"), interface: name, code: Type.String({ maxLength: 32 }) }, closed),
  /** Others give addresses on this network, by theirs. */
  Type.Object({ kind: Type.Literal("others-serve"), interface: name, servers: Type.Array(address) }, closed),
  Type.Object({ kind: Type.Literal("no-dnsmasq") }, closed),
  /** `said`: dnsmasq's own words about its file. */
  Type.Object({ kind: Type.Literal("dnsmasq-refuses"), said: Type.String({ maxLength: 400 }) }, closed),
  /** The box was started by somebody who may not give addresses. */
  Type.Object({ kind: Type.Literal("not-allowed") }, closed),
]);

const fixedSchema = Type.Object(
  { macAddress: macSchema, number: Type.String({ maxLength: 16 }), ipAddress: address },
  closed,
);

export const dhcpStateSchema = Type.Union([
  Type.Object({ kind: Type.Literal("off") }, closed),
  Type.Object({ kind: Type.Literal("withheld"), why: withheldSchema }, closed),
  Type.Object(
    {
      kind: Type.Literal("serves"),
      interface: name,
      /** The box's own there. */
      address,
      netmask: address,
      pool,
      leaseMinutes: Type.Integer(),
      /** Null: devices are told of none. */
      gateway: orNull(address),
      dnsServers: Type.Array(address),
      ntpServer: orNull(address),
      domain: orNull(Type.String()),
      /** Fixed addresses that cannot be given there [POS-08]. */
      leftOut: Type.Array(fixedSchema),
    },
    closed,
  ),
]);

/** Who else gives addresses on the network of the box, when it was last asked. */
export const othersSchema = Type.Object(
  {
    interface: name,
    at: Type.Integer(),
    servers: Type.Array(address),
    /** Why nobody could be asked: the system's code; null: it was asked. */
    code: orNull(Type.String({ maxLength: 32 })),
  },
  closed,
);

export const leaseSchema = Type.Object(
  {
    macAddress: macSchema,
    ipAddress: address,
    /** Null: never. */
    expiresAt: orNull(Type.Integer()),
    /** What the device calls itself; anybody may be called like anybody. */
    name: orNull(Type.String({ maxLength: 255 })),
    /** What it is, by its maker (option 60); null: not said since it was first seen. */
    vendorClass: orNull(Type.String({ maxLength: 128 })),
    /** Codes of the options that it asked for (option 55). */
    requested: Type.Array(Type.Integer({ minimum: 1, maximum: 254 })),
    /** When it last asked for an address while we listened; null: not yet. */
    askedAt: orNull(Type.Integer()),
    /** By its address and by what it says; null: nobody whose telephones the box knows. */
    maker: orNull(Type.String({ maxLength: 32 })),
    model: orNull(Type.String({ maxLength: 64 })),
    /** Of the extension in service that has this MAC address; null: none. */
    number: orNull(Type.String({ maxLength: 16 })),
    /** It is the fixed address of this device [POS-08]. */
    isFixed: Type.Boolean(),
  },
  closed,
);

export const dhcpSchema = Type.Object(
  {
    state: dhcpStateSchema,
    /** How dnsmasq is, and why it last ended or does not run; null: the supervisor does not tell. */
    server: orNull(Type.Object({ state: processStateSchema, trouble: orNull(Type.String()) }, closed)),
    /** Null: not asked since the start. */
    others: orNull(othersSchema),
    /** Interfaces with an IPv4 address that could be served. */
    interfaces: Type.Array(Type.Object({ name, address, netmask: address }, closed)),
    /** By address; those that are over are not among them. */
    leases: Type.Array(leaseSchema),
    /** Addresses of the pool that are given; null: nothing is served. */
    given: orNull(Type.Object({ used: Type.Integer(), size: Type.Integer() }, closed)),
  },
  closed,
);

export type Withheld = Static<typeof withheldSchema>;
export type DhcpState = Static<typeof dhcpStateSchema>;
export type OtherServers = Static<typeof othersSchema>;
export type DhcpLease = Static<typeof leaseSchema>;
export type Dhcp = Static<typeof dhcpSchema>;
