import { expect, test } from "vitest";
import { describeDifference } from "./describe-difference.ts";

const none = { added: [], removed: [], changed: [] };
const nothing = { extensions: none, groups: none, agents: none, trunks: none, sip: [], other: [], reload: null };

test("nothing is said when nothing changes", () => {
  expect(describeDifference(nothing)).toBe("");
});

test("what changes is named with its numbers", () => {
  const found = {
    ...nothing,
    extensions: { ...none, added: ["206"], changed: [{ number: "201", fields: ["name", "ha1"] }] },
    groups: { ...none, changed: [{ number: "800", fields: ["members"] }] },
    sip: ["codecs"],
  };

  expect(describeDifference(found)).toBe(
    "postes ajoutés : 206 ; postes modifiés : 201 (nom, mot de passe SIP) ; groupes modifiés : 800 (extensions) ; réglages SIP : codecs audio",
  );
});

test("a long list is cut", () => {
  const added = Array.from({ length: 99 }, (_, index) => String(201 + index));

  expect(describeDifference({ ...nothing, extensions: { ...none, added } })).toMatch(/, 220 et 79 autres$/);
});
