import { expect, test } from "vitest";
import type { EmergencyProof } from "../../contracts/emergency-proof.ts";
import { reason } from "../../model/reason.ts";
import { type AlertGround, wrongsOf } from "./wrongs-of.ts";

const failed = (revision: number): EmergencyProof => ({
  at: Date.UTC(2026, 10, 26, 3),
  revision,
  sites: [
    {
      site: null,
      extension: "201",
      numbers: [{ number: "15", trouble: reason("no-line") }],
      lines: [],
      verdict: "failed",
    },
  ],
});

const why = reason("line-answers", { address: "192.0.2.7:5060" });
const inService = { dot: "in-service", why, since: 0, expiresAt: null, address: "192.0.2.7:5060" } as const;

const ground = (change: Partial<AlertGround>): AlertGround => ({
  lines: [{ number: "900", name: "Opérateur", state: inService }],
  cut: null,
  keptView: null,
  proof: null,
  revision: 2,
  mail: null,
  health: null,
  net: null,
  ways: null,
  ...change,
});

test("MEX-02 a call for help that would not go out is told at once", () => {
  expect(wrongsOf(ground({ proof: failed(2) }))).toMatchObject([{ key: "help-from-", raisedAfterMs: 0 }]);
});

test("MEX-02 what was proved of another revision raises no alert before the new one had its time to be proved", () => {
  const [wrong] = wrongsOf(ground({ proof: failed(1) }));

  expect(wrong?.raisedAfterMs).toBeGreaterThan(120_000);
});

test("BVF-08: a mail server that is away is an alert when it lasts, and what was given up is one at once", () => {
  const mail = { kind: "unreachable", text: "", at: 0 } as const;

  expect(wrongsOf(ground({ mail }))).toMatchObject([
    { key: "notices-by-mail", raisedAfterMs: 900_000, why: { code: "mail-unreachable" } },
  ]);
  expect(wrongsOf(ground({ mail: { ...mail, kind: "given-up" } }))).toMatchObject([{ raisedAfterMs: 0 }]);
});

test("a box without any line is being set up: no alert", () => {
  expect(wrongsOf(ground({ proof: failed(2), lines: [] }))).toEqual([]);
});
