import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readSections, type Section } from "./items.ts";
import { inWords, proofsOf } from "./proofs.ts";
import { reportOf } from "./reports.ts";

const item = (id: string, label: string) => ({ id, label, acceptance: "It works." });
const sections: readonly Section[] = [
  { codes: ["LIG"], title: "Lignes", items: [item("LIG-01", "Ligne"), item("LIG-02", "Nom"), item("LIG-03", "Code")] },
  { codes: ["ASC", "AST"], title: "Conférence et transfert", items: [item("AST-01", "(transfert)")] },
];
const passed = (...titles: readonly string[]) => titles.map((title) => ({ project: "unit", title }));

describe("the specification in the tree", () => {
  const all = readSections(join(import.meta.dirname, "../.."));

  test("has 413 items in 38 sections, each with a label and what must be true", () => {
    const items = all.flatMap((section) => section.items);

    expect([all.length, items.length]).toEqual([38, 413]);
    expect(new Set(items.map(({ id }) => id)).size).toBe(413);
    expect(items.filter(({ label, acceptance }) => label === "" || acceptance === "")).toEqual([]);
  });

  test("counts the items of each section from 01 without a gap", () => {
    for (const { codes, items } of all) {
      const expected = codes.flatMap((code) =>
        items
          .filter(({ id }) => id.startsWith(code))
          .map((_, index) => `${code}-${String(index + 1).padStart(2, "0")}`),
      );
      expect(items.map(({ id }) => id)).toEqual(expected);
    }
  });
});

test("only tests that passed count, with the titles of their describes", () => {
  const one = (title: string, status: string) => ({ ancestorTitles: ["LIG-01"], title, status, duration: 1 });
  const results = [one("passes", "passed"), one("fails LIG-02", "failed"), one("is left out LIG-03", "skipped")];
  const json = JSON.stringify({
    startTime: 5,
    success: false,
    testResults: [{ name: "a.test.ts", assertionResults: results }],
  });

  expect(reportOf("unit", json)).toEqual({
    project: "unit",
    startedAt: 5,
    passed: [{ project: "unit", title: "LIG-01 › passes" }],
  });
});

test("what is no report is refused", () => {
  expect(() => reportOf("unit", '{"testResults": 3}')).toThrow(/a report of vitest/);
});

test("each section tells what is proved, by which test, and what is not; the sum comes last", () => {
  const proofs = proofsOf(sections, passed("LIG-01…02 › a line has a name", "LIG-02 again"));

  expect(inWords(sections, proofs)).toBe(
    [
      "LIG: Lignes, 2 of 3",
      "  LIG-01  unit: LIG-01…02 › a line has a name",
      "  LIG-02  unit: LIG-01…02 › a line has a name (and 1 more)",
      "  LIG-03  not proved: Code",
      "",
      "ASC, AST: Conférence et transfert, 0 of 1",
      "  AST-01  not proved: (transfert)",
      "",
      "2 of 4 items proved",
      "",
    ].join("\n"),
  );
});

test("an id that the specification does not have is told with the title, and proves nothing", () => {
  const { byId, mistakes } = proofsOf(
    sections,
    passed("LIG-03…04 codes", "LGI-01 a slip", "LIG-02…01 backwards", "A-08 fine"),
  );

  expect([...byId.keys()]).toEqual(["LIG-03"]);
  expect(mistakes).toEqual([
    "LIG-04: not in the specification (unit: LIG-03…04 codes)",
    "LGI-01: not in the specification (unit: LGI-01 a slip)",
    "LIG-02…01: not in the specification (unit: LIG-02…01 backwards)",
  ]);
  expect(inWords(sections, { byId, mistakes })).toMatch(
    /Mistakes in titles:\n {2}LIG-04[\s\S]*\n1 of 4 items proved\n$/,
  );
});
