import { expect, test } from "vitest";
import { changesTheBox } from "./of-the-box.ts";

const saved = { system: { name: "Étude", language: "fr" }, mail: { host: null }, journal: { keepDays: 90 }, sites: [] };

test("what is said of the box is changed by another value, by an absent section and by a password", () => {
  expect(changesTheBox(saved, { ...saved, system: { name: "Autre", language: "fr" } })).toBe(true);
  expect(changesTheBox(saved, { ...saved, journal: undefined })).toBe(true);
  expect(changesTheBox(saved, { ...saved, mail: { host: null, password: "x" } })).toBe(true);
  expect(changesTheBox(saved, null)).toBe(true);
});

test("telephony, and another order of the same fields, change nothing of it", () => {
  expect(changesTheBox(saved, { ...saved, sites: [{ name: "Lyon" }] })).toBe(false);
  expect(changesTheBox(saved, { ...saved, system: { language: "fr", name: "Étude" } })).toBe(false);
});
