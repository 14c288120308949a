import type { PhoneDriver, Rendered } from "../../provisioning/driver.ts";
import { bestDriver, remarksOf } from "../../provisioning/drivers.ts";
import type { Identity } from "../../provisioning/identify/identity.ts";
import { readMac } from "../../provisioning/identify/mac.ts";
import type { Phone } from "../../provisioning/phone.ts";
import type { FileWay, KeyRoom, TelephoneEventKind } from "../contracts/telephone.ts";
import type { Clock } from "../kit/clock.ts";
import type { Log } from "../kit/log.ts";
import type { Reason } from "../model/reason.ts";
import type { PhonesView, ViewedPhone } from "../model/snapshot/phones-view.ts";
import type { Book } from "./book/book.ts";
import { type KeptPhone, type KeptSighting, knowsBetter } from "./book/kept-phone.ts";
import type { BoxKey } from "./box-key.ts";
import type { DirectoryPages } from "./directory/directory-pages.ts";
import type { AskedFile } from "./gate/asked.ts";
import { isAt, judge } from "./gate/judge.ts";
import type { Patience } from "./gate/patience.ts";
import { AUTHORITY_FILE, phoneFor, type Reached, siteFor } from "./settings-for.ts";

interface Parts {
  /** Asked anew each time: those of templates come and go with the view. */
  readonly drivers: () => readonly PhoneDriver[];
  readonly book: Book;
  readonly key: BoxKey;
  readonly patience: Patience;
  readonly clock: Clock;
  readonly log: Log;
  readonly directory: Pick<DirectoryPages, "serve">;
  /** What runs; null: nothing yet. */
  readonly view: () => PhonesView | null;
  /** The MAC address behind an IPv4 address; null: not on a network of the box. */
  readonly neighbourOf: (ip: string) => string | null;
  readonly reached: Omit<Reached, "host" | "tlsPort" | "isToTrust">;
  /** Whom to trust, in PEM, and the port of HTTPS, where it is served. */
  readonly secure: () => { readonly port: number | null; readonly authority: string } | null;
}

/** One request, as far as it matters. */
export interface Visit {
  readonly by: FileWay;
  /** Null: nothing that a telephone would ask for. */
  readonly asked: AskedFile | null;
  /** IPv4 addresses: who asks, and the one of the box that he asked. */
  readonly from: string;
  readonly host: string;
  readonly userAgent: string | null;
}

export type PlainFile = Pick<Rendered, "bytes" | "contentType">;

export interface ServedFile extends PlainFile {
  /** Told once nothing more is sent of it: whether it was taken as a whole. */
  readonly sent: (isWhole: boolean) => void;
}

/** It says nothing of a telephone that it took this. */
const forAll = (file: PlainFile): ServedFile => ({ ...file, sent: () => undefined });

const LONGEST_AGENT = 200;

/** Where telephones ask for their files: each is made when it is asked for, and nothing of it lies on a disk. */
export class Counter {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Milliseconds that whoever asks from this address waits before he is served. */
  waitOf(from: string): number {
    const { patience, clock } = this.#parts;
    return patience.waitOf(from, clock.monotonic());
  }

  /** Null: there is nothing, whatever the reason. */
  serve(visit: Visit): ServedFile | null {
    const { view, directory } = this.#parts;
    const page = directory.serve(visit);
    if (page !== null) return page.file === null ? null : forAll(page.file);
    const running = view();
    const { asked, by } = visit;
    const isShut = running === null || !running.isOn || (by === "tftp" && !running.tftp);
    if (isShut || asked === null) return null;
    return this.#fileFor(visit, running, asked);
  }

