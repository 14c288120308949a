import { expect, test } from "vitest";
import {
  letIn,
  newPhone,
  settled,
  sightingsOf,
  toldNow,
  withAddress,
  withEvent,
  withNews,
  withSighting,
} from "./kept-phone.ts";

const mac = "001565112233";
const asked = (at: number, change = {}) => ({
  ...{ at, kind: "not-armed" as const, times: 1, from: "10.0.0.5", what: "001565112233.cfg", userAgent: "Yealink" },
  ...change,
});

test("POS-17: whoever lets a telephone in again makes void what it was told to come by", () => {
  const first = letIn(newPhone(mac), "admin", 1000, 60);
  const given = { ...first, given: { at: 2000, digest: "d" } };
  const again = letIn(settled(given), "admin", 5000, 10);

  expect([first.generation, first.letInUntil, settled(given).letInUntil]).toEqual([1, 3_601_000, 0]);
  expect([again.generation, again.letInUntil, again.given]).toEqual([2, 605_000, null]);
  expect(again.events[0]).toMatchObject({ kind: "let-in", what: "admin", times: 2 });
});

test("a telephone that asks for ever is counted, and fills nothing", () => {
  let phone = newPhone(mac);
  for (let n = 1; n <= 1000; n++) phone = withEvent(phone, asked(n));
  expect(phone.events).toEqual([asked(1000, { times: 1000 })]);
  expect([phone.from, phone.seenAt]).toEqual(["10.0.0.5", 1000]);

  for (let n = 1; n <= 1000; n++) phone = withEvent(phone, asked(1000 + n, { what: `${n}.cfg` }));
  expect(phone.events).toHaveLength(100);
});

test("what is older than thirty days is forgotten", () => {
  const day = 24 * 3600 * 1000;
  const old = withEvent(newPhone(mac), asked(1));
  expect(withEvent(old, asked(31 * day, { what: "other.cfg" })).events).toHaveLength(1);
});

test("what a telephone is to be told is counted when it changes, and only then", () => {
  const one = toldNow(newPhone(mac), "a", 10);
  expect(toldNow(one, "a", 20)).toBe(one);
  expect(toldNow(one, "b", 20).told).toEqual({ revision: 2, changedAt: 20, digest: "b" });
});

test("the newest word of each program that a telephone runs is kept", () => {
  const seen = (at: number, userAgent: string | null) => ({ at, path: "x.cfg", userAgent });
  let phone = newPhone(mac);
  for (const [at, who] of [
    [1, "A"],
    [2, "B"],
    [3, "A"],
  ] as const)
    phone = withSighting(phone, seen(at, who));

  expect(sightingsOf(phone).map(({ at, mac: of }) => [at, of])).toEqual([
    [3, mac],
    [2, mac],
    [0, mac],
  ]);
});

test("POS-17 DHC-03: DHCP gives an address every half day, which is one event; what the telephone says it is stays", () => {
  const address = (at: number, from: string) => ({ ...asked(at), kind: "address" as const, from, what: "T46S" });
  let phone = withAddress(newPhone(mac), address(10, "10.0.0.5"), "yealink");
  phone = withEvent(phone, asked(20));
  phone = withAddress(phone, address(30, "10.0.0.5"), null);
  phone = withAddress(phone, address(25, "10.0.0.6"), null);

  expect(phone.events.map(({ kind, at, times, from }) => [kind, at, times, from])).toEqual([
    ["address", 30, 2, "10.0.0.5"],
    ["address", 25, 1, "10.0.0.6"],
    ["not-armed", 20, 1, "10.0.0.5"],
  ]);
  expect(sightingsOf(phone).at(-1)).toEqual({ origin: "dhcp", at: 10, mac, vendorClass: "yealink" });
});

test("POS-17: a registration is noted once, and sound when it is the first or when it comes or goes", () => {
  const news = (kind: "registered" | "heard" | "silent", session: string, at = 1) => ({
    ...{ at, kind, number: "201", from: "10.0.0.5", userAgent: "Yealink", session },
  });
  let phone = withNews(newPhone(mac), news("registered", "one"));
  // The exchange started again and tells who is registered.
  expect(withNews(phone, news("registered", "one", 9))).toBe(phone);
  for (const kind of ["heard", "heard", "silent", "silent", "heard"] as const)
    phone = withNews(phone, news(kind, "one"));
  phone = withNews(phone, news("registered", "two"));
  phone = withNews(phone, news("heard", "two"));

  expect(phone.events.map(({ kind }) => kind)).toEqual([
    "heard",
    "registered",
    ...["heard", "silent", "heard"],
    "registered",
  ]);
});
