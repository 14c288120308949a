import { expect, test } from "vitest";
import { interfacesOf } from "./interfaces.ts";

const link = { name: "eth0", operstate: "up", carrier: "1", speed: "1000", address: "02:00:00:00:00:01", type: "1" };

test("an interface has its address, its speed and its link; loopback is none", () => {
  const found = interfacesOf([link, { ...link, name: "lo", operstate: "unknown", speed: "", type: "772" }], {
    eth0: [{ address: "192.168.1.150" }, { address: "fe80::1" }, { address: "2001:db8::150" }],
    lo: [{ address: "127.0.0.1" }],
  });

  expect(found).toEqual([
    {
      name: "eth0",
      isUp: true,
      addresses: ["192.168.1.150", "2001:db8::150"],
      hardwareAddress: "02:00:00:00:00:01",
      megabitsPerSecond: 1000,
    },
  ]);
});

test("an interface without a cable is there, without a link", () => {
  const [found] = interfacesOf([{ ...link, operstate: "down", carrier: "0", speed: "-1" }], {});

  expect(found).toMatchObject({ isUp: false, addresses: [], megabitsPerSecond: null });
});

test("a tunnel says nothing of its state: its carrier does", () => {
  const [found] = interfacesOf([{ ...link, name: "wg0", operstate: "unknown", address: "", speed: "" }], {});

  expect(found).toMatchObject({ isUp: true, hardwareAddress: null });
});
