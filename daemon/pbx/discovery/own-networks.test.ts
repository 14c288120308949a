import type { NetworkInterfaceInfo } from "node:os";
import { describe, expect, test } from "vitest";
import { networkOf, ownNetworks } from "./own-networks.ts";

const at = (cidr: string, internal = false): NetworkInterfaceInfo => ({
  ...{ address: cidr.split("/")[0] ?? "", netmask: "", family: "IPv4", mac: "", internal, cidr },
});
const interfaces = {
  lo: [at("127.0.0.1/8", true)],
  lan0: [
    at("192.168.1.2/24"),
    { ...{ address: "fd00::1", netmask: "", family: "IPv6" }, ...{ mac: "", internal: false, cidr: "", scopeid: 0 } },
  ] satisfies NetworkInterfaceInfo[],
  lan1: [at("172.20.0.1/16")],
  wan: [at("203.0.113.9/24"), at("172.32.0.1/16")],
};

describe("networks on which telephones are heard", () => {
  test.each([
    ["all private ones", ["0.0.0.0", "::"], ["192.168.1.2", "172.20.0.1"]],
    ["the one that the exchange is bound to", ["172.20.0.1", "::1"], ["172.20.0.1"]],
    ["none of the Internet", ["203.0.113.9"], []],
    ["none on the box itself", ["127.0.0.1"], []],
  ])("are %s", (_, bind, addresses) => {
    expect(ownNetworks(interfaces, bind).map(({ address }) => address)).toEqual(addresses);
  });

  test.each([
    ["192.168.1.20", "192.168.1.2"],
    ["192.168.2.20", null],
    ["172.20.255.1", "172.20.0.1"],
    ["192.168.1.2", null],
    ["8.8.8.8", null],
    ["10.1.1.1", null],
  ])("%j is met by the box at %s", (address, own) => {
    expect(networkOf(address, ownNetworks(interfaces, ["0.0.0.0"]))?.address ?? null).toBe(own);
  });

  test("of two networks one within the other the narrower one is meant", () => {
    const networks = [
      { address: "10.0.0.1", bits: 8 },
      { address: "10.1.1.1", bits: 24 },
    ];
    expect([networkOf("10.1.1.9", networks)?.address, networkOf("10.2.1.9", networks)?.address]).toEqual([
      "10.1.1.1",
      "10.0.0.1",
    ]);
  });
});
