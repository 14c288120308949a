import { type Static, Type } from "typebox";

/** How the machine is that the box runs on. Times: milliseconds since the epoch. */

const closed = { additionalProperties: false } as const;
const orUnknown = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);
const bytes = Type.Integer({ minimum: 0 });
/** Of the whole: 0 to 100. */
const percent = Type.Number({ minimum: 0, maximum: 100 });

/** One network interface, loopback left out. */
export const networkInterfaceSchema = Type.Object(
  {
    name: Type.String(),
    /** A cable is in and something answers at its other end. */
    isUp: Type.Boolean(),
    /** Numeric, those of the link alone left out. */
    addresses: Type.Array(Type.String()),
    /** Null: it has none, or does not say. */
    hardwareAddress: orUnknown(Type.String()),
    megabitsPerSecond: orUnknown(Type.Integer({ minimum: 1 })),
  },
  closed,
);

/** The live entry `health`. What a machine does not tell is null. */
export const healthSchema = Type.Object(
  {
    at: Type.Integer(),
    /** How busy the processor was since the sample before. */
    processor: orUnknown(percent),
    cores: Type.Integer({ minimum: 1 }),
    /** Available: what programs can still have, what only caches files included. */
    memory: orUnknown(Type.Object({ totalBytes: bytes, availableBytes: bytes }, closed)),
    /** Of the partition that holds everything the box keeps. */
    disk: orUnknown(Type.Object({ totalBytes: bytes, freeBytes: bytes }, closed)),
    /** Of the processor, in degrees Celsius. */
    celsius: orUnknown(Type.Number()),
    /** Whether the kernel's clock follows a time server. */
    isClockSynchronised: orUnknown(Type.Boolean()),
    /** When the machine was started. */
    upSince: Type.Integer(),
    interfaces: Type.Array(networkInterfaceSchema),
  },
  closed,
);

/** What is remembered of a sample for an hour, in percent and degrees. */
export const healthPointSchema = Type.Object(
  { at: Type.Integer(), processor: orUnknown(percent), memory: orUnknown(percent), celsius: orUnknown(Type.Number()) },
  closed,
);

/** `now` is null until the first sample is taken; `hour`: the oldest first. */
export const healthHourSchema = Type.Object(
  { now: orUnknown(healthSchema), hour: Type.Array(healthPointSchema) },
  closed,
);

export type NetworkInterface = Static<typeof networkInterfaceSchema>;
export type Health = Static<typeof healthSchema>;
export type HealthPoint = Static<typeof healthPointSchema>;
export type HealthHour = Static<typeof healthHourSchema>;
