import { describe, expect, test } from "vitest";
import type { Weekday } from "../../calendar/calendar-date.ts";
import { adviceFor } from "../advice/advice.ts";
import { withoutObject } from "../edits/objects.ts";
import { referencesTo } from "../edits/references.ts";
import { always, extension, forwardTo, group, office, profile, renamed } from "../office.fixture.ts";
import type { Planning } from "../planning.ts";
import { readDocument } from "../read-document.ts";
import { senseIssues } from "./sense.ts";

const closed = profile("Fermeture");
const planned = (change: Partial<Planning>, profiles = [closed]) =>
  office({
    extensions: [extension("201", { profiles, planning: { ...always("Fermeture"), ...change } })],
    groups: [],
  });
const told = (document: ReturnType<typeof office>) => senseIssues(document).map(({ code, path }) => [code, path]);
const forwards = (number: string) => [profile("Fermeture", { outside: { onBusy: forwardTo(number) } })];

test("PRO-01: an office that says nothing of profiles has none, and one that says little gets the rest", () => {
  const read = readDocument({
    format: 1,
    extensions: [{ number: "201", name: "Gérant", profiles: [{ name: "Ouverture" }] }],
    groups: [{ number: "800", name: "Général" }],
  });

  expect(read.kind === "ok" && read.document.extensions[0]?.profiles).toEqual([profile("Ouverture")]);
  expect(read.kind === "ok" && read.document.groups[0]).toMatchObject({ profiles: [], planning: null });
});

test("PRO-02: two profiles of one name would be one", () => {
  expect(told(planned({}, [closed, closed]))).toEqual([["profile-name-taken", "/extensions/0/profiles/1/name"]]);
});

describe("PLA-02: a planning", () => {
  test("chooses from the profiles of its own extension", () => {
    const closures = [{ name: "", from: "2027-08-02", to: "2027-08-13", profile: "Congés" }];

    expect(told(planned({ holidays: "Congés", closures }))).toEqual([
      ["unknown-profile", "/extensions/0/planning/holidays"],
      ["unknown-profile", "/extensions/0/planning/closures/0/profile"],
    ]);
  });

  test("gives no half-hour to two, nor to a slot that ends before it begins", () => {
    const slot = (day: Weekday, from: string, to: string) => ({ days: [day], from, to, profile: "Fermeture" });

    const week = [
      slot("monday", "08:00", "12:00"),
      slot("monday", "11:30", "14:00"),
      slot("monday", "14:00", "18:00"),
      slot("monday", "18:00", "08:00"),
    ];
    const other = [slot("monday", "08:00", "12:00"), slot("tuesday", "11:30", "14:00")];

    expect(told(planned({ week }))).toEqual([
      ["slots-overlap", "/extensions/0/planning/week/1"],
      ["slot-order", "/extensions/0/planning/week/3/to"],
    ]);
    expect(told(planned({ week: other }))).toEqual([]);
  });

  test("closes on days that exist, the first one first", () => {
    const closure = { name: "", profile: "Fermeture" };
    const closures = [
      { ...closure, from: "2027-02-29", to: "2027-03-01" },
      { ...closure, from: "2027-08-13", to: "2027-08-02" },
      { ...closure, from: "2027-08-02", to: "2027-08-02" },
    ];

    expect(told(planned({ closures }))).toEqual([
      ["no-such-date", "/extensions/0/planning/closures/0/from"],
      ["closure-order", "/extensions/0/planning/closures/1/to"],
    ]);
  });

  test("PLA-06: with holes is saved, and the holes are listed", () => {
    const document = planned({
      week: [{ days: ["monday", "tuesday", "wednesday"], from: "08:00", to: "24:00", profile: "Fermeture" }],
    });

    expect(readDocument(document).kind).toBe("ok");
    expect(adviceFor(document)).toMatchObject([
      {
        path: "/extensions/0/planning/week",
        code: "planning-with-holes",
        level: "warning",
        message:
          "Le planning du 201 n'est pas entièrement rempli : lundi 00:00–08:00, mardi 00:00–08:00, " +
          "mercredi 00:00–08:00, jeudi 00:00–24:00, vendredi 00:00–24:00, ….",
      },
    ]);
    expect(adviceFor(planned({}))).toEqual([]);
  });
});

describe("PRO-11: a forward leads", () => {
  const of = (number: string) =>
    office({ extensions: [extension("201", { profiles: forwards(number) }), extension("202")], groups: [] });
  const ofGroup = (number: string) =>
    office({
      extensions: [extension("202")],
      groups: [{ ...group("800", ["202"]), profiles: forwards(number) }],
      externalNumbers: [{ name: "Mobile", number: "0601020304", ringsWith: null }],
    });

  test("from an extension to anything that it may dial", () => {
    expect(told(of("202"))).toEqual([]);
    expect(told(of("0612345678"))).toEqual([]);
    expect(told(of("299"))).toEqual([["unknown-number", "/extensions/0/profiles/0/outside/onBusy/number"]]);
    expect(told(of("112"))).toEqual([["unknown-number", "/extensions/0/profiles/0/outside/onBusy/number"]]);
  });

  test("from a group, which has no rights, to what the configuration names", () => {
    expect(told(ofGroup("202"))).toEqual([]);
    expect(told(ofGroup("0601020304"))).toEqual([]);
    expect(told(ofGroup("0612345678"))).toEqual([["unknown-number", "/groups/0/profiles/0/outside/onBusy/number"]]);
  });

  test("never to who forwards", () => {
    expect(told(of("201"))).toEqual([["forwards-to-itself", "/extensions/0/profiles/0/outside/onBusy/number"]]);
  });

  test("POS-18: to another number when that one is given another, and nowhere when it is gone", () => {
    const document = of("202");

    expect(referencesTo(document, "202")).toEqual([{ kind: "extension", number: "201", name: "Poste 201" }]);
    expect(renamed(document, "extensions", "202", "212").extensions[0]?.profiles).toEqual(forwards("212"));
    expect(withoutObject(document, "extensions", "202").extensions[0]?.profiles).toEqual([profile("Fermeture")]);
  });
});
