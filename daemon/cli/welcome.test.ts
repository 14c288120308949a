import { expect, test } from "vitest";
import type { BoxSettings, BoxStatus } from "../contracts/box.ts";
import { registrars, welcome } from "./welcome.ts";

const settings = (...bind: string[]): BoxSettings => ({
  home: "/srv/box",
  bind,
  sipPort: 5060,
  sipsPort: 5061,
  httpPort: 8080,
  httpsPort: 8443,
  phonesPort: 8667,
  phonesTlsPort: 8668,
  tftpPort: 69,
  ldapPort: 8389,
  rtpPorts: { first: 10_000, last: 19_999 },
  voice: [],
});

test("where the box listens everywhere, the machine's own addresses are shown", () => {
  expect(registrars(settings("0.0.0.0", "::"), ["192.0.2.7", "2001:db8::7"])).toEqual(["192.0.2.7", "2001:db8::7"]);
});

test("otherwise those that were asked for, each once", () => {
  expect(registrars(settings("127.0.0.1", "::1", "127.0.0.1"), ["192.0.2.7"])).toEqual(["127.0.0.1", "::1"]);
});

test("a machine without a network can still call itself", () => {
  expect(registrars(settings("0.0.0.0"), [])).toEqual(["127.0.0.1"]);
});

const status = (change: Partial<BoxSettings>, ...names: string[]): BoxStatus => ({
  version: "0.1.0",
  pid: 1,
  startedAt: 0,
  settings: { ...settings("0.0.0.0"), ...change },
  processes: names.map((name) => ({
    ...{
      name,
      state: "ready",
      pid: 2,
      startedAt: 0,
      restarts: 0,
      trouble: null,
      isNeeded: false,
      order: null,
      facts: {},
    },
  })),
});
const all = ["store", "pbx", "web"];

test("the welcome says where to register and how to read a password", () => {
  const text = welcome(status({}, ...all), ["192.0.2.7"], null);

  expect(text).toContain("192.0.2.7:5060");
  expect(text).toContain("192.0.2.7:5061");
  expect(text).toContain("201 to 205");
  expect(text).toContain("npx sipleo extension password 201 --home /srv/box");
});

test("it says where the pages are, and the code while set-up is to be done", () => {
  const text = welcome(status({}, ...all), ["192.0.2.7", "2001:db8::7"], { code: "ACDE-FGHJ-KMNP" });

  expect(text).toMatch(/^ {2}Administration +https:\/\/192\.0\.2\.7:8443\/$/m);
  expect(text).toMatch(/^ {2}One-time set-up code +ACDE-FGHJ-KMNP$/m);
  expect(welcome(status({ httpsPort: 443 }, ...all), ["192.0.2.7"], null)).toContain(" https://192.0.2.7/\n");
  expect(welcome(status({}, ...all), ["192.0.2.7"], null)).not.toContain("set-up");
});

test("where it goes into a journal, it says how to read the code instead", () => {
  expect(welcome(status({}, ...all), ["192.0.2.7"], { code: null })).toMatch(
    /^ {2}One-time set-up code +npx sipleo setup-code --home \/srv\/box$/m,
  );
});

test("a box without pages does not promise any", () => {
  expect(welcome(status({}, "store", "pbx"), ["192.0.2.7"], { code: "ACDE-FGHJ-KMNP" })).not.toMatch(/https:|ACDE/);
});
