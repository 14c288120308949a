import { describe, expect, test } from "vitest";
import { profile } from "../config/office.fixture.ts";
import type { Planning } from "../config/planning.ts";
import { sentenceOf } from "../reason.ts";
import { profileAt } from "./profile-at.ts";

const paris = { timeZone: "Europe/Paris", holidays: "metropole" } as const;
const workdays: Planning["week"][number]["days"] = ["monday", "tuesday", "wednesday", "thursday", "friday"];
const planning: Planning = {
  week: [
    { days: workdays, from: "08:30", to: "12:00", profile: "Ouverture" },
    { days: workdays, from: "12:00", to: "14:00", profile: "Fermeture" },
    { days: workdays, from: "14:00", to: "18:00", profile: "Ouverture" },
  ],
  holidays: "Fermeture",
  closures: [{ name: "Congés", from: "2027-08-02", to: "2027-08-13", profile: "Congés" }],
};
const owner = {
  number: "201",
  profiles: [profile("Ouverture"), profile("Fermeture"), profile("Congés")],
  planning,
};
const at = (time: string): number => Date.parse(time);
const inForce = (time: string, change: Partial<typeof owner> = {}) =>
  profileAt({ ...owner, ...change }, paris, null, at(time)).profile?.name ?? null;
const told = (time: string) => {
  const { why } = profileAt(owner, paris, null, at(time));
  return why === null ? null : sentenceOf(why, "fr");
};

describe("PLA-07: the profile in force", () => {
  test("is that of the slot, to the minute", () => {
    expect(inForce("2027-06-01T08:29:59+02:00")).toBeNull();
    expect(inForce("2027-06-01T08:30:00+02:00")).toBe("Ouverture");
    expect(inForce("2027-06-01T11:59:59+02:00")).toBe("Ouverture");
    expect(inForce("2027-06-01T12:00:00+02:00")).toBe("Fermeture");
    expect(told("2027-06-01T12:00:00+02:00")).toBe("Planning, mardi 12:00–14:00 : le 201 est en profil « Fermeture »");
  });

  test("PLA-04 PLA-06: none in a hole, and the hole is told", () => {
    expect(inForce("2027-06-05T10:00:00+02:00")).toBeNull();
    expect(told("2027-06-05T10:05:00+02:00")).toBe("Planning, samedi 10:05 : le 201 n'a aucun profil à cette heure");
  });

  test("is that of public holidays, whatever hour it is, where the planning has one", () => {
    expect(inForce("2027-07-14T10:00:00+02:00")).toBe("Fermeture");
    expect(told("2027-07-14T10:00:00+02:00")).toBe("Jour férié (Fête nationale) : le 201 est en profil « Fermeture »");
    expect(inForce("2027-07-14T10:00:00+02:00", { planning: { ...planning, holidays: null } })).toBe("Ouverture");
  });

  test("is that of a one-off closure before all, from its first day to its last", () => {
    expect(inForce("2027-08-01T23:59:59+02:00")).toBeNull();
    expect(inForce("2027-08-02T00:00:00+02:00")).toBe("Congés");
    expect(inForce("2027-08-13T23:59:59+02:00")).toBe("Congés");
    expect(inForce("2027-08-16T10:00:00+02:00")).toBe("Ouverture");
    const over = { ...planning, closures: [{ name: "", from: "2027-07-14", to: "2027-07-14", profile: "Congés" }] };
    expect(inForce("2027-07-14T10:00:00+02:00", { planning: over })).toBe("Congés");
  });

  test("is none without a planning, or without profiles", () => {
    const reading = profileAt({ ...owner, planning: null }, paris, null, at("2027-06-01T10:00:00+02:00"));
    expect(reading).toEqual({ profile: null, why: null });
    expect(inForce("2027-06-01T10:00:00+02:00", { profiles: [] })).toBeNull();
  });
});

describe("PRO-15: a profile chosen by hand", () => {
  const now = at("2027-06-01T10:00:00+02:00");
  const chosen = (profileName: string | null, until: number | null) =>
    profileAt(owner, paris, { profile: profileName, until }, now);

  test("is in force over the planning until its time, which is excluded", () => {
    expect(chosen("Congés", now + 1).profile?.name).toBe("Congés");
    expect(chosen("Congés", null).why?.code).toBe("profile-by-hand");
    expect(chosen("Congés", now).profile?.name).toBe("Ouverture");
  });

  test("may be none at all", () => {
    expect(chosen(null, null)).toMatchObject({ profile: null, why: { code: "no-profile-by-hand" } });
  });

  test("counts no more when the profile is gone", () => {
    expect(chosen("Ancien", null).profile?.name).toBe("Ouverture");
  });
});

describe("PLA-07: the nights when the clocks are set", () => {
  const night: Planning = {
    week: [
      { days: ["sunday"], from: "01:00", to: "02:00", profile: "Ouverture" },
      { days: ["sunday"], from: "02:00", to: "03:00", profile: "Congés" },
      { days: ["sunday"], from: "03:00", to: "24:00", profile: "Fermeture" },
    ],
    holidays: null,
    closures: [],
  };
  const that = (time: string) => inForce(time, { planning: night });

  test("the hour that summer time leaves out has no slot: after 01:59 comes 03:00", () => {
    expect(that("2027-03-28T00:59:59Z")).toBe("Ouverture");
    expect(that("2027-03-28T01:00:00Z")).toBe("Fermeture");
  });

  test("the hour that winter time repeats has its slot twice", () => {
    expect(that("2027-10-30T23:59:59Z")).toBe("Ouverture");
    expect(that("2027-10-31T00:30:00Z")).toBe("Congés");
    expect(that("2027-10-31T01:30:00Z")).toBe("Congés");
    expect(that("2027-10-31T02:00:00Z")).toBe("Fermeture");
  });
});
