import { expect, test } from "vitest";
import { always, profile } from "../model/config/office.fixture.ts";
import { extension, group, office } from "./office.fixture.ts";
import { TelephoneRoom } from "./telephone-room.fixture.ts";

const profiles = [profile("Ouverture"), { ...profile("Fermeture"), status: "Parti" }];
const setUp = () =>
  new TelephoneRoom(
    office({
      extensions: [extension("201", { profiles, planning: always("Ouverture") })],
      groups: [group("800", ["201"], { profiles })],
    }),
  );

test("PRO-14 PRO-15: a profile is chosen by hand until a time, then the planning decides again", () => {
  const room = setUp();
  const until = room.clock.now() + 60_000;

  expect(room.exchange.profile("201")).toMatchObject({ profile: "Ouverture", status: "", byHand: null });
  const chosen = room.exchange.chooseProfile("201", { profile: "Fermeture", until });
  expect(chosen).toMatchObject({ profile: "Fermeture", status: "Parti", why: { code: "profile-by-hand" } });
  expect(chosen).toMatchObject({ byHand: { profile: "Fermeture", until }, profiles: ["Ouverture", "Fermeture"] });

  room.wait(60);
  expect(room.exchange.profile("201")).toMatchObject({ profile: "Ouverture", byHand: null });
});

test("PRO-15: a choice is taken back, and may be of none at all", () => {
  const room = setUp();

  expect(room.exchange.chooseProfile("201", { profile: null, until: null })).toMatchObject({ profile: null });
  expect(room.exchange.chooseProfile("201", null)).toMatchObject({ profile: "Ouverture" });
});

test("GRP-21 PRO-01: a group has its own; what nobody has cannot be chosen", () => {
  const room = setUp();

  expect(room.exchange.profile("800")).toMatchObject({
    profile: null,
    why: null,
    profiles: ["Ouverture", "Fermeture"],
  });
  expect(room.exchange.chooseProfile("800", { profile: "Congés", until: null })).toEqual({ unknown: "profile" });
  expect(room.exchange.chooseProfile("299", null)).toEqual({ unknown: "number" });
  expect(room.chosen.size).toBe(0);
});
