import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { outboundRule } from "../../../model/config/office.fixture.ts";
import type { DestinationClass } from "../../../model/plan/destination-class.ts";
import { extension } from "../../office.fixture.ts";
import { line, outsideOffice } from "../../outside.fixture.ts";
import { rateOf } from "../../toll/rate-of.ts";
import { rulesWith } from "../../toll/toll.fixture.ts";
import { dialPlan } from "../dial-plan.ts";
import { calledByRule } from "./called-by-rule.ts";
import { routeOutside } from "./outbound.ts";

const called = (typed: string, change: { readonly remove?: number; readonly add?: string }) =>
  calledByRule(dialPlan(outsideOffice()), typed, null)(outboundRule("900", change));
const classes = (typed: string, change: { readonly remove?: number; readonly add?: string } = {}) =>
  called(typed, change).judged.map(({ destination }) => destination.class);

describe("what a call costs is told from what was understood", () => {
  test.each<[typed: string, remove: number, add: string, out: string, classes: readonly DestinationClass[]]>([
    ["0612345678", 0, "", "+33612345678", ["mobile"]],
    // A digit that fetches a line is no part of the number.
    ["90122334455", 1, "", "+33122334455", ["national"]],
    ["900442079460018", 1, "", "+442079460018", ["international"]],
    // One way to write the same number in place of another.
    ["0122334455", 1, "0033", "+33122334455", ["national"]],
    ["0122334455", 1, "33", "+33122334455", ["national"]],
    ["00442079460018", 2, "+", "+442079460018", ["international"]],
    // A number of the office that stands for one outside.
    ["55", 0, "01223344", "+33122334455", ["national"]],
    ["7", 1, "0122334455", "+33122334455", ["national"]],
    // What the rule makes of it counts,
    ["0800123456", 4, "0899", "+33899123456", ["special"]],
    // and so does what was dialled: 1 before a number makes it one of America only for who reads it so.
    ["0899123456", 0, "1", "+10899123456", ["international", "special"]],
    ["08991234567", 1, "0800123456", "08001234568991234567", ["unknown"]],
  ])("SOR-05 SOR-06: %s less %i digits behind %j goes out as %s: %j", (typed, remove, add, out, expected) => {
    expect(called(typed, { remove, add }).number).toBe(out);
    expect(classes(typed, { remove, add })).toEqual(expected);
  });
});

const digits = (most: number) => fc.string({ unit: fc.constantFrom(..."0123456789"), maxLength: most });
const number = fc.oneof(
  fc.constantFrom("0122334455", "0612345678", "0899123456", "00442079460018", "3939", "00881612345678"),
  digits(14),
);

test("no rule makes a call cheaper, or another right enough, than what goes out or what was dialled behind it", () => {
  const rules = rulesWith({ rates: { national: 200, mobile: 800, special: 8000, international: 5000 } });
  fc.assert(
    fc.property(
      number,
      fc.constantFrom("", "0", "9", "1", "00", "0033", "0800", "36"),
      digits(3),
      (dialled, add, strip) => {
        const made = classes(strip + dialled, { remove: strip.length, add });
        const outAlone = classes(add + dialled);
        const dialledAlone = calledByRule(dialPlan(outsideOffice()), dialled, null)(outboundRule("900")).judged;

        expect(rateOf(made, rules)).toBeGreaterThanOrEqual(rateOf(outAlone, rules));
        for (const { number: one, destination } of dialledAlone) {
          if (one.startsWith("+")) expect(made).toContain(destination.class);
        }
      },
    ),
  );
});

test("the right that a number needs is not got round by a rule that writes something before it", () => {
  const plan = dialPlan(
    outsideOffice({
      trunks: [line("900")],
      outboundRules: [outboundRule("900", { prefix: "0", add: "1" })],
      extensions: [extension("201", { outsideRights: { classes: ["international"], countries: [], when: null } })],
    }),
  );
  const judged = plan.extensions.get("201") ?? null;
  const by = { number: "201", site: null, groups: undefined, judged };
  const live = {
    isUsable: () => true,
    callsBy: () => ({ incoming: 0, outgoing: 0 }),
    outsideLimit: () => null,
    nameOf: () => "",
  };

  expect(routeOutside(plan, { by, dialled: "0899123456", at: 0 }, live)).toMatchObject({
    kind: "refuse",
    cause: "forbidden",
    reasons: [{ code: "no-right", facts: { class: "special" } }],
  });
});
