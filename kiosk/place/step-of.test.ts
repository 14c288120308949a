import { expect, test } from "vitest";
import { match } from "./match.ts";
import { stepOf } from "./step-of.ts";

const menus = ["/menus/ajouter", "/menus/importer", "/menus/ajouter/:like", "/menus/:of", "/menus/:of/plan"];
const page = (path: string) => menus.find((pattern) => match(pattern, path) !== undefined);

test.each(["ajouter", "importer", "=ajouter", "=", "A/B", "%", "Été 24/7 ?"])(
  "a menu called %s has an address of its own, and so has its copy",
  (name) => {
    expect([page(`/menus/${stepOf(name)}`), match("/menus/:of", `/menus/${stepOf(name)}`)]).toEqual([
      "/menus/:of",
      { of: name },
    ]);
    expect(match("/menus/ajouter/:like", `/menus/ajouter/${stepOf(name)}`)).toEqual({ like: name });
    expect(page(`/menus/${stepOf(name)}/plan`)).toBe("/menus/:of/plan");
  },
);

test("what was kept of the page of a new one, and of the others, still leads there", () => {
  expect(page("/menus/ajouter")).toBe("/menus/ajouter");
  expect(match("/menus/:of", "/menus/Accueil")).toEqual({ of: "Accueil" });
  expect(stepOf("Accueil du soir")).toBe("Accueil%20du%20soir");
});
