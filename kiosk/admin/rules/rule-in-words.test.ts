import { expect, test } from "vitest";
import { en } from "../../words/en.ts";
import { fr } from "../../words/fr.ts";
import { ruleInWords } from "./rule-in-words.ts";

const rule = { emitter: null, site: null, prefix: "", remove: 0, add: "", trunk: "900", when: null };
const said = (part: object) => ruleInWords({ ...rule, ...part }, fr.rules.calls, fr);

test("SOR-03…07: a rule is said in one sentence, with what it is about alone", () => {
  expect(said({})).toBe("Les appels sortent par la ligne 900.");
  expect(said({ prefix: "0" })).toBe("Les appels vers 0… sortent par la ligne 900.");
  expect(said({ emitter: "205", site: "Siège", prefix: "06", remove: 1, add: "33" })).toBe(
    "Les appels du 205 du site Siège vers 06… sortent par la ligne 900, sans leur premier chiffre, précédés de 33.",
  );
  const when = { days: ["saturday", "sunday"], from: "00:00", to: "00:00", holidays: "any" };
  expect(said({ prefix: "3", when })).toBe(
    "Les appels vers 3… sortent par la ligne 900 (samedi, dimanche, toute la journée).",
  );
});

test("a rule in a form has texts, and no line at first", () => {
  expect(said({ trunk: "", prefix: "0" })).toBe("Choisissez la ligne par laquelle ils sortent.");
  expect(said({ remove: "2", emitter: "", site: "" })).toBe(
    "Les appels sortent par la ligne 900, sans leurs 2 premiers chiffres.",
  );
});

test("SSM-01: messages have their own sentence, and English too", () => {
  expect(ruleInWords(rule, fr.rules.messages, fr)).toBe("Les SMS sortent par la ligne 900.");
  expect(ruleInWords({ ...rule, emitter: "205" }, en.rules.calls, en)).toBe("Calls of 205 go out by line 900.");
});
