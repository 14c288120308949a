import { describe, expect, test } from "vitest";
import type { DeviceNews } from "../../contracts/device-news.ts";
import type { DhcpLease } from "../../contracts/dhcp.ts";
import type { FileWay } from "../../contracts/telephone.ts";
import { DrivenClock } from "../../kit/clock.ts";
import { parser } from "../../kit/parse.ts";
import { type PhonesView, phonesViewSchema, type ViewedPhone } from "../../model/snapshot/phones-view.ts";
import { phonesView } from "../phones-view.fixture.ts";
import { Book } from "./book.ts";
import { type KeptPhone, newPhone } from "./kept-phone.ts";

const mac = "001565112233";
/** It has its settings as they are now. */
const given = (book: Book, ...how: [at: number, way: FileWay, byToken: boolean]): void =>
  book.given(book.phone(mac) ?? newPhone(mac), ...how);
const phone = (change: Partial<ViewedPhone> = {}): ViewedPhone => ({
  ...{ macAddress: mac, number: "201", name: "Gérant", sipPassword: "secret", ipAddress: null },
  ...{ handset: null, others: [], modules: 0, keys: [] },
  ...change,
});
const view = (phones: readonly ViewedPhone[], change: Partial<PhonesView> = {}): PhonesView =>
  parser(phonesViewSchema, "a view")(phonesView({ phones: [...phones], ...change }));

function setUp(remembered: readonly KeptPhone[] = []) {
  const clock = new DrivenClock(1_000_000);
  const kept = new Map<string, KeptPhone>();
  const soon = new Map<string, KeptPhone>();
  const files = {
    keep: (one: KeptPhone) => void kept.set(one.macAddress, one),
    keepSoon: (one: KeptPhone) => void soon.set(one.macAddress, one),
    forget: (macAddress: string) => void kept.delete(macAddress),
  };
  const book = new Book(remembered, { files, clock, changed: () => undefined });
  const asked = (whose = mac, userAgent: string | null = "Yealink SIP-T46S 66.86.0.15") => {
    const at = clock.now();
    const event = { at, kind: "common", times: 1, from: "10.0.0.5", what: "y000000000066.cfg", userAgent } as const;
    book.noted(whose, event, { at, path: event.what, userAgent });
  };
  const states = () => book.all().map(({ number, state }) => [number, state]);
  return { book, clock, kept, soon, asked, states };
}

describe("POS-17: a telephone that the view names", () => {
  test("is on disk at once with what it may and has; what else it does is written later, however often", () => {
    const { book, clock, kept, soon, asked } = setUp();
    book.apply(view([phone()]));
    asked();
    kept.clear();
    for (let n = 0; n < 100; n++) {
      asked();
      book.notedOfStranger(mac, {
        ...{ at: clock.now(), kind: "other-address", times: 1, from: "10.0.0.66", what: "001565112233.cfg" },
        userAgent: null,
      });
    }
    expect([kept.size, soon.get(mac)?.events.length]).toEqual([0, 3]);

    given(book, clock.now(), "http", false);
    expect(kept.get(mac)?.given?.by).toBeUndefined();
    kept.clear();
    given(book, clock.now(), "http", false);
    expect(kept.size).toBe(0);
    given(book, clock.now(), "https", true);
    expect(kept.get(mac)).toMatchObject({ letInUntil: 0, given: { by: "https" } });
  });

  test("for the first time is let in for the time that is configured, and not again when the view changes", () => {
    const { book, clock, states } = setUp();
    book.apply(view([phone()]));
    const until = clock.now() + 3_600_000;
    expect(book.all()).toMatchObject([{ state: "waits", letInUntil: until, maker: "yealink", model: null }]);

    clock.advance(3_600_000);
    book.apply(view([phone({ name: "Gérante" })], { revision: 2 }));
    expect(states()).toEqual([["201", "shut"]]);
  });

  test("has old settings when something changes that it was told, and not when anything else does", () => {
    const { book, states } = setUp();
    book.apply(view([phone()]));
    given(book, 1, "http", false);
    expect(states()).toEqual([["201", "current"]]);

    book.apply(view([phone(), phone({ macAddress: "001565112244", number: "202" })], { revision: 2, armMinutes: 5 }));
    expect(states()).toEqual([
      ["201", "current"],
      ["202", "waits"],
    ]);
    for (const change of [phone({ name: "Autre" }), phone({ number: "203" }), phone({ sipPassword: "new" })]) {
      book.apply(view([change]));
      expect(states()).toEqual([[change.number, "old"]]);
    }
    book.apply(view([phone()], { voicemail: "501" }));
    expect(states()).toEqual([["201", "old"]]);
  });

  test("that came by its token needs no other way any more", () => {
    const { book } = setUp();
    book.apply(view([phone()]));
    given(book, 1, "http", false);
    expect(book.shown(mac).letInUntil).not.toBeNull();
    given(book, 2, "http", true);
    expect(book.shown(mac)).toMatchObject({ letInUntil: null, state: "current", givenAt: 2 });
  });

  test("is forgotten with all that it was told when the view names it no more, and let in anew when it does again", () => {
    const { book, kept } = setUp();
    book.apply(view([phone()]));
    expect(kept.get(mac)?.generation).toBe(1);
    book.apply(view([]));
    expect([kept.size, book.all()]).toEqual([0, []]);
    book.apply(view([phone()]));
    expect(book.all()).toMatchObject([{ state: "waits" }]);
  });

  test("is what it was after the process was started again", () => {
    const before = setUp();
    before.book.apply(view([phone()]));
    before.asked();
    given(before.book, before.clock.now(), "http", true);

    const after = setUp([...before.kept.values()]);
    after.book.apply(view([phone()]));
    expect(after.book.all()).toEqual(before.book.all());
  });

  test("that another model took the place of is told anew", () => {
    const { book, asked, states } = setUp();
    book.apply(view([phone()]));
    asked();
    given(book, 1, "http", true);
    asked(mac, "Yealink SIP-T20P 9.72.0.30");
    expect(states()).toEqual([["201", "old"]]);
  });
});

