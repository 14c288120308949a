import { describe, expect, test } from "vitest";
import { fr } from "../../words/fr.ts";
import { interfaceChoices } from "./interface-choices.ts";

const t = fr.trunks.interfaces;
const network = (name: string, addresses: readonly string[], isUp = true) => ({
  ...{ name, isUp, addresses: [...addresses], hardwareAddress: null, megabitsPerSecond: null },
});
const office = [
  network("eth0", ["192.168.1.10", "fd00::2"]),
  network("eth1", ["10.0.0.2"], false),
  network("ifb0", []),
];
const labels = (own: string, interfaces: Parameters<typeof interfaceChoices>[1]) =>
  interfaceChoices(own, interfaces, t).choices.map(({ label }) => label);

describe("LIG-24: the interface of a line", () => {
  test("is automatic, or one of the IPv4 addresses that the box has", () => {
    expect(interfaceChoices("", office, t)).toEqual({
      choices: [
        { value: "", label: "automatique" },
        { value: "192.168.1.10", label: "eth0, 192.168.1.10" },
        { value: "10.0.0.2", label: "eth1, 10.0.0.2 (sans lien)" },
      ],
      isGone: false,
    });
    expect(labels("192.168.1.10", office)).toHaveLength(3);
  });

  test("that the box has no more stays what was saved, and is said to be gone", () => {
    expect(labels("192.168.1.99", office).at(-1)).toBe("192.168.1.99 (n’est plus là)");
    expect(interfaceChoices("192.168.1.99", office, t).isGone).toBe(true);
  });

  test("stays what it is while the box does not tell which it has, and on the box itself", () => {
    expect(interfaceChoices("192.168.1.99", null, t)).toEqual({
      choices: [
        { value: "", label: "automatique" },
        { value: "192.168.1.99", label: "192.168.1.99" },
      ],
      isGone: false,
    });
    expect(interfaceChoices("127.0.0.1", office, t).isGone).toBe(false);
  });
});
