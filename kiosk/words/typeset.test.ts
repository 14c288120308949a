import { expect, test } from "vitest";
import { typeset } from "./typeset.ts";

test("French marks never begin a line", () => {
  expect(typeset("Le poste « Gérant » : supprimé ?", "fr")).toBe(
    "Le poste «\u00a0Gérant\u00a0»\u00a0: supprimé\u202f?",
  );
});

test("times and addresses keep their colons", () => {
  expect(typeset("à 12:30 de 192.168.0.1:5060, l'appel", "fr")).toBe("à 12:30 de 192.168.0.1:5060, l’appel");
});

test("English is left alone", () => {
  expect(typeset("don't : ask", "en")).toBe("don't : ask");
});
