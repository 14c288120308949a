import { expect, test } from "vitest";
import { factoryDocument } from "../factory.ts";
import type { RecordingRule } from "../recordings.ts";
import { senseIssues } from "./sense.ts";

const rule = (change: Partial<RecordingRule>): RecordingRule => ({
  ...{ name: "Ventes", extension: null, trunk: null, direction: "any", numbers: "" },
  reason: "Preuve des commandes passées par téléphone",
  ...change,
});

const codes = (...rules: readonly RecordingRule[]) =>
  senseIssues({ ...factoryDocument(), recordings: { rules: [...rules], keepDays: 180 } }).map(({ path, code }) => [
    path,
    code,
  ]);

test("GAP-09: a new box records nothing, and forgets after six months", () => {
  expect(factoryDocument().recordings).toEqual({ rules: [], keepDays: 180 });
});

test.each([
  ["chooses nothing", rule({})],
  ["chooses a direction alone", rule({ direction: "outgoing" })],
  ["is for numbers that all numbers fit", rule({ numbers: "*" })],
  ["is for numbers of any digits", rule({ numbers: "?? * ?" })],
])("GAP-09: a rule that %s would record everything, and is refused", (_what, everything) => {
  expect(codes(everything)).toEqual([["/recordings/rules/0", "records-everything"]]);
});

test.each([
  ["an extension", rule({ extension: "201" })],
  ["a group", rule({ extension: "800" })],
  ["numbers", rule({ numbers: "08*" })],
])("MEX-03: a rule chooses %s", (_what, chosen) => {
  expect(codes(chosen)).toEqual([]);
});

test("what a rule names exists, and its name is its own", () => {
  expect(codes(rule({ extension: "299" }), rule({ name: "ventes", trunk: "900" }))).toEqual(
    expect.arrayContaining([
      ["/recordings/rules/0/extension", "unknown-number"],
      ["/recordings/rules/1/trunk", "unknown-number"],
      ["/recordings/rules/1/name", "recording-name-taken"],
    ]),
  );
});
