import { expect, test } from "vitest";
import type { BoxSettings } from "../contracts/box.ts";
import { registrars, welcome } from "./welcome.ts";

const settings = (...bind: string[]): BoxSettings => ({
  home: "/srv/box",
  bind,
  sipPort: 5060,
  sipsPort: 5061,
  httpPort: 8080,
  httpsPort: 8443,
  rtpPorts: { first: 10_000, last: 19_999 },
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

test("the welcome says where to register and how to read a password", () => {
  const text = welcome(settings("0.0.0.0"), ["192.0.2.7"]);

  expect(text).toContain("192.0.2.7:5060");
  expect(text).toContain("192.0.2.7:5061");
  expect(text).toContain("201 to 205");
  expect(text).toContain("npx sipleo extension password 201 --home /srv/box");
});
