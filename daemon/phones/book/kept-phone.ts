import { type Static, Type } from "typebox";
import type { Sighting } from "../../../provisioning/identify/identity.ts";
import type { DeviceNews } from "../../contracts/device-news.ts";
import { type FileWay, macSchema, type TelephoneEvent, telephoneEventSchema } from "../../contracts/telephone.ts";

/** What is remembered of one telephone, on disk for those that are configured. Times: milliseconds since 1970. */

const closed = { additionalProperties: false } as const;
const moment = Type.Integer({ minimum: 0 });

/** What it was told of itself when it asked, for `identify`. */
const sightingSchema = Type.Object(
  {
    at: moment,
    path: Type.String({ maxLength: 128 }),
    userAgent: Type.Union([Type.String({ maxLength: 200 }), Type.Null()]),
    /** Of one that asked everybody by SIP: its Event field. It asked for no path. */
    event: Type.Optional(Type.String({ maxLength: 512 })),
  },
  closed,
);

export const keptPhoneSchema = Type.Object(
  {
    format: Type.Literal(1),
    macAddress: macSchema,
    /** How often it was let in: its token and the passwords of its pages belong to one of these times. */
    generation: Type.Integer({ minimum: 0 }),
    letInUntil: moment,
    /** What it is to be told: counted, since some telephones take a file only if its version grew. */
    told: Type.Object(
      { revision: Type.Integer({ minimum: 0 }), changedAt: moment, digest: Type.String({ maxLength: 64 }) },
      closed,
    ),
    /** Digest of what it was given last since it was let in, and how: by HTTP where nothing else stands there. */
    given: Type.Union([
      Type.Object(
        { at: moment, digest: Type.String({ maxLength: 64 }), by: telephoneEventSchema.properties.by },
        closed,
      ),
      Type.Null(),
    ]),
    from: Type.Union([Type.String({ maxLength: 15 }), Type.Null()]),
    seenAt: Type.Union([moment, Type.Null()]),
    /** The last of each kind of program. */
    sightings: Type.Array(sightingSchema, { maxItems: 8 }),
    /** What it said that it is when it asked for an address (option 60), and when. */
    vendorClass: Type.Optional(Type.Object({ at: moment, text: Type.String({ maxLength: 128 }) }, closed)),
    /** Call-ID of the registration that was noted last. */
    session: Type.Optional(Type.String({ maxLength: 256 })),
    events: Type.Array(telephoneEventSchema, { maxItems: 100 }),
  },
  closed,
);
export type KeptPhone = Static<typeof keptPhoneSchema>;
export type KeptSighting = Static<typeof sightingSchema>;

const DAYS_MS = 30 * 24 * 3600 * 1000;
const EVENTS = 100;
/** Of these, those of others who ask for what is of the telephone: what it did itself is pushed out by nobody. */
const EVENTS_OF_OTHERS = 20;
const SIGHTINGS = 8;

export const newPhone = (macAddress: string): KeptPhone => ({
  format: 1,
  macAddress,
  generation: 0,
  letInUntil: 0,
  told: { revision: 0, changedAt: 0, digest: "" },
  given: null,
  from: null,
  seenAt: null,
  sightings: [],
  events: [],
});

/** It may come for its settings; what it was told before to come by, and its passwords, are void. */
export function letIn(phone: KeptPhone, author: string, now: number, minutes: number): KeptPhone {
  const event = { at: now, kind: "let-in", times: 1, from: null, what: author, userAgent: null } as const;
  const until = now + minutes * 60_000;
  return { ...withEvent(phone, event), generation: phone.generation + 1, letInUntil: until, given: null };
}

/** It has the settings of this digest. */
export function givenNow(phone: KeptPhone, digest: string, at: number, way: FileWay): KeptPhone {
  return { ...phone, given: { at, digest, ...(way === "http" ? {} : { by: way }) } };
}

/** It has shown since it was let in that it needs no TFTP. */
export const knowsBetter = ({ given }: KeptPhone): boolean => given !== null && given.by !== "tftp";

/** It came with its own token: the way without one is shut. */
export const settled = (phone: KeptPhone): KeptPhone => ({ ...phone, letInUntil: 0 });

/** What it is to be told now, by its digest; the same object when that is what it was. */
export function toldNow(phone: KeptPhone, digest: string, now: number): KeptPhone {
  if (phone.told.digest === digest) return phone;
  return { ...phone, told: { revision: phone.told.revision + 1, changedAt: now, digest } };
}

