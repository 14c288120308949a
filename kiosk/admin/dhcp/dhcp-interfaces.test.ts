import { describe, expect, test } from "vitest";
import { frenchDhcp } from "../../words/dhcp.fr.ts";
import { dhcpInterfaces } from "./dhcp-interfaces.ts";

const t = frenchDhcp.interfaces;
const netmask = "255.255.255.0";
const office = [
  { name: "eth0", address: "192.168.1.10", netmask },
  { name: "eth0", address: "10.0.0.2", netmask },
  { name: "eth1", address: "172.16.0.1", netmask },
];

describe("the interface on which addresses are given", () => {
  test("is automatic, or one of those that have an address", () => {
    expect(dhcpInterfaces("eth1", office, t)).toEqual({
      choices: [
        { value: "", label: "automatique (celle qui mène à internet)" },
        { value: "eth0", label: "eth0, 192.168.1.10, 10.0.0.2" },
        { value: "eth1", label: "eth1, 172.16.0.1" },
      ],
      isGone: false,
    });
  });

  test("stays what was saved when it is gone, and is said to be", () => {
    const { choices, isGone } = dhcpInterfaces("eth7", office, t);
    expect(choices.at(-1)).toEqual({ value: "eth7", label: "eth7 (n’est plus là)" });
    expect(isGone).toBe(true);
  });

  test("stays what it is while nobody tells which there are", () => {
    expect(dhcpInterfaces("eth7", null, t)).toEqual({
      choices: [
        { value: "", label: "automatique (celle qui mène à internet)" },
        { value: "eth7", label: "eth7" },
      ],
      isGone: false,
    });
  });
});
