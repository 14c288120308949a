import { describe, expect, expectTypeOf, test } from "vitest";
import { AGENT_REASONS } from "./agent-reasons.ts";
import { ALERTS } from "./alert-words.ts";
import { LEG_STEPS } from "./leg-steps.ts";
import { LINE_STATES } from "./line-states.ts";
import { MENU_REASONS } from "./menu-reasons.ts";
import { OUTSIDE_REASONS } from "./outside-reasons.ts";
import { PROFILE_REASONS } from "./profile-reasons.ts";
import { QUEUE_REASONS } from "./queue-reasons.ts";
import { REASONS, type ReasonCode, type ReasonFacts, reason, sentenceOf } from "./reason.ts";
import { placesOf, worded } from "./sentence.ts";
import { TELEPHONE_REMARKS } from "./telephone-remarks.ts";
import { type OUTCOMES, TERMS } from "./terms.ts";

const table = Object.entries({
  ...REASONS,
  ...OUTSIDE_REASONS,
  ...PROFILE_REASONS,
  ...MENU_REASONS,
  ...AGENT_REASONS,
  ...QUEUE_REASONS,
  ...LEG_STEPS,
  ...LINE_STATES,
  ...ALERTS,
  ...TELEPHONE_REMARKS,
});
const languages = ["fr", "en"] as const;

/** The facts of a text with what kind each is; the forms of a plural may differ by language and need no kind. */
const factsIn = (text: string): string[] => [
  ...new Set(
    placesOf(text)
      .filter((place) => !place.includes("|"))
      .sort(),
  ),
];

describe.each(table)("%s", (_, words) => {
  test("has words in both languages, with the same facts of the same kinds", () => {
    expect(words.fr).not.toBe("");
    expect(words.en).not.toBe("");
    expect(factsIn(words.fr)).toEqual(factsIn(words.en));
  });

  test.each(languages)("places in %s are well written", (language) => {
    const text = words[language];
    const names = new Set(factsIn(text).map((place) => place.split(":")[0]));

    for (const place of placesOf(text)) {
      const [named = "", ...forms] = place.split("|");
      const [name, kind] = named.split(":");
      expect(names).toContain(name); // a plural counts a fact that is also told, so both languages ask for the same
      expect([0, 2]).toContain(forms.length);
      expect([undefined, "list", ...Object.keys(TERMS)]).toContain(kind);
    }
    expect(text.replaceAll(/\{[^{}]+\}/g, "")).not.toMatch(/[{}]/);
  });

  test.each(languages)("every fact is told in %s", (language) => {
    const names = factsIn(words.en).map((place) => place.split(":")[0] ?? "");
    const facts = Object.fromEntries(names.map((name) => [name, `<${name}>`]));
    const sentence = worded(words, facts, language);

    expect(names.filter((name) => !sentence.includes(`<${name}>`))).toEqual([]);
    expect(sentence).not.toContain("?");
  });
});

test("no code stands in two tables", () => {
  const tables = [
    REASONS,
    OUTSIDE_REASONS,
    PROFILE_REASONS,
    MENU_REASONS,
    AGENT_REASONS,
    QUEUE_REASONS,
    LEG_STEPS,
    LINE_STATES,
    ALERTS,
    TELEPHONE_REMARKS,
  ];
  expect(table).toHaveLength(tables.flatMap(Object.keys).length);
});

test.each([
  [reason("at-its-limit", { number: "205", calls: 1 }), "Le poste 205 a 1 appel, sa limite : occupé"],
  [reason("at-its-limit", { number: "205", calls: 3 }), "Le poste 205 a 3 appels, sa limite : occupé"],
  [reason("members-busy", { numbers: ["205"] }), "Ne sonne pas, occupé : 205"],
  [reason("members-busy", { numbers: ["205", "206"] }), "Ne sonnent pas, occupés : 205, 206"],
  [reason("rang-in-vain", { number: "202", cause: "no-answer" }), "Appel du 202 : sans réponse"],
  [reason("is-extension", { number: "201", name: "{number}" }), "Le 201 est le poste « {number} »"],
])("%j is told in French", (told, sentence) => {
  expect(sentenceOf(told, "fr")).toBe(sentence);
});

test("the same in English", () => {
  expect(sentenceOf(reason("at-its-limit", { number: "205", calls: 1 }), "en")).toBe("205 has 1 call, its limit: busy");
  expect(sentenceOf(reason("rang-in-vain", { number: "202", cause: "no-answer" }), "en")).toBe(
    "Call to 202: no answer",
  );
});

test("what a telephone sends is cut and does nothing, in a text as in a list", () => {
  const far = `1\u001b[2J${"9".repeat(100)}`;

  expect(reason("nobodys-number", { dialled: far }).facts.dialled).toBe(`1\ufffd[2J${"9".repeat(35)}`);
  expect(reason("leg-redirects", { number: "201", targets: ["\u009b2J"] }).facts.targets).toEqual(["\ufffd2J"]);
});

test("the sentence of a version without codes is told as it was", () => {
  expect(sentenceOf("rings all its devices for 30 s", "fr")).toBe("rings all its devices for 30 s");
});

test("what a later version wrote is told as far as it can be", () => {
  expect(sentenceOf({ code: "goes-to-the-moon", facts: { number: "201", days: 3 } }, "fr")).toBe(
    "goes-to-the-moon, number 201, days 3",
  );
  expect(sentenceOf({ code: "toString", facts: {} }, "fr")).toBe("toString");
  expect(sentenceOf({ code: "rings-devices", facts: { number: "201" } }, "en")).toBe(
    "All devices of 201 ring, for ? s at most",
  );
  expect(sentenceOf({ code: "rang-in-vain", facts: { number: "201", cause: "asleep" } }, "en")).toBe(
    "Call to 201: asleep",
  );
});

test("the compiler knows the codes, and for each the facts that it needs", () => {
  expectTypeOf<"rings-the-moon">().not.toExtend<ReasonCode>();
  expectTypeOf<keyof ReasonFacts<"nobody-free">>().toEqualTypeOf<never>();
  expectTypeOf<ReasonFacts<"rings-devices">>().toEqualTypeOf<{
    readonly number: string | number;
    readonly seconds: string | number;
  }>();
  expectTypeOf<ReasonFacts<"members-busy">>().toEqualTypeOf<{ readonly numbers: readonly string[] }>();
  expectTypeOf<ReasonFacts<"at-its-limit">["calls"]>().toEqualTypeOf<number>();
  expectTypeOf<ReasonFacts<"rang-in-vain">["cause"]>().toEqualTypeOf<keyof typeof OUTCOMES>();
  expectTypeOf<["rings-devices"]>().not.toExtend<Parameters<typeof reason>>();
});
