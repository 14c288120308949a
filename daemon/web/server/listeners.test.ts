import { expect, test } from "vitest";
import { listeners } from "./listeners.ts";

const open = (host: string) => ({ host, refusesIpv4: false });

test("each address has a socket of its own", () => {
  expect(listeners(["192.0.2.1", "2001:db8::1", "192.0.2.1"])).toEqual([open("192.0.2.1"), open("2001:db8::1")]);
});

test("all of IPv4 and all of IPv6 are one socket", () => {
  expect(listeners(["0.0.0.0", "::"])).toEqual([open("::")]);
});

test("all of IPv6 alone turns IPv4 away", () => {
  expect(listeners(["::"])).toEqual([{ host: "::", refusesIpv4: true }]);
});

test("a wildcard covers the addresses of its family", () => {
  expect(listeners(["0.0.0.0", "192.0.2.1", "2001:db8::1"])).toEqual([open("0.0.0.0"), open("2001:db8::1")]);
});
