import { expect, test } from "vitest";
import { readNeighbours } from "./neighbours.ts";

test("who answers for an address is read as the kernel writes it; what is not complete is nobody", () => {
  const table = [
    "IP address       HW type     Flags       HW address            Mask     Device",
    "192.168.1.50     0x1         0x2         00:15:65:aa:bb:cc     *        eth0",
    "192.168.1.51     0x1         0x0         00:00:00:00:00:00     *        eth0",
    "192.168.1.52     0x1         0x6         e4:34:d7:30:05:42     *        eth0",
    "nonsense",
    "",
  ].join("\n");

  expect([...readNeighbours(table)]).toEqual([
    ["192.168.1.50", "001565AABBCC"],
    ["192.168.1.52", "E434D7300542"],
  ]);
});
