import { expect, test } from "vitest";
import type { Asked } from "./exchange.ts";
import { ownAddress, redirect } from "./redirect.ts";

const asked = (path: string, host?: string, query = ""): Asked => ({
  method: "GET",
  path,
  query,
  fields: new Map(host === undefined ? [] : [["host", [host]]]),
  address: "192.0.2.9",
});
const location = (one: Asked, port = 8443) => redirect(one, port, "192.0.2.1").fields[0]?.[1];

test("HTTP leads to the same place over HTTPS", () => {
  expect(location(asked("/postes", "box.example:8080", "a=1"))).toBe("https://box.example:8443/postes?a=1");
  expect(location(asked("/", "box.example"), 443)).toBe("https://box.example/");
  expect(location(asked("/", "[2001:db8::1]:8080"))).toBe("https://[2001:db8::1]:8443/");
});

test("a Host field that nobody could have meant is replaced by our own address", () => {
  expect(location(asked("/", "a b"))).toBe("https://192.0.2.1:8443/");
  expect(location(asked("/"))).toBe("https://192.0.2.1:8443/");
});

test("a path never becomes the name of a host, nor a line of its own", () => {
  expect(location(asked("//evil.example/", "box.example"))).toBe("https://box.example:8443/");
  expect(location(asked("/a\r\nX: y", "box.example"))).toBe("https://box.example:8443/");
});

test("who listens everywhere is found at an address of the machine", () => {
  expect(ownAddress("192.0.2.7", ["192.0.2.1"])).toBe("192.0.2.7");
  expect(ownAddress("0.0.0.0", ["2001:db8::1", "192.0.2.1"])).toBe("192.0.2.1");
  expect(ownAddress("::", [])).toBe("::1");
});
