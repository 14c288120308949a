import { describe, expect, test } from "vitest";
import { calledName, comparePlaces, listedName, placeOf } from "./contact-names.ts";
import { contactWith } from "./directory.fixture.ts";
import { contactsLike, searchKeyOf } from "./find-contacts.ts";

const people = [
  contactWith({ lastName: "Lefèvre", firstName: "Éléonore", company: "Cœur & Fils", numbers: [work("+33612345678")] }),
  contactWith({ lastName: "Martin", firstName: "Jean-François", numbers: [work("+3224567890"), work("3631")] }),
  contactWith({ company: "Garage 3000" }),
];

function work(number: string) {
  return { kind: "work" as const, number };
}

const found = (typed: string) =>
  people.filter((one) => contactsLike(typed)(searchKeyOf(one))).map((one) => one.lastName || one.company);

describe("MEX-05 ANN-10: a contact of the directory is found", () => {
  test.each([
    ["lefevre", ["Lefèvre"]],
    ["LEF éléo", ["Lefèvre"]],
    ["coeur", ["Lefèvre"]],
    ["cœur", ["Lefèvre"]],
    ["francois martin", ["Martin"]],
    ["garage", ["Garage 3000"]],
    ["3000", ["Garage 3000"]],
    ["fèvre", []],
    ["lefevre martin", []],
    ["", ["Lefèvre", "Martin", "Garage 3000"]],
  ])("%s finds %j", (typed, names) => {
    expect(found(typed)).toEqual(names);
  });

  test.each([
    "0612345678",
    "06 12 34 56 78",
    "06.12.34",
    "+33612345678",
    "+33 6 12",
    "+33 (0)6 12 34 56 78",
    "0033 612345678",
    "345678",
    "eleonore 0612345678",
  ])("by its number, written %s", (typed) => {
    expect(found(typed)).toEqual(["Lefèvre"]);
  });

  test("a number abroad as it is dialled", () => {
    expect(found("0032 2 456")).toEqual(["Martin"]);
    expect(found("3631")).toEqual(["Martin"]);
  });
});

test("MEX-05: lists are in French order, whatever the case and the accents", () => {
  const names = ["Zoé", "Évrard", "eve", "Garage 10", "Garage 9", "Évrard"].map((lastName, index) =>
    contactWith({ lastName, id: `11111111-1111-4111-8111-11111111111${index}` }),
  );

  const sorted = names.map(placeOf).sort(comparePlaces);

  expect(sorted.map(({ name }) => name)).toEqual(["eve", "Évrard", "Évrard", "Garage 9", "Garage 10", "Zoé"]);
  expect(sorted[1]?.id).toBe("11111111-1111-4111-8111-111111111111");
});

test("a contact is called by what he has", () => {
  const named = { lastName: "Dupont", firstName: "Jeanne", company: "Boulangerie" };

  expect([listedName(named), calledName(named)]).toEqual(["Dupont Jeanne", "Jeanne Dupont, Boulangerie"]);
  expect(listedName({ ...named, lastName: "", firstName: "" })).toBe("Boulangerie");
  expect(calledName({ ...named, company: "" })).toBe("Jeanne Dupont");
});
