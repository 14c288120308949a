import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ConfigurationDocument } from "../document.ts";
import { extension, forwardTo, group, office, outboundRule, profile, site } from "../office.fixture.ts";
import { changesBetween } from "./changes-between.ts";
import { putBack } from "./put-back.ts";

/** Takes everything back that was done between `before` and `after`, on top of `now`. */
function takenBack(before: ConfigurationDocument, after: ConfigurationDocument, now = after) {
  return putBack(now, before, changesBetween(before, after));
}

const names = (...numbers: readonly string[]) => numbers.map((number) => extension(number));

describe("what one has done is taken back", () => {
  test("field by field: what somebody else has changed of the same object stays", () => {
    const before = office({ extensions: names("201", "202") });
    const after = office({ extensions: [extension("201", { name: "A", hidesNumber: true }), extension("202")] });
    const now = office({
      extensions: [extension("201", { name: "A", hidesNumber: true, kind: "simple" }), extension("202")],
    });

    expect(takenBack(before, after, now)).toMatchObject({
      kind: "put-back",
      document: { extensions: [extension("201", { kind: "simple" }), extension("202")] },
    });
  });

  test("not when somebody has changed the same since", () => {
    const before = office({ extensions: names("201") });
    const after = office({ extensions: [extension("201", { name: "A" })] });

    for (const now of [
      office({ extensions: [extension("201", { name: "B" })] }),
      office({ extensions: names("202") }),
      office({ extensions: names("201") }),
    ])
      expect(takenBack(before, after, now)).toMatchObject({ kind: "collides", with: { id: "extensions/201" } });
  });

  test("with the references that a removal took along", () => {
    const before = office({ extensions: names("201", "202"), groups: [group("800", ["201", "202"])] });
    const after = office({ extensions: names("201"), groups: [group("800", ["201"])] });

    expect(takenBack(before, after)).toMatchObject({ kind: "put-back", document: before });
  });

  test("an object whose number somebody else has taken meanwhile does not come back", () => {
    const before = office({ extensions: names("201", "202") });
    const now = office({ extensions: [extension("201"), extension("202", { name: "Un autre" })] });

    expect(takenBack(before, office({ extensions: names("201") }), now)).toMatchObject({ kind: "collides" });
  });

  test("a new number, which everything follows that names it", () => {
    const before = office({ extensions: names("201", "205"), groups: [group("800", ["205"])] });
    const renumbered = extension("206", { name: "Poste 205" });
    const after = office({ extensions: [extension("201"), renumbered], groups: [group("800", ["206"])] });
    const later = extension("201", { profiles: [profile("A", { inside: { onBusy: forwardTo("206") } })] });
    const now = office({ extensions: [later, renumbered], groups: [group("800", ["206"])] });

    expect(takenBack(before, after, now)).toMatchObject({
      kind: "put-back",
      renumbered: [{ from: "206", to: "205" }],
      document: {
        extensions: [{ profiles: [{ inside: { onBusy: { number: "205" } } }] }, extension("205")],
        groups: [group("800", ["205"])],
      },
    });
  });

  test("a new name of a site, which its extensions follow", () => {
    const before = office({ sites: [site("Siège")], extensions: [extension("201", { site: "Siège" })] });
    const after = office({ sites: [site("Paris")], extensions: [extension("201", { site: "Paris" })] });
    const now = office({ ...after, extensions: [...after.extensions, extension("202", { site: "Paris" })] });

    expect(takenBack(before, after, now)).toMatchObject({
      document: { sites: [site("Siège")], extensions: [{ site: "Siège" }, { site: "Siège" }] },
    });
  });

  test("one field of a section", () => {
    const before = office();
    const after = office({ parking: { ...before.parking, seconds: 60 } });
    const now = office({ parking: { ...after.parking, places: ["701"] } });

    expect(takenBack(before, after, now)).toMatchObject({ document: { parking: { seconds: 120, places: ["701"] } } });
  });
});

describe("rules come back to where they stood", () => {
  const [one, two, three, four] = ["1", "2", "3", "4"].map((prefix) => outboundRule("900", { prefix }));
  const rules = (...list: readonly (typeof one)[]) =>
    office({ outboundRules: list.flatMap((rule) => (rule === undefined ? [] : [rule])) });
  const list = (found: ReturnType<typeof takenBack>) =>
    found.kind === "put-back" && Array.isArray(found.document.outboundRules)
      ? found.document.outboundRules.map(({ prefix, trunk }) => `${prefix}@${trunk}`).join(" ")
      : found.kind;

  test("beside their neighbours, of which some are gone and others came", () => {
    const before = rules(one, two, three, four);

    expect(list(takenBack(before, rules(one, four), rules(four, one)))).toBe("4@900 1@900 2@900 3@900");
    expect(list(takenBack(before, rules(four, one, two, three)))).toBe("1@900 2@900 3@900 4@900");
    expect(list(takenBack(rules(one), rules(one, two), rules(two, three, one)))).toBe("3@900 1@900");
  });

  test("not when the changed one says something else again", () => {
    const changed = outboundRule("901", { prefix: "2" });

    expect(list(takenBack(rules(one, two), rules(one, changed)))).toBe("1@900 2@900");
    expect(list(takenBack(rules(one, two), rules(one, changed), rules(one, three)))).toBe("collides");
  });
});

/** Small offices that differ in few things, so that names, rules and references often meet. */
const numbers = fc.constantFrom("201", "202", "203", "204", "205", "206");
const offices = fc
  .record({
    extensions: fc.uniqueArray(
      fc.record({ number: numbers, name: fc.constantFrom("A", "B", "C"), hidesNumber: fc.constantFrom(true, false) }),
      {
        selector: ({ number }) => number,
        maxLength: 5,
      },
    ),
    rules: fc.array(fc.record({ prefix: fc.constantFrom("0", "00", "06"), trunk: fc.constantFrom("900", "901") }), {
      maxLength: 6,
    }),
    seconds: fc.constantFrom(60, 120),
  })
  .map(({ extensions, rules, seconds }) => {
    const usual = office();
    return office({
      extensions: extensions.map(({ number, ...change }) => extension(number, change)),
      outboundRules: rules.map(({ trunk, prefix }) => outboundRule(trunk, { prefix })),
      parking: { ...usual.parking, seconds },
    });
  });

test("whatever was done, taking all of it back leads to where it began", () => {
  fc.assert(
    fc.property(offices, offices, (before, after) => {
      const back = takenBack(before, after);
      expect(back.kind).toBe("put-back");
      if (back.kind !== "put-back") return;
      const sorted = (document: object) => {
        const { extensions, outboundRules, parking } = office(document);
        return { extensions: extensions.toSorted((a, b) => (a.number < b.number ? -1 : 1)), outboundRules, parking };
      };
      expect(sorted(back.document)).toEqual(sorted(before));
    }),
    { numRuns: 150 },
  );
});
