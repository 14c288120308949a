import { describe, expect, test } from "vitest";
import { extension, group, office, trunk } from "../office.fixture.ts";
import { noEmergencyNumbers, uniqueNumbers } from "./numbers.ts";

describe("MEN-28: one number space", () => {
  test("two extensions with one number: the second is told whose it is", () => {
    const document = office({ extensions: [extension("201", { name: "Gérant" }), extension("201")], groups: [] });

    expect(uniqueNumbers(document)).toEqual([
      {
        path: "/extensions/1/number",
        code: "number-taken",
        message: "Le numéro 201 est déjà celui du poste « Gérant ».",
        english: 'The number 201 is already that of extension "Gérant".',
      },
    ]);
  });

  test("a group cannot take the number of an extension", () => {
    const document = office({ extensions: [extension("800", { name: "Accueil" })], groups: [group("800", [])] });

    expect(uniqueNumbers(document)).toMatchObject([{ path: "/groups/0/number" }]);
  });

  test("three of a kind are two issues, both naming the first", () => {
    const document = office({
      extensions: [],
      groups: [group("801", [], "Vente"), group("801", []), group("801", [])],
    });

    expect(uniqueNumbers(document).map(({ message }) => message)).toEqual([
      "Le numéro 801 est déjà celui du groupe « Vente ».",
      "Le numéro 801 est déjà celui du groupe « Vente ».",
    ]);
  });

  test.each([
    ["externalNumbers", { number: "201", name: "Mobile", ringsWith: null }],
    ["shortNumbers", { number: "201", full: "0122334455" }],
    ["trunks", trunk("201")],
  ])("%s have no number of their own that is an extension's", (section, owner) => {
    const document = {
      ...office({ extensions: [extension("201", { name: "Gérant" })], groups: [] }),
      [section]: [owner],
    };

    expect(uniqueNumbers(document)).toMatchObject([
      { path: `/${section}/0/number`, message: "Le numéro 201 est déjà celui du poste « Gérant »." },
    ]);
  });

  test("the factory's numbers are all different", () => {
    expect(uniqueNumbers(office())).toEqual([]);
  });
});

describe("emergency numbers", () => {
  test.each(["15", "17", "18", "112", "114", "115", "119", "196", "116000"])("%s belongs to nobody", (number) => {
    const document = office({ extensions: [extension(number)], groups: [] });

    expect(noEmergencyNumbers(document)).toMatchObject([{ path: "/extensions/0/number", code: "emergency-number" }]);
  });

  test("a number that only begins like one is free", () => {
    expect(noEmergencyNumbers(office({ extensions: [extension("1120")], groups: [group("151", [])] }))).toEqual([]);
  });
});
