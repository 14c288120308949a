import { expect, test } from "vitest";
import { fr } from "../../words/fr.ts";
import { menuRubrics } from "./menu-rubrics.ts";

/** The pages of one rubric, as the left column shows them. */
const under = (rubric: string): readonly string[] =>
  menuRubrics.find(({ title }) => title(fr) === rubric)?.entries.map(({ text }) => text(fr)) ?? [];

test.each([
  ["MEN-06", "Lignes", ["Postes", "Groupes", "Lignes", "Règles de sortie", "Règles de sortie SMS"]],
  ["MEN-11", "Lignes", ["Règles d’appel entrant"]],
  ["MEN-07", "Numéros", ["Numéros externes", "Numéros abrégés", "Sites géographiques", "Numéros d’urgence"]],
  ["MEN-08", "Audio", ["Musiques d’attente", "Enregistrement sélectif", "Enregistrements"]],
  ["MEN-09", "Annuaire", ["Annuaire"]],
  ["MEN-10", "Serveur Vocal", ["Menus", "Numéros de menu"]],
])("%s: « %s » leads to %j, in the order of the guide", (_, rubric, pages) => {
  const places = pages.map((page) => under(rubric).indexOf(page));

  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((one, other) => one - other));
});
