import { expect, test } from "vitest";
import { mutate, randomFrom } from "./mutate.ts";

const message = Buffer.from("OPTIONS sip:x SIP/2.0\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n");
const series = (seed: number) => {
  const random = randomFrom(seed);
  return Array.from({ length: 200 }, () => mutate(message, random).toString("latin1"));
};

test("the same seed makes the same messages, another one others", () => {
  expect(series(7)).toEqual(series(7));
  expect(series(7)).not.toEqual(series(8));
});

test("no mutation is longer than a datagram, and most differ from what they were made of", () => {
  const made = series(1);

  expect(Math.max(...made.map((text) => text.length))).toBeLessThanOrEqual(60_000);
  expect(made.filter((text) => text !== message.toString()).length).toBeGreaterThan(190);
});
