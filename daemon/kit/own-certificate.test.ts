import { expect, test } from "vitest";
import { subjectNames } from "./own-certificate.ts";

const own = ["127.0.0.1", "192.0.2.7", "2001:db8::7"];

test("a box that listens everywhere is known by its names and by all its addresses", () => {
  expect(subjectNames("box.example.fr", ["0.0.0.0", "::"], own)).toEqual([
    "DNS:box.example.fr",
    "DNS:box.local",
    "DNS:localhost",
    "IP:127.0.0.1",
    "IP:192.0.2.7",
    "IP:2001:db8::7",
  ]);
});

test("one that listens at one address is known by that one only", () => {
  expect(subjectNames("box", ["192.0.2.7"], own)).toEqual([
    "DNS:box",
    "DNS:box.local",
    "DNS:localhost",
    "IP:192.0.2.7",
  ]);
});
