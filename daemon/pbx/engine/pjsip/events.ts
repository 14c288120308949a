import Type, { type TSchema } from "typebox";
import { Compile } from "typebox/compile";
import type { EngineEvent } from "../engine.ts";

/** The door through which native events come in: one compiled schema for each type, found by its name. */

const name = Type.Integer({ minimum: 1 });
const text = Type.String();
const integer = Type.Integer();
const words = <const Words extends readonly string[]>(...all: Words) =>
  Type.Union(all.map((word) => Type.Literal(word)));
const object = (properties: Record<string, TSchema>) => Type.Object(properties, { additionalProperties: false });

const codec = words("PCMA", "PCMU", "G722", "opus", "G729", "GSM");
const video = words("", "H264", "VP8", "H265", "H263-1998", "H263");
const transport = words("udp", "tcp", "tls");
const optionalName = Type.Union([name, Type.Null()]);
const cause = words(
  "normal",
  "busy",
  "declined",
  "no-answer",
  "cancelled",
  "answered-elsewhere",
  "unreachable",
  "unavailable",
  "not-found",
  "forbidden",
  "not-acceptable",
  "redirected",
  "transferred",
  "media-lost",
  "congestion",
  "too-many-hops",
  "failure",
  "shutdown",
);
/** Empty: somebody has answered. */
const silence = words(
  "",
  "no-answer",
  "connection-refused",
  "unreachable",
  "certificate",
  "tls",
  "no-interface",
  "not-sent",
);
const binding = object({
  contact: name,
  extension: text,
  uri: text,
  source: text,
  transport,
  expiresAt: integer,
  userAgent: text,
  callId: text,
  cseq: integer,
  path: Type.Array(text),
  instance: text,
});
const quality = object({
  codec: Type.Union([codec, Type.Literal("")]),
  packetsReceived: integer,
  packetsSent: integer,
  packetsLost: integer,
  packetsLostFar: integer,
  jitterMs: Type.Number(),
  roundTripMs: Type.Number(),
  mos: Type.Number(),
  video,
});
const leg = { leg: name };
const destination = object({ address: text, port: integer, transport, serverName: text });
const maybeText = Type.Union([text, Type.Null()]);
const origin = Type.Union([
  object({ kind: Type.Literal("extension"), extension: text }),
  object({
    kind: Type.Literal("trunk"),
    trunk: text,
    number: text,
    asserted: maybeText,
    diverted: maybeText,
    diversions: integer,
  }),
]);

const fields: { readonly [type in EngineEvent["type"]]: Record<string, TSchema> } = {
  "tables.installed": { revision: integer },
  "engine.log": { level: integer, text },
  "engine.failed": { code: text, text },
  "sip.message": { ...leg, at: integer, sent: Type.Boolean(), transport, far: text, text },
  "contact.added": { binding },
  "contact.refreshed": { binding },
  "contact.removed": {
    contact: name,
    extension: text,
    reason: words("unregistered", "expired", "replaced", "connection-lost", "account-removed"),
  },
  "contact.reachability": { contact: name, extension: text, reachable: Type.Boolean(), roundTripMs: integer },
  "security.suspicion": {
    source: text,
    what: words("wrong-password", "unknown-account", "silenced", "malformed", "too-many-connections", "flood"),
    account: text,
    count: integer,
  },
  "interface.opened": { address: text },
  "interface.missing": { address: text, text },
  "trunk.registered": { trunk: text, destination, expiresSeconds: integer },
  "trunk.refused": { trunk: text, destination, status: integer, silence, text, retryAfterSeconds: integer },
  "trunk.lost": { trunk: text },
  "trunk.probed": { trunk: text, destination, status: integer, silence, text, roundTripMs: integer },
  "message.offered": {
    message: name,
    from: origin,
    dialled: text,
    anonymous: Type.Boolean(),
    text,
    callId: text,
    cseq: integer,
    source: text,
    transport,
  },
  "message.sent": { message: name, status: integer, text },
  "discovery.opened": { networks: integer },
  "discovery.missing": { text },
  "discovery.asked": { ask: name, source: text, uri: text, from: text, to: text, event: text, userAgent: text },
  "discovery.told": { ask: name, status: integer, text },
  "leg.offered": {
    ...leg,
    from: origin,
    dialled: text,
    to: text,
    displayName: text,
    anonymous: Type.Boolean(),
    callId: text,
    source: text,
    transport,
    userAgent: text,
    codecs: Type.Array(codec),
    replaces: optionalName,
    maxForwards: integer,
  },
  "leg.ringing": leg,
  "leg.early": leg,
  "leg.answered": leg,
  "leg.confirmed": leg,
  "leg.media": {
    ...leg,
    codec,
    direction: words("sendrecv", "sendonly", "recvonly", "inactive"),
    srtp: Type.Boolean(),
    remote: text,
    video,
  },
  "leg.held": leg,
  "leg.resumed": leg,
  "leg.digit": { ...leg, digit: Type.String({ pattern: "^[0-9*#A-D]$" }), by: words("rfc4733", "info", "inband") },
  "leg.transfer": { ...leg, target: text, replaces: optionalName, replacesUnknown: Type.Boolean() },
  "leg.redirected": { ...leg, targets: Type.Array(text) },
  "leg.unheard": { ...leg, seconds: integer },
  "leg.played": leg,
  "leg.recorded": {
    ...leg,
    path: text,
    seconds: Type.Number({ minimum: 0 }),
    why: words("stopped", "limit", "released", "disk-full", "failed"),
    text,
  },
  "leg.speaking": { ...leg, speaks: Type.Boolean() },
  "leg.released": { ...leg, cause, status: integer, by: words("remote", "local", "engine"), quality },
  "subscription.opened": {
    subscription: name,
    extension: text,
    target: text,
    package: words("dialog", "message-summary"),
  },
  "subscription.refreshed": { subscription: name },
  "subscription.closed": { subscription: name },
};

type Check = (value: unknown) => boolean;

const checks: ReadonlyMap<string, Check> = new Map(
  Object.entries(fields).map(([type, properties]) => {
    const compiled = Compile(object({ type: Type.Literal(type), ...properties }));
    return [type, (value: unknown) => compiled.Check(value)];
  }),
);

const tagged = Compile(Type.Object({ type: Type.String() }));

/** Null when the addon speaks another language than this adapter: they were built from different sources. */
export function parseEvent(value: unknown): EngineEvent | null {
  if (!tagged.Check(value)) return null;
  return checks.get(value.type)?.(value) === true ? (value as EngineEvent) : null;
}
