import { expect, test } from "vitest";
import { reason } from "../../model/reason.ts";
import { inWords } from "./profile.ts";

const now = { number: "201", name: "Gérant", profiles: ["Ouverture", "Fermeture"] };

test("PRO-15: the profile in force is told with why, and until when where it was chosen by hand", () => {
  const why = reason("profile-by-hand", { number: "201", profile: "Fermeture" });
  const byHand = { profile: "Fermeture", until: new Date(2027, 5, 1, 14, 0).getTime() };

  expect(inWords({ ...now, profile: "Fermeture", status: "Parti", why, byHand })).toMatch(
    /^201 \(Gérant\): "Fermeture", shown as "Parti"\. .*by hand\. Until 2027-06-01 14:00.*\.\nProfiles: Ouverture, Fermeture\n$/,
  );
  expect(inWords({ ...now, profile: null, status: "", why: null, byHand: null })).toBe(
    "No profile of 201 (Gérant) is in force.\nProfiles: Ouverture, Fermeture\n",
  );
  expect(inWords({ ...now, profiles: [], profile: null, status: "", why: null, byHand: null })).toBe(
    "201 (Gérant) has no profiles.\n",
  );
});
