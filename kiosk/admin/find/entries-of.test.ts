import { expect, test } from "vitest";
import { collections } from "../../../daemon/model/config/collections/collections.ts";
import { listAt } from "../../../daemon/model/config/collections/lists.ts";
import { factoryDocument } from "../../../daemon/model/config/factory.ts";
import { fr } from "../../words/fr.ts";
import { menuRubrics } from "../frame/menu-rubrics.ts";
import { objectPaths } from "../objects/object-paths.ts";
import { entriesOf } from "./entries-of.ts";
import { findable } from "./findable.ts";
import { search } from "./search.ts";

const factory = factoryDocument();
const where = { sentences: fr, inWords: (words: { fr: string }) => words.fr, menu: menuRubrics };
const found = (typed: string) =>
  search(entriesOf(factory, where), typed).flatMap(({ found: some }) => some.map(({ entry }) => entry.to));

test("a box from the factory is found whole: its telephones, its group, its pages", () => {
  expect(found("203")).toEqual(["/postes/203"]);
  expect(found("800")).toContain("/groupes/800");
  expect(found("jetons")).toEqual(["/compte/jetons"]);
  expect(found("simul")).toContain("/simulateur");
});

test("a page is found by the words of its fields", () => {
  expect(found("prédécroché")).toContain("/groupes");
});

test("what has no page is not found, nor are its objects", () => {
  const menu = menuRubrics.map((rubric) => ({
    ...rubric,
    entries: rubric.entries.filter(({ to }) => to !== "/groupes"),
  }));
  const some = entriesOf(factory, { ...where, menu });

  expect(some.filter(({ to }) => to.startsWith("/groupes"))).toEqual([]);
  expect(some.some(({ to }) => to === "/postes/201")).toBe(true);
});

test("every kind that is found has its list in the document", () => {
  for (const kind of findable) expect(listAt(factory, collections[kind.collection])).toBeInstanceOf(Array);
  const paths = findable.map(({ collection }) => objectPaths[collection]);
  expect(paths).toEqual([...new Set(paths)]);
});
