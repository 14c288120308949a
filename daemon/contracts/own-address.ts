import { type Static, type TSchema, Type } from "typebox";
import { INTERFACE_NAME, IPV4_ADDRESS } from "../model/hardware-address.ts";

/** By which address the box stands in its network, and what becomes of one that is tried. Times: milliseconds since the epoch. */

const closed = { additionalProperties: false } as const;
const address = Type.String({ pattern: IPV4_ADDRESS });
const name = Type.String({ pattern: INTERFACE_NAME });
const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** What an administrator fixes. */
export const fixedAddressSchema = Type.Object(
  {
    interface: name,
    address,
    /** Ones that the netmask begins with. */
    prefix: Type.Integer({ minimum: 8, maximum: 30 }),
    /** Null: no way out by this interface. */
    gateway: orNull(address),
    dnsServers: Type.Array(address, { maxItems: 3 }),
  },
  closed,
);

/** Why the address that is wanted is not even tried, or one that was kept is not in force. */
export const addressHindranceSchema = Type.Union([
  Type.Object({ kind: Type.Literal("no-interface") }, closed),
  /** The user that started the box may not change addresses. */
  Type.Object({ kind: Type.Literal("not-allowed") }, closed),
  /** The program `ip` is not installed. */
  Type.Object({ kind: Type.Literal("no-ip") }, closed),
  /** The box was told to listen at other addresses alone: nobody would find it at this one. */
  Type.Object({ kind: Type.Literal("not-listening") }, closed),
  /** `said`: the words of the system. */
  Type.Object({ kind: Type.Literal("failed"), said: Type.String({ maxLength: 400 }) }, closed),
]);

/**
 * Why what was tried is not in force: nobody kept it in time, the box started anew meanwhile, it could not be done, or
 * another device has it already.
 */
export const putBackWhySchema = Type.Union([
  Type.Literal("not-kept"),
  Type.Literal("started-anew"),
  Type.Literal("failed"),
  Type.Literal("taken"),
]);

export const putBackSchema = Type.Object(
  {
    wanted: fixedAddressSchema,
    at: Type.Integer(),
    why: putBackWhySchema,
    /** The words of the system, or the hardware address of the other device; null: it said nothing. */
    said: orNull(Type.String({ maxLength: 400 })),
  },
  closed,
);

export const addressTrialSchema = Type.Object(
  {
    fixed: fixedAddressSchema,
    /** When the one before is put back unless somebody keeps this one. */
    until: Type.Integer(),
  },
  closed,
);

export const ownAddressSchema = Type.Object(
  {
    /** In force, and after every start; null: the operating system gives the box its address. */
    kept: orNull(fixedAddressSchema),
    trial: orNull(addressTrialSchema),
    /** What was tried last and is not in force; not tried again until it is changed or somebody asks for it. */
    putBack: orNull(putBackSchema),
    hindrance: orNull(addressHindranceSchema),
    /** As the machine stands now; loopback is left out. */
    interfaces: Type.Array(
      Type.Object(
        {
          name: Type.String({ maxLength: 16 }),
          hasCable: Type.Boolean(),
          addresses: Type.Array(Type.Object({ address, netmask: address }, closed)),
        },
        closed,
      ),
    ),
    /** The way out that counts; null: there is none. */
    gateway: orNull(Type.Object({ interface: Type.String({ maxLength: 16 }), address }, closed)),
    /** Name servers that the machine asks now, loopback left out. */
    nameServers: Type.Array(address),
    /** Where those that are set are written for the operating system to read; null: none are set. */
    resolverFile: orNull(Type.String()),
  },
  closed,
);

export type FixedAddress = Static<typeof fixedAddressSchema>;
export type AddressHindrance = Static<typeof addressHindranceSchema>;
export type PutBack = Static<typeof putBackSchema>;
export type AddressTrial = Static<typeof addressTrialSchema>;
export type OwnAddressShown = Static<typeof ownAddressSchema>;
