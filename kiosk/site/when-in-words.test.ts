import { expect, test } from "vitest";
import { fr } from "../words/fr.ts";
import { whenInWords } from "./when-in-words.ts";

const said = (when: unknown) => whenInWords(when, fr.when);
const week = ["monday", "tuesday", "wednesday", "thursday", "friday"];

test("a rule without a time range holds always", () => {
  expect(said(null)).toBe("toujours");
});

test("days in a row are said as such, and the whole day without its hours", () => {
  expect(said({ days: week, from: "08:00", to: "18:30", holidays: "never" })).toBe(
    "lundi à vendredi, de 08:00 à 18:30, sauf jours fériés",
  );
  expect(said({ days: ["sunday", "saturday"], from: "00:00", to: "00:00", holidays: "any" })).toBe(
    "samedi, dimanche, toute la journée",
  );
  expect(said({ days: ["monday", "wednesday", "friday"], from: "12:00", to: "14:00", holidays: "only" })).toBe(
    "lundi, mercredi, vendredi, de 12:00 à 14:00, seulement les jours fériés",
  );
  expect(said({ days: [...week, "saturday", "sunday"], from: "22:00", to: "06:00", holidays: "any" })).toBe(
    "tous les jours, de 22:00 à 06:00",
  );
});

test("while nobody has chosen a day yet, that is said", () => {
  expect(said({ days: [], from: "08:00", to: "18:00", holidays: "any" })).toBe("aucun jour, de 08:00 à 18:00");
});