describe("DHC-07: a telephone that nobody configured", () => {
  test("is seen with what it is, kept nowhere, and has its story when it is given to an extension", () => {
    const { book, kept, asked } = setUp();
    book.apply(view([]));
    asked();
    expect(book.all()).toMatchObject([{ state: "unknown", number: null, maker: "yealink", model: "T46S" }]);
    expect(kept.size).toBe(0);

    book.apply(view([phone()]));
    expect(book.all()).toMatchObject([{ state: "waits", number: "201", model: "T46S" }]);
    expect(book.phone(mac)?.events.map(({ kind }) => kind)).toEqual(["let-in", "common"]);
  });

  test("cannot be let in: there is nothing that it could be given", () => {
    const { book, asked } = setUp();
    book.apply(view([]));
    asked();
    expect(() => book.letIn(mac, "admin")).toThrow("No extension has the telephone 001565112233");
  });

  test("does not fill the box: two hundred are remembered, the newest", () => {
    const { book, asked } = setUp();
    book.apply(view([phone({ macAddress: "AAAAAAAAAAAA" })]));
    for (let n = 0; n < 1000; n++) asked(`0015650${String(n).padStart(5, "0")}`);
    expect(book.all()).toHaveLength(201);
    expect(
      book
        .all()
        .slice(0, 2)
        .map(({ macAddress }) => macAddress),
    ).toEqual(["AAAAAAAAAAAA", "001565000999"]);
  });
});

describe("POS-17: what others tell of a telephone", () => {
  const lease = (change: Partial<DhcpLease> = {}): DhcpLease => ({
    ...{ macAddress: mac, ipAddress: "10.0.0.5", expiresAt: null, name: "SIP-T46S", vendorClass: "yealink" },
    ...{ requested: [66], askedAt: 1_000_000, maker: null, model: null, number: null, isFixed: false },
    ...change,
  });
  const news = (change: Partial<DeviceNews> = {}): DeviceNews => ({
    ...{ at: 1_000_000, kind: "registered", number: "201", from: "10.0.0.5", userAgent: "", session: "s" },
    ...change,
  });
  const kinds = (book: Book, macAddress = mac) => book.phone(macAddress)?.events.map(({ kind }) => kind) ?? [];

  test("DHC-03: it was given an address, which is told once however often it is asked for", () => {
    const { book } = setUp();
    book.apply(view([phone()]));
    book.leased(lease());
    book.leased(lease());
    book.leased(lease({ askedAt: null }));
    expect(kinds(book)).toEqual(["address", "let-in"]);
    expect(book.shown(mac)).toMatchObject({ from: "10.0.0.5", seenAt: 1_000_000, maker: "yealink" });
  });

  test("DHC-07: a telephone of a maker whose settings are here is listed; a computer is not", () => {
    const { book } = setUp();
    book.apply(view([]));
    book.leased(lease());
    book.leased(lease({ macAddress: "001122334455", vendorClass: "MSFT 5.0" }));
    expect(book.all()).toMatchObject([{ macAddress: mac, state: "unknown", maker: "yealink" }]);
  });

  test("POS-17: a base is heard by whichever of its handsets, and lists the numbers of all", () => {
    const { book } = setUp();
    const others = [{ number: "202", name: "Atelier", sipPassword: "secret", handset: 3 }];
    book.apply(view([phone({ handset: 1, others })]));

    book.heard(news({ number: "202" }), mac);

    expect(kinds(book)).toEqual(["registered", "let-in"]);
    expect(book.all()).toMatchObject([{ macAddress: mac, number: "201", numbers: ["201", "202"] }]);
  });

  test("it is registered: whose MAC address is behind that address, or behind a router whose IP address it is", () => {
    const { book } = setUp();
    book.apply(view([phone(), phone({ macAddress: "001565112244", number: "202", ipAddress: "10.0.0.6" })]));
    book.heard(news(), "7C2F80112233");
    book.heard(news({ number: "209" }), mac);
    book.heard(news(), null);
    expect(kinds(book)).toEqual(["let-in"]);
    book.heard(news(), mac);
    expect(kinds(book)).toEqual(["registered", "let-in"]);
    book.heard(news({ number: "202", from: "10.0.0.6" }), null);
    expect(kinds(book, "001565112244")).toEqual(["registered", "let-in"]);
  });
});
