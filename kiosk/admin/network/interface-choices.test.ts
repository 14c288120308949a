import { expect, test } from "vitest";
import { frenchNetwork } from "../../words/network.fr.ts";
import { interfaceChoices } from "./interface-choices.ts";

const t = frenchNetwork.interfaceChoice;
const interfaces = [
  { name: "eth0", hasCable: true, addresses: [{ address: "192.168.1.57", netmask: "255.255.255.0" }] },
  { name: "eth1", hasCable: false, addresses: [] },
];

test("an interface is chosen among those of the machine, by what it has", () => {
  expect(interfaceChoices("", interfaces, t).map(({ label }) => label)).toEqual([
    "(à choisir)",
    "eth0 (192.168.1.57)",
    "eth1",
  ]);
});

test("one that was chosen and is gone is told so; while nobody tells which there are it is shown as it is", () => {
  expect(interfaceChoices("eth9", interfaces, t).at(-1)).toEqual({ value: "eth9", label: "eth9 (absente)" });
  expect(interfaceChoices("eth9", null, t).at(-1)).toEqual({ value: "eth9", label: "eth9" });
});
