import { type Static, Type } from "typebox";
import { defineContract } from "../kit/contract.ts";
import { serviceOrderSchema } from "./service-order.ts";

/** What the supervisor tells its services when it starts them, and what may be asked of it on `run/box.sock`. */

const port = Type.Integer({ minimum: 0, maximum: 65535 });

/** Where the box listens and lives; the services get it as `context.settings`. */
export const boxSettingsSchema = Type.Object(
  {
    /** Absolute path of the folder that holds everything the box keeps. */
    home: Type.String({ minLength: 1 }),
    /** Numeric IPv4 and IPv6 addresses to listen on. */
    bind: Type.Array(Type.String({ minLength: 2 }), { minItems: 1 }),
    /** UDP and TCP. */
    sipPort: port,
    /** TLS. */
    sipsPort: port,
    httpPort: port,
    httpsPort: port,
    /** HTTP for telephones that fetch their settings. */
    phonesPort: port,
    /** HTTPS for those of them that know whom to trust. */
    phonesTlsPort: port,
    /** TFTP for telephones that know nothing else, UDP. */
    tftpPort: port,
    /** LDAP for telephones that look up the directory. */
    ldapPort: port,
    /** UDP ports for sound, both ends included. */
    rtpPorts: Type.Object({ first: port, last: port }, { additionalProperties: false }),
    /** The words that start a voice: text on its standard input, a WAV on its standard output; empty: the usual one. */
    voice: Type.Array(Type.String({ minLength: 1 })),
  },
  { additionalProperties: false },
);
export type BoxSettings = Static<typeof boxSettingsSchema>;

/** `gone`: not running now, will be started again; `failed`: started too often in vain, tried again once a minute. */
export const processStateSchema = Type.Union([
  Type.Literal("waiting"),
  Type.Literal("starting"),
  Type.Literal("ready"),
  Type.Literal("stopping"),
  Type.Literal("gone"),
  Type.Literal("failed"),
  Type.Literal("stopped"),
]);
export type ProcessState = Static<typeof processStateSchema>;

export const processStatusSchema = Type.Object(
  {
    name: Type.String(),
    state: processStateSchema,
    pid: Type.Union([Type.Integer(), Type.Null()]),
    /** Milliseconds since the epoch; null while it does not run. */
    startedAt: Type.Union([Type.Integer(), Type.Null()]),
    /** How often it was started again. */
    restarts: Type.Integer(),
    /** Why it last ended or does not start, for people; null when nothing is wrong. */
    trouble: Type.Union([Type.String(), Type.Null()]),
    /** It is not stopped alone: without it nobody could start it again. */
    isNeeded: Type.Boolean(),
    /** The last since the box started; null: none. */
    order: Type.Union([serviceOrderSchema, Type.Null()]),
    /** What the service itself says: ports, addresses, revision. */
    facts: Type.Record(Type.String(), Type.Unknown()),
  },
  { additionalProperties: false },
);
export type ProcessStatus = Static<typeof processStatusSchema>;

/** Also the text of `run/ready.json`. */
export const boxStatusSchema = Type.Object(
  {
    version: Type.String(),
    pid: Type.Integer(),
    startedAt: Type.Integer(),
    settings: boxSettingsSchema,
    processes: Type.Array(processStatusSchema),
  },
  { additionalProperties: false },
);
export type BoxStatus = Static<typeof boxStatusSchema>;

const nothing = Type.Object({}, { additionalProperties: false });
const serviceName = Type.Object({ name: Type.String(), author: Type.String() }, { additionalProperties: false });

export const boxContract = defineContract({
  methods: {
    status: { request: nothing, answer: boxStatusSchema },
    /** Answers at once; the box then stops pbx and store and ends. */
    stop: { request: nothing, answer: nothing },
    /** Stops one service in order and starts it again. BoxError NO_SUCH_PROCESS {name}. */
    restart: { request: serviceName, answer: nothing },
    /**
     * Stops one service in order; it stays stopped until `service.start`, `restart` or a new start of the box [ACC-05].
     * Nothing happens to one that is stopped already. BoxError NO_SUCH_PROCESS {name}; PROCESS_NEEDED {name} for one
     * without which nobody could start it again.
     */
    "service.stop": { request: serviceName, answer: nothing },
    /** Starts a service that was stopped; at once also one that waits for its next try. NO_SUCH_PROCESS {name}. */
    "service.start": { request: serviceName, answer: nothing },
    /**
     * A program of others has nothing to do, and why, for people: it is stopped, and stays so. BoxError NO_SUCH_PROCESS
     * {name}; NOT_FOREIGN {name} for a service of ours.
     */
    "foreign.hold": {
      request: Type.Object(
        { name: Type.String(), why: Type.String({ maxLength: 400 }) },
        { additionalProperties: false },
      ),
      answer: nothing,
    },
    /**
     * It has something to do: it runs unless an administrator stopped it; `anew`: it is started again if it runs, for its
     * file is another one. As `foreign.hold`, and NOT_ALLOWED {name, missing} where the box may not lend it what it needs.
     */
    "foreign.release": {
      request: Type.Object({ name: Type.String(), anew: Type.Boolean() }, { additionalProperties: false }),
      answer: nothing,
    },
    /** From now on this peer is told `changed` whenever the answer would be another one. */
    watch: { request: nothing, answer: boxStatusSchema },
  },
  messages: { changed: boxStatusSchema },
});
export type BoxContract = typeof boxContract;
