import { expect, test } from "vitest";
import type { LiveExtension, LiveLine } from "../../../daemon/contracts/api/live-entries.ts";
import { PRESENT } from "../../../daemon/model/profiles/absence.ts";
import { reason } from "../../../daemon/model/reason.ts";
import { firstSteps } from "./steps-left.ts";

const facts = { hasLine: false, hasPlanning: false, hasVoicemailByMail: false, help: null } as const;
const extension = (state: LiveExtension["state"]): LiveExtension => ({
  ...{ number: "201", name: "Gérant", state, hidesNumber: false, absence: PRESENT, devices: [] },
});
const line = (state: LiveLine["state"]): LiveLine => ({
  ...{ number: "900", name: "Opérateur", state, why: reason("line-lacks-address"), since: 0 },
});
const nothing = { extensions: new Map([["201", extension("unregistered")]]), lines: new Map() };

const done = (...given: Parameters<typeof firstSteps>) =>
  firstSteps(...given).flatMap(({ step, isDone }) => (isDone ? [step] : []));

test("who has just set the box up has chosen a password and nothing else", () => {
  expect(done(facts, nothing)).toEqual(["password"]);
});

test("a telephone that rings or talks is registered, too", () => {
  expect(done(facts, { ...nothing, extensions: new Map([["201", extension("busy")]]) })).toEqual(["password", "phone"]);
});

test("a line counts when it is in service, and a proof of emergency calls when there is a line", () => {
  const withLine = { ...nothing, lines: new Map([["900", line("in-service")]]) };

  expect(
    done({ ...facts, hasLine: true, help: "weak" }, { ...nothing, lines: new Map([["900", line("out-of-service")]]) }),
  ).toEqual(["password"]);
  expect(done({ ...facts, hasLine: true, help: "proved" }, withLine)).toEqual(["password", "line", "help"]);
  expect(done({ ...facts, help: "proved" }, nothing)).toEqual(["password"]);
});

test("a box where all is done has nothing left", () => {
  const ready = { extensions: new Map([["201", extension("idle")]]), lines: new Map([["900", line("in-service")]]) };
  const all = { hasLine: true, hasPlanning: true, hasVoicemailByMail: true, help: "proved" } as const;

  expect(firstSteps(all, ready).every(({ isDone }) => isDone)).toBe(true);
});
