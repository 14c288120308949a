import { expect, test } from "vitest";
import { extension, office, site } from "../office.fixture.ts";
import { readDocument } from "../read-document.ts";
import { siteNamesUnique, sitesExist } from "./sites.ts";

test("two sites with one name: the second is told, whatever its capitals", () => {
  const document = office({ sites: [site("Siège"), site("Lyon"), site("SIÈGE")] });

  expect(siteNamesUnique(document)).toEqual([
    {
      path: "/sites/2/name",
      code: "site-taken",
      message: "Le nom « Siège » est déjà celui d'un site.",
      english: 'The name "Siège" is already that of a site.',
    },
  ]);
});

test("an extension at a site that does not exist is told which one", () => {
  const extensions = [extension("201", { site: "Lyon" }), extension("202", { site: "Paris" }), extension("203")];

  expect(sitesExist(office({ extensions, sites: [site("Lyon")] }))).toEqual([
    {
      path: "/extensions/1/site",
      code: "unknown-site",
      message: "Le poste 202 est placé sur le site « Paris », qui n'existe pas.",
      english: 'Extension 202 stands at the site "Paris", which does not exist.',
    },
  ]);
});

test("names of sites are kept without spaces around them, and found however their accents are typed", () => {
  const read = readDocument({
    format: 1,
    extensions: [
      { number: "201", name: "Accueil", site: " Sie\u0300ge " },
      { number: "202", name: "Atelier", site: "" },
    ],
    groups: [],
    sites: [{ name: "\tSi\u00e8ge ", address: " 1 rue de la Paix\n75002 Paris " }],
  });

  expect(read).toMatchObject({
    kind: "ok",
    document: {
      extensions: [{ site: "Si\u00e8ge" }, { site: null }],
      sites: [{ name: "Si\u00e8ge", address: "1 rue de la Paix\n75002 Paris" }],
    },
  });
});
