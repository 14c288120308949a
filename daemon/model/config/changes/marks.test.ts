import { expect, test } from "vitest";
import type { ConfigurationDocument } from "../document.ts";
import { extension, office, outboundRule } from "../office.fixture.ts";
import { changesBetween } from "./changes-between.ts";
import { marksOf } from "./marks.ts";

const marks = (before: ConfigurationDocument, after: ConfigurationDocument) =>
  changesBetween(before, after).flatMap(marksOf);

test("changes of one object share a mark, over a new number and over each state of a rule", () => {
  const [first, second, third] = ["201", "202", "203"].map((number) =>
    office({ extensions: [extension(number, { name: "A" })] }),
  );
  const [old, between, now] = ["900", "901", "902"].map((trunk) => office({ outboundRules: [outboundRule(trunk)] }));
  if (!first || !second || !third || !old || !between || !now) throw new Error("three of each");

  expect(marks(first, third).some((mark) => marks(first, second).includes(mark))).toBe(true);
  expect(marks(first, third).some((mark) => marks(second, third).includes(mark))).toBe(true);
  expect(marks(old, now).some((mark) => marks(old, between).includes(mark))).toBe(true);
  expect(marks(old, now).some((mark) => marks(between, now).includes(mark))).toBe(true);
});

test("changes of different objects share none", () => {
  const before = office({ outboundRules: [outboundRule("900"), outboundRule("901")] });
  const one = office({ outboundRules: [outboundRule("902"), outboundRule("901")] });
  const other = office({ outboundRules: [outboundRule("900"), outboundRule("903")] });

  expect(marks(before, one).some((mark) => marks(before, other).includes(mark))).toBe(false);
});
