import { describe, expect, test } from "vitest";
import { line } from "./line.fixture.ts";
import { isSameLine, serversAsked, sourcesAsked } from "./line-questions.ts";

const hosts = (asked: readonly { readonly host: string }[]) => asked.map(({ host }) => host);
const two = line("900", {
  addresses: [
    { host: "a.fr", port: null },
    { host: "b.fr", port: 5080 },
  ],
});

test("A-13: a line is reached at its addresses in their order, and may be called from both", () => {
  expect(serversAsked(two)).toMatchObject([
    { host: "a.fr", port: null },
    { host: "b.fr", port: 5080 },
  ]);
  expect(hosts(sourcesAsked(two))).toEqual(["a.fr", "b.fr"]);
});

test("an outbound proxy gets all requests, and may send some", () => {
  const proxied = { ...two, outboundProxy: "proxy.fr" };

  expect(hosts(serversAsked(proxied))).toEqual(["proxy.fr"]);
  expect(hosts(sourcesAsked(proxied))).toEqual(["a.fr", "b.fr", "proxy.fr"]);
});

test("LIG-08: nothing is sent to equipment that registers here, but it may be bound to an address", () => {
  const inbound = { ...two, registration: "inbound" } as const;

  expect(serversAsked(inbound)).toEqual([]);
  expect(hosts(sourcesAsked(inbound))).toEqual(["a.fr", "b.fr"]);
});

test("LIG-24: a line that leaves by an IPv4 address of the box asks for no other", () => {
  expect(serversAsked(two)[0]?.ipv4Only).toBe(false);
  expect(serversAsked({ ...two, interface: "192.0.2.99" })[0]?.ipv4Only).toBe(true);
});

describe("a reload makes it another line for its operator", () => {
  test.each([
    { user: "other" },
    { authenticationName: "other" },
    { password: "other" },
    { domain: "other.fr" },
    { addresses: two.addresses.toReversed() },
    { outboundProxy: "proxy.fr" },
    { transport: "tcp" as const },
    { registration: "none" as const },
    { interface: "192.0.2.99" },
    { verifiesCertificate: false },
    { expirySeconds: 60 },
  ])("when this changes: %j", (change) => {
    expect(isSameLine(two, { ...two, ...change })).toBe(false);
  });

  test("and not when its name, its calls or its numbers do", () => {
    const numbers = [{ number: "0122334455", extension: "201" }];

    expect(isSameLine(two, { ...two, name: "n", maxOutgoing: 1, numbers, healthSeconds: 5, extension: "800" })).toBe(
      true,
    );
  });
});
