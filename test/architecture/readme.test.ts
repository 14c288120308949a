import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { extension, group } from "../../daemon/model/config/office.fixture.ts";
import { readDocument } from "../../daemon/model/config/read-document.ts";

const readme = readFileSync(join(import.meta.dirname, "../../README.md"), "utf8");
const examples = [...readme.matchAll(/```json\n(.*?)```/gs)].map(([, text = ""]) =>
  text.replaceAll('"…"', '"secret-word"'),
);

/** What the examples take for granted: the telephones of a new box, group 801, line 900. */
const around = {
  format: 2,
  extensions: ["201", "202"].map((number) => extension(number)),
  groups: [group("800", ["201", "202"]), group("801", ["201"])],
  trunks: [
    {
      number: "900",
      name: "Opérateur",
      user: "u",
      domain: "d.example",
      addresses: [{ host: "d.example" }],
      extension: "800",
    },
  ],
};

/** Lists are added to, and what has the same number is replaced. */
function added(example: Record<string, unknown>): Record<string, unknown> {
  const known: Record<string, unknown> = around;
  const merged = Object.entries(example).map(([section, value]) => {
    const before = known[section];
    if (!Array.isArray(value) || !Array.isArray(before)) return [section, value];
    const numbers = new Set(value.map(({ number }) => number));
    return [section, [...before.filter(({ number }) => !numbers.has(number)), ...value]];
  });
  return { ...around, ...Object.fromEntries(merged) };
}

test("the README has examples of a configuration", () => {
  expect(examples.length).toBeGreaterThan(3);
});

test.each(examples)("an example of the README is a configuration that makes sense: %s", (text) => {
  expect(readDocument(added(JSON.parse(`{${text}}`)))).toMatchObject({ kind: "ok" });
});