/** Somebody asked for something and this came of it; a repetition is counted, and takes no room. */
export function withEvent(phone: KeptPhone, event: TelephoneEvent): KeptPhone {
  // What others ask for in between makes no other thing of it.
  const last = phone.events.find((one) => isOfOthers(one) === isOfOthers(event));
  if (last === undefined || !isRepetition(last, event)) return withEvents(phone, [event, ...phone.events], event);
  const others = phone.events.filter((one) => one !== last);
  return withEvents(phone, [{ ...event, times: last.times + 1 }, ...others], event);
}

/** Somebody asked for something of it from elsewhere: that says nothing of where the telephone is, or when it was seen. */
export const withStranger = (phone: KeptPhone, event: TelephoneEvent): KeptPhone => {
  const { from, seenAt } = phone;
  return { ...withEvent(phone, event), from, seenAt };
};

/** DHCP gave it an address: it asks again every half day, which is one event and not a hundred. */
export function withAddress(phone: KeptPhone, event: TelephoneEvent, vendorClass: string | null): KeptPhone {
  const before = phone.events.find((one) => isRepetition(one, event));
  const others = phone.events.filter((one) => one !== before);
  const all = [{ ...event, times: (before?.times ?? 0) + 1 }, ...others].sort((one, other) => other.at - one.at);
  const noted = withEvents(phone, all, event);
  return vendorClass === null ? noted : { ...noted, vendorClass: { at: event.at, text: vendorClass } };
}

const isOfOthers = ({ kind }: TelephoneEvent): boolean => kind === "other-address";

const isRepetition = (one: TelephoneEvent, other: TelephoneEvent): boolean =>
  one.kind === other.kind &&
  one.what === other.what &&
  one.from === other.from &&
  one.by === other.by &&
  one.revision === other.revision;

function withEvents(phone: KeptPhone, events: readonly TelephoneEvent[], { at: now, from }: TelephoneEvent): KeptPhone {
  let others = 0;
  const isKept = (one: TelephoneEvent): boolean =>
    one.at > now - DAYS_MS && (!isOfOthers(one) || ++others <= EVENTS_OF_OTHERS);
  return { ...phone, events: events.filter(isKept).slice(0, EVENTS), ...(from === null ? {} : { from, seenAt: now }) };
}

/**
 * A device of its extension was registered, heard or not heard, from where it is; the same phone when that is known.
 * Sound is noted when it is the first since the telephone came, and when it comes or goes.
 */
export function withNews(phone: KeptPhone, { at, kind, from, userAgent, session }: DeviceNews): KeptPhone {
  if (kind === "registered" && phone.session === session) return phone;
  const last = phone.events.find((one) => one.kind === "registered" || one.kind === "heard" || one.kind === "silent");
  if (kind !== "registered" && last?.kind === kind) return phone;
  const noted = withEvent(phone, { at, kind, times: 1, from, what: "", userAgent });
  return kind === "registered" ? { ...noted, session } : noted;
}

/** The newest of each program that asked stays. */
export function withSighting(phone: KeptPhone, seen: KeptSighting): KeptPhone {
  const isOther = ({ userAgent, event }: KeptSighting): boolean =>
    userAgent !== seen.userAgent || (event === undefined) !== (seen.event === undefined);
  const others = phone.sightings.filter(isOther);
  return { ...phone, sightings: [seen, ...others].slice(0, SIGHTINGS) };
}

/** What it may, has or is to have is another than before: that is never lost. What else happened to it may be, for a while. */
export function isBinding(phone: KeptPhone, before: KeptPhone): boolean {
  const of = ({ generation, letInUntil, told, given }: KeptPhone): readonly unknown[] => [
    ...[generation, letInUntil, told.revision, told.digest],
    ...[given?.digest, given?.by],
  ];
  const was = of(before);
  return of(phone).some((one, at) => one !== was[at]);
}

/** What it said of itself; before it says anything its address alone tells its maker. */
export const sightingsOf = ({ macAddress, sightings, vendorClass }: KeptPhone): readonly Sighting[] => [
  ...sightings.map(({ at, path, userAgent, event }) => ({
    ...{ at, mac: macAddress, userAgent },
    ...(event === undefined ? { origin: "http" as const, path } : { origin: "pnp" as const, event }),
  })),
  { origin: "dhcp", at: vendorClass?.at ?? 0, mac: macAddress, vendorClass: vendorClass?.text ?? null },
];
