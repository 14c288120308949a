import { expect, test } from "vitest";
import { Patience } from "./patience.ts";

const mac = (n: number) => `0015650000${n.toString(16).padStart(2, "0").toUpperCase()}`;

test("an address that asks for the files of many telephones waits, for a minute; the others do not", () => {
  const patience = new Patience();
  const alarms = Array.from({ length: 20 }, (_, n) => patience.refused("10.0.0.1", mac(n), 0));

  expect(alarms.filter(Boolean)).toHaveLength(1);
  expect([patience.waitOf("10.0.0.1", 59_999), patience.waitOf("10.0.0.2", 0)]).toEqual([1000, 0]);
  expect(patience.waitOf("10.0.0.1", 60_000)).toBe(0);
});

test("a telephone that asks for its own file again and again is not taken for a guesser, but slowed down when it never stops", () => {
  const patience = new Patience();
  for (let n = 0; n < 100; n++) patience.refused("10.0.0.1", mac(1), n);
  const waits = Array.from({ length: 200 }, (_, n) => patience.waitOf("10.0.0.1", n));

  expect(waits.slice(0, 120).every((wait) => wait === 0)).toBe(true);
  expect(waits.slice(120).every((wait) => wait === 1000)).toBe(true);
});

test("a crowd of addresses is not remembered for ever", () => {
  const patience = new Patience();
  for (let n = 0; n < 6; n++) patience.refused("first", mac(n), 0);
  for (let n = 0; n < 5000; n++) patience.waitOf(`10.0.${n >> 8}.${n & 255}`, 1);

  expect(patience.waitOf("first", 2)).toBe(0);
});
