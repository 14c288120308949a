import { expect, test } from "vitest";
import { withoutProfile, withProfile } from "./with-profile.ts";

const owner = {
  number: "201",
  profiles: [{ name: "Ouverture" }, { name: "Fermeture" }],
  planning: {
    week: [{ days: ["monday"], from: "09:00", to: "18:00", profile: "Ouverture" }],
    holidays: "Fermeture",
    closures: [{ name: "Août", from: "2027-08-01", to: "2027-08-15", profile: "Fermeture" }],
  },
};

test("PRO-01: a new profile is the last, and nothing else is sent", () => {
  expect(withProfile(owner, null, { name: "Pause" })).toEqual({
    profiles: [{ name: "Ouverture" }, { name: "Fermeture" }, { name: "Pause" }],
  });
});

test("the planning follows a profile to its new name", () => {
  expect(withProfile(owner, "Fermeture", { name: "Fermé" })).toMatchObject({
    profiles: [{ name: "Ouverture" }, { name: "Fermé" }],
    planning: { holidays: "Fermé", closures: [{ profile: "Fermé" }], week: [{ profile: "Ouverture" }] },
  });
  expect(withProfile(owner, "Fermeture", { name: "Fermeture", colour: "red" })).not.toHaveProperty("planning");
});

test("hours and days of a profile that is gone have none", () => {
  expect(withoutProfile(owner, "Fermeture")).toMatchObject({
    profiles: [{ name: "Ouverture" }],
    planning: { holidays: null, closures: [], week: [{ profile: "Ouverture" }] },
  });
  expect(withoutProfile({ profiles: [{ name: "x" }], planning: null }, "x")).toEqual({ profiles: [] });
});
