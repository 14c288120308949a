import { type Static, Type } from "typebox";
import { MOST_HANDSETS } from "../model/config/extensions.ts";
import { oneOf } from "../model/config/named-fields.ts";
import { IPV4_ADDRESS, MAC_ADDRESS } from "../model/hardware-address.ts";
import { reasonSchema } from "../model/reason.ts";
import { DEVICE_NEWS } from "./device-news.ts";

/** A telephone as the box has seen it: what it is taken for, what it asked for, what it was given. Times: milliseconds since 1970. */

const closed = { additionalProperties: false } as const;
const moment = Type.Integer({ minimum: 0 });
const maybe = (maxLength: number) => Type.Union([Type.String({ maxLength }), Type.Null()]);
export const macSchema = Type.String({ pattern: MAC_ADDRESS });

/**
 * What came of it that a telephone asked for a file: `given` with its password, `not-taken` the same but not as a whole,
 * `common` a file for all, else why not.
 */
export const FILE_EVENTS = [
  "given",
  "not-taken",
  "common",
  "no-such-file",
  "unknown-telephone",
  "other-address",
  "other-token",
  "not-armed",
  "not-by-tftp",
] as const;

/**
 * `address`: DHCP gave it one; `let-in`: an administrator let it fetch its settings; `announced`: it asked everybody where
 * they are (PnP), and was told; `registered`: it came to its extension; `heard`: its sound arrived in a call; `silent`: it
 * talked and none arrived.
 */
const TELEPHONE_EVENTS = ["address", "let-in", "announced", ...FILE_EVENTS, ...DEVICE_NEWS] as const;

/** How a telephone asks for files. */
export const FILE_WAYS = ["http", "https", "tftp"] as const;
export type FileWay = (typeof FILE_WAYS)[number];

export const telephoneEventSchema = Type.Object(
  {
    /** The last time that it happened so. */
    at: moment,
    kind: oneOf(TELEPHONE_EVENTS),
    /** How often one after the other. */
    times: Type.Integer({ minimum: 1 }),
    /** Who asked: an IPv4 address; for `let-in` null. */
    from: Type.Union([Type.String({ pattern: IPV4_ADDRESS }), Type.Null()]),
    /**
     * The file, without its token; for `let-in` who did it, for `address` the name that it gives itself, for `announced`
     * where it was sent; of others nothing.
     */
    what: Type.String({ maxLength: 128 }),
    userAgent: maybe(200),
    /** For `given`: the revision of the configuration that the file is of. */
    revision: Type.Optional(Type.Integer({ minimum: 1 })),
    /** How it was asked for; it does not stand there where nothing else is known: by HTTP, or nobody asked. */
    by: Type.Optional(oneOf(["https", "tftp"])),
  },
  closed,
);
export type TelephoneEvent = Static<typeof telephoneEventSchema>;
export type TelephoneEventKind = TelephoneEvent["kind"];

/** `waits`: let in, has not come yet; `shut`: it would be refused now; `old`: what it has is not what is configured. */
export const telephoneStateSchema = oneOf(["unknown", "shut", "waits", "old", "current"]);

export const telephoneSchema = Type.Object(
  {
    macAddress: macSchema,
    /** The extension that it belongs to, of a base that of its first handset; null: nobody configured it. */
    number: maybe(16),
    name: maybe(64),
    /** Of a base those of all its handsets, in their order; `number` is the first. */
    numbers: Type.Array(Type.String({ maxLength: 16 }), { maxItems: MOST_HANDSETS }),
    state: telephoneStateSchema,
    maker: maybe(32),
    model: maybe(64),
    firmware: maybe(64),
    /** Where it asked from last. */
    from: maybe(15),
    /** It may come for its settings until then; null: not any more. */
    letInUntil: Type.Union([moment, Type.Null()]),
    /** When it was given its settings last; null: never. */
    givenAt: Type.Union([moment, Type.Null()]),
    seenAt: Type.Union([moment, Type.Null()]),
  },
  closed,
);
export type Telephone = Static<typeof telephoneSchema>;

const count = Type.Integer({ minimum: 0, maximum: 200 });

/** Keys that a model has: its own, whether the first is its line unless told otherwise, the modules that fit beside it, and the keys of one. */
export const keyRoomSchema = Type.Object(
  { model: Type.String(), keys: count, firstIsLine: Type.Boolean(), modules: count, moduleKeys: count },
  closed,
);
export type KeyRoom = Static<typeof keyRoomSchema>;

/** A way by which telephones cannot come now, or not at every address of the box, though they are to; `ldap`: to look up the directory. */
export const telephoneTroubleSchema = Type.Object(
  {
    way: oneOf([...FILE_WAYS, "ldap"]),
    port: Type.Integer({ minimum: 1, maximum: 65_535 }),
    /** As the system calls it: `EACCES`, `EADDRINUSE`. */
    reason: Type.String({ maxLength: 32 }),
  },
  closed,
);
export type TelephoneTrouble = Static<typeof telephoneTroubleSchema>;

export const telephonesSchema = Type.Object(
  { items: Type.Array(telephoneSchema), troubles: Type.Array(telephoneTroubleSchema) },
  closed,
);

export const telephoneStorySchema = Type.Object(
  {
    telephone: telephoneSchema,
    /** Newest first. */
    events: Type.Array(telephoneEventSchema),
    /** What of the configuration its model cannot take. */
    remarks: Type.Array(reasonSchema),
    /** Null: the model is not known, or not in the catalogue. */
    keyRoom: Type.Union([keyRoomSchema, Type.Null()]),
  },
  closed,
);
export type TelephoneStory = Static<typeof telephoneStorySchema>;