  /** What of the configuration does not fit on a telephone that is configured, or that there is no file for it at all. */
  remarksOn(macAddress: string): readonly Reason[] {
    const { book, view } = this.#parts;
    const [running, viewed, kept] = [view(), book.viewed(macAddress), book.phone(macAddress)];
    if (running === null || viewed === null || kept === null) return [];
    const identity = book.identityOf(macAddress);
    const driver = bestDriver(this.#parts.drivers(), identity);
    // One that has said nothing yet may be any of its maker's models.
    const isAnyOfThem = identity.family !== null && identity.model === null && kept.sightings.length === 0;
    if (driver === null || isAnyOfThem) return [];
    // The host stands in no remark.
    return remarksOf(driver, this.#described(driver, viewed, kept, identity, "0.0.0.0", running));
  }

  /** How many keys it has; null: its model is not known. */
  keyRoomOf(macAddress: string): KeyRoom | null {
    const identity = this.#parts.book.identityOf(macAddress);
    const model = bestDriver(this.#parts.drivers(), identity)?.modelOf(identity) ?? null;
    if (model === null) return null;
    const { name, keys, firstIsLine, modules, moduleKeys } = model;
    return { model: name, keys, firstIsLine, modules, moduleKeys };
  }

  #fileFor(visit: Visit, view: PhonesView, { token, name }: AskedFile): ServedFile | null {
    const { book, clock, key, neighbourOf } = this.#parts;
    const now = clock.now();
    const userAgent = visit.userAgent?.slice(0, LONGEST_AGENT) ?? null;
    const seen: KeptSighting = { at: now, path: name, userAgent };
    const neighbour = neighbourOf(visit.from);
    const whose = this.#whoseFile(name) ?? neighbour;
    const identity = book.identityOf(whose ?? "000000000000", seen);
    const driver = bestDriver(
      this.#parts.drivers().filter((one) => one.route(name) !== null),
      identity,
    );
    const file = driver?.route(name) ?? null;
    const viewed = whose === null ? null : book.viewed(whose);
    const kept = whose === null ? null : book.phone(whose);
    const isToken = token !== null && kept !== null && key.isToken(kept, token);
    const letInUntil = kept?.letInUntil ?? 0;
    const verdict = judge({
      ...{ file, token, from: visit.from, neighbour, phone: viewed, isToken },
      ...{ armedUntil: letInUntil, now },
      isStepBack: visit.by === "tftp" && kept !== null && knowsBetter(kept),
    });
    const became = (kind: TelephoneEventKind): void => {
      this.#note({ visit, name, userAgent, whose, neighbour, revision: view.revision }, kind, seen);
    };
    if (name === AUTHORITY_FILE) {
      const authority = this.#parts.secure()?.authority ?? null;
      became(authority === null ? "no-such-file" : "common");
      return authority === null
        ? null
        : forAll({ bytes: new TextEncoder().encode(authority), contentType: "application/x-pem-file" });
    }
    if (verdict.kind === "nothing" || driver === null) {
      became(verdict.kind === "nothing" ? verdict.why : "no-such-file");
      return null;
    }
    if (verdict.kind === "common") {
      const own = isToken ? token : null;
      const site = siteFor(view, this.#reached(driver, identity, visit.host, view), own, now);
      const common = driver.render({ kind: "common", site });
      became(common === null ? "no-such-file" : "common");
      return common === null ? null : forAll(common);
    }
    const { macAddress } = verdict.phone;
    // What it says of itself now counts for what stands in its file.
    const met = book.met(macAddress, seen);
    const phone = this.#described(driver, verdict.phone, met, identity, visit.host, view);
    const rendered = driver.render({ kind: "phone", phone });
    if (rendered === null) {
      became("no-such-file");
      return null;
    }
    const sent = (isWhole: boolean): void => {
      became(isWhole ? "given" : "not-taken");
      if (isWhole) book.given(met, clock.now(), visit.by, isToken);
    };
    return { ...rendered, sent };
  }

  #described(
    driver: PhoneDriver,
    viewed: ViewedPhone,
    kept: KeptPhone,
    is: Identity,
    host: string,
    view: PhonesView,
  ): Phone {
    const { key, clock } = this.#parts;
    const own = {
      ...{ token: key.tokenOf(kept), passwords: key.passwordsOf(kept) },
      directoryPassword: key.directoryPasswordOf(kept),
    };
    const directory = driver.directory(is);
    const reached = this.#reached(driver, is, host, view);
    return phoneFor({ view, viewed, kept, is, own, directory, reached, now: clock.now() });
  }

  #reached(driver: PhoneDriver, is: Identity, host: string, view: PhonesView): Reached {
    const [secure, trust] = [this.#parts.secure(), driver.trusts(is)];
    const tlsPort = (view.https && trust === "files" && secure?.port) || null;
    const isToTrust = tlsPort !== null || (view.encrypts && trust === "calls" && secure !== null);
    return { ...this.#parts.reached, host, tlsPort, isToTrust };
  }

  #whoseFile(name: string): string | null {
    for (const driver of this.#parts.drivers()) {
      const file = driver.route(name);
      if (file?.kind === "phone") return readMac(file.mac);
    }
    return null;
  }

  /** Nobody can fill the book with names: what is not of a telephone here stands there only under who really asked. */
  #note(
    {
      visit,
      name,
      userAgent,
      whose,
      neighbour,
      revision,
    }: {
      readonly visit: Visit;
      readonly name: string;
      readonly userAgent: string | null;
      readonly whose: string | null;
      readonly neighbour: string | null;
      readonly revision: number;
    },
    kind: TelephoneEventKind,
    seen: KeptSighting,
  ): void {
    const { book, clock, log, patience } = this.#parts;
    const { from, by } = visit;
    const isOwn = whose !== null && whose === neighbour;
    if (whose !== null && !isOwn && !["given", "not-taken", "common"].includes(kind)) {
      if (patience.refused(from, whose, clock.monotonic())) {
        log.warn("an address asks for the files of many telephones", { from, neighbour });
      }
    }
    if (kind === "given") log.info("a telephone was given its settings", { macAddress: whose, from, name, by });
    else log.debug("a telephone asked for a file", { macAddress: whose, from, name, by, kind });
    const more = { ...(by === "http" ? {} : { by }), ...(kind === "given" ? { revision } : {}) };
    const event = { at: clock.now(), kind, times: 1, from, what: name, userAgent, ...more };
    const viewed = whose === null ? null : book.viewed(whose);
    if (viewed !== null) {
      // What somebody else says of a telephone in its name tells neither what it is nor where.
      if (isAt(viewed, { neighbour, from })) book.noted(viewed.macAddress, event, seen);
      else book.notedOfStranger(viewed.macAddress, event);
    }
    if (neighbour !== null && (!isOwn || book.viewed(neighbour) === null)) book.noted(neighbour, event, seen);
  }
}
