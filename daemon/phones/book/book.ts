import { createHash } from "node:crypto";
import { identify } from "../../../provisioning/identify/identify.ts";
import type { Identity } from "../../../provisioning/identify/identity.ts";
import type { DeviceNews } from "../../contracts/device-news.ts";
import type { DhcpLease } from "../../contracts/dhcp.ts";
import type { FileWay, Telephone, TelephoneEvent } from "../../contracts/telephone.ts";
import { BoxError } from "../../kit/box-error.ts";
import type { Clock } from "../../kit/clock.ts";
import type { TelephoneTemplate } from "../../model/config/telephone-templates.ts";
import { accountsOf, type PhonesView, type ViewedPhone } from "../../model/snapshot/phones-view.ts";
import {
  givenNow,
  isBinding,
  type KeptPhone,
  type KeptSighting,
  letIn,
  newPhone,
  settled,
  sightingsOf,
  toldNow,
  withAddress,
  withEvent,
  withNews,
  withSighting,
  withStranger,
} from "./kept-phone.ts";
import type { KeptPhones } from "./kept-phones.ts";
import { telephoneOf } from "./telephone-of.ts";

interface Parts {
  readonly files: Pick<KeptPhones, "keep" | "keepSoon" | "forget">;
  readonly clock: Pick<Clock, "now">;
  /** Something that is shown of a telephone is not what it was. */
  readonly changed: () => void;
}

/** Telephones that nobody configured are remembered so far; the one that was seen longest ago goes first. */
const STRANGERS = 200;

/** Of the view: what stands in the file of no telephone, or of its own alone. */
const NOT_IN_FILES: ReadonlySet<string> = new Set([
  "phones",
  "revision",
  "armMinutes",
  "isFound",
  "tftp",
  "office",
  "templates",
] satisfies (keyof PhonesView)[]);

/** What is known of every telephone: those of the view that runs, and those that asked for something without being there. */
export class Book {
  readonly #parts: Parts;
  readonly #phones = new Map<string, KeptPhone>();
  readonly #strangers = new Map<string, KeptPhone>();
  #viewed: ReadonlyMap<string, ViewedPhone> = new Map();
  #view: PhonesView | null = null;

  constructor(remembered: readonly KeptPhone[], parts: Parts) {
    this.#parts = parts;
    for (const phone of remembered) this.#phones.set(phone.macAddress, phone);
  }

  /**
   * This view runs. A telephone that it names for the first time is let in: whoever typed its address in wants it to come
   * for its settings. One that is named no more is forgotten, and all that it was told with it.
   */
  apply(view: PhonesView): void {
    const { files, clock, changed } = this.#parts;
    this.#view = view;
    this.#viewed = new Map(view.phones.map((phone) => [phone.macAddress, phone]));
    for (const [macAddress] of this.#phones) {
      if (this.#viewed.has(macAddress)) continue;
      this.#phones.delete(macAddress);
      files.forget(macAddress);
    }
    for (const { macAddress } of view.phones) {
      const known = this.#phones.get(macAddress);
      const before = known ?? this.#strangers.get(macAddress) ?? newPhone(macAddress);
      const phone = known ?? letIn(before, "Recharger", clock.now(), view.armMinutes);
      this.#strangers.delete(macAddress);
      this.#put(toldNow(phone, this.#digestOf(macAddress, phone), clock.now()), known);
    }
    changed();
  }

  viewed(macAddress: string): ViewedPhone | null {
    return this.#viewed.get(macAddress) ?? null;
  }

  /** What is remembered of it; of one that was never seen, nothing. */
  phone(macAddress: string): KeptPhone | null {
    return this.#phones.get(macAddress) ?? this.#strangers.get(macAddress) ?? null;
  }

  identityOf(macAddress: string, more: KeptSighting | null = null): Identity {
    const known = this.phone(macAddress) ?? newPhone(macAddress);
    return identify(sightingsOf(more === null ? known : withSighting(known, more)));
  }

  /** TELEPHONE_UNKNOWN: nobody configured it, so that there is nothing that it could be given. */
  letIn(macAddress: string, author: string): void {
    const phone = this.#phones.get(macAddress);
    const minutes = this.#view?.armMinutes;
    if (phone === undefined || minutes === undefined) {
      const sentence = `No extension has the telephone ${macAddress}: give it to one first.`;
      throw new BoxError("TELEPHONE_UNKNOWN", { macAddress }, { sentence });
    }
    const opened = letIn(phone, author, this.#parts.clock.now(), minutes);
    this.#put(toldNow(opened, this.#digestOf(macAddress, opened), this.#parts.clock.now()), phone);
    this.#parts.changed();
  }

  /** What a telephone says of itself; what is remembered of it then. */
  met(macAddress: string, seen: KeptSighting): KeptPhone {
    return this.#see(macAddress, seen, (phone) => phone);
  }

  /** It asked for something, and this came of it; `seen`: what that says of it. */
  noted(macAddress: string, event: TelephoneEvent, seen: KeptSighting): void {
    this.#see(macAddress, seen, (phone) => withEvent(phone, event));
  }

  /** Somebody else asked for something of a telephone that is configured. */
  notedOfStranger(macAddress: string, event: TelephoneEvent): void {
    const known = this.#phones.get(macAddress);
    if (known === undefined) return;
    this.#put(withStranger(known, event), known);
    this.#parts.changed();
  }

  /** DHCP gave it an address. Who is not configured is remembered if he is of a maker that gets settings here. */
  leased({ macAddress, ipAddress, name, vendorClass, askedAt }: DhcpLease): void {
    if (askedAt === null) return;
    const known = this.phone(macAddress) ?? newPhone(macAddress);
    const noted = known.events.find(({ kind }) => kind === "address");
    if (noted !== undefined && noted.at >= askedAt) return;
    const what = (name ?? "").slice(0, 128);
    const event = { at: askedAt, kind: "address", times: 1, from: ipAddress, what, userAgent: null } as const;
    const met = withAddress(known, event, vendorClass);
    const isOurs = identify(sightingsOf(met)).family !== null || this.#templateOf(macAddress) !== null;
    if (!this.#viewed.has(macAddress) && !isOurs) return;
    this.#put(toldNow(met, this.#digestOf(macAddress, met), askedAt), known);
    this.#parts.changed();
  }

  /** `neighbour`: the MAC address behind where the news come from; null: behind a router, where the IP address counts. */
  heard(news: DeviceNews, neighbour: string | null): void {
    for (const viewed of this.#viewed.values()) {
      const { macAddress, ipAddress } = viewed;
      const phone = this.#phones.get(macAddress);
      if (phone === undefined || !accountsOf(viewed).some(({ number }) => number === news.number)) continue;
      const isHere = neighbour === null ? [phone.from, ipAddress].includes(news.from) : neighbour === macAddress;
      const noted = isHere ? withNews(phone, news) : phone;
      if (noted === phone) continue;
      this.#put(noted, phone);
      this.#parts.changed();
    }
  }

  /**
   * It has its settings as they were when it was `asking`; `byToken`: it came with its own token, and needs no other way any
   * more. Nothing comes of it when it was let in again meanwhile.
   */
  given(asking: KeptPhone, at: number, way: FileWay, byToken: boolean): void {
    const phone = this.#phones.get(asking.macAddress);
    if (phone?.generation !== asking.generation) return;
    const has = givenNow(phone, asking.told.digest, at, way);
    this.#put(byToken ? settled(has) : has, phone);
    this.#parts.changed();
  }

  get count(): number {
    return this.#phones.size;
  }

  /** One of them, as it is shown. */
  shown(macAddress: string): Telephone {
    const phone = this.phone(macAddress) ?? newPhone(macAddress);
    return telephoneOf(phone, this.viewed(macAddress), identify(sightingsOf(phone)), this.#parts.clock.now());
  }

  /** Those of extensions by their numbers, then those that nobody configured, newest first. */
  all(): readonly Telephone[] {
    const shown = ({ macAddress }: KeptPhone): Telephone => this.shown(macAddress);
    const known = [...this.#phones.values()].map(shown);
    known.sort((one, other) => (one.number ?? "").localeCompare(other.number ?? "", "fr", { numeric: true }));
    return [...known, ...[...this.#strangers.values()].reverse().map(shown)];
  }

  #see(macAddress: string, seen: KeptSighting, also: (phone: KeptPhone) => KeptPhone): KeptPhone {
    const known = this.phone(macAddress) ?? newPhone(macAddress);
    const phone = also(withSighting(known, seen));
    const met = toldNow(phone, this.#digestOf(macAddress, phone), seen.at);
    this.#put(met, known);
    this.#parts.changed();
    return met;
  }

  /** Everything that its file depends on, but the address by which it reaches the box. */
  #digestOf(macAddress: string, phone: KeptPhone): string {
    const viewed = this.#viewed.get(macAddress);
    if (this.#view === null || viewed === undefined) return "";
    const site = Object.entries(this.#view).filter(([name]) => !NOT_IN_FILES.has(name));
    const { family, model, firmware } = identify(sightingsOf(phone));
    const all = JSON.stringify([site, viewed, family, model, firmware, phone.generation, this.#templateOf(macAddress)]);
    return createHash("sha256").update(all).digest("hex");
  }

  #templateOf(macAddress: string): TelephoneTemplate | null {
    return this.#view?.templates.find(({ ouis }) => ouis.includes(macAddress.slice(0, 6))) ?? null;
  }

  #put(phone: KeptPhone, before: KeptPhone | undefined): void {
    if (phone === before) return;
    const { macAddress } = phone;
    if (this.#viewed.has(macAddress)) {
      this.#phones.set(macAddress, phone);
      if (before === undefined || isBinding(phone, before)) this.#parts.files.keep(phone);
      else this.#parts.files.keepSoon(phone);
      return;
    }
    this.#strangers.delete(macAddress);
    this.#strangers.set(macAddress, phone);
    if (this.#strangers.size <= STRANGERS) return;
    const [oldest] = this.#strangers.keys();
    if (oldest !== undefined) this.#strangers.delete(oldest);
  }
}
