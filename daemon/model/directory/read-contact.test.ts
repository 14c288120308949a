import { expect, test } from "vitest";
import type { WrittenContact } from "./contact.ts";
import { contactWith } from "./directory.fixture.ts";
import { addNames, namedNumbers, nameOfNumber } from "./names-by-number.ts";
import { readContact } from "./read-contact.ts";

test("MEX-05 ANN-03 ANN-06: a contact is kept with its numbers in one form, and nothing twice", () => {
  const read = readContact({
    lastName: "  Dupont ",
    firstName: "Jeanne\t Marie",
    numbers: [
      { kind: "work", number: "01 22 33 44 55" },
      { kind: "work", number: "+33 (0)1.22.33.44.55" },
      { kind: "mobile", number: "" },
      { kind: "other", number: "3631" },
      { kind: "fax", number: "+44 20 7946 0018" },
    ],
    mails: [" j.dupont@exemple.fr ", "j.dupont@exemple.fr", ""],
    notes: "Rappeler\r\nle matin ",
  });

  expect(read).toEqual({
    kind: "contact",
    fields: {
      ...{ lastName: "Dupont", firstName: "Jeanne Marie", company: "", notes: "Rappeler\nle matin" },
      mails: ["j.dupont@exemple.fr"],
      numbers: [
        { kind: "work", number: "+33122334455" },
        { kind: "other", number: "3631" },
        { kind: "fax", number: "+442079460018" },
      ],
    },
  });
});

test.each<[WrittenContact, string, string]>([
  [{}, "/lastName", "nameless"],
  [{ lastName: " \u00a0 " }, "/lastName", "nameless"],
  [{ company: "Mairie", numbers: [{ kind: "work", number: "01 22" }] }, "/numbers/0/number", "number-too-short"],
  [{ company: "Mairie", numbers: [{ kind: "work", number: "bureau" }] }, "/numbers/0/number", "number-not-digits"],
  [{ company: "Mairie", mails: ["pas une adresse"] }, "/mails/0", "shape"],
  [{ company: "x".repeat(101) }, "/company", "shape"],
  [{ company: "Mairie", notes: "\u0007" }, "/notes", "shape"],
])("MEX-05: %j is refused at %s", (written, path, code) => {
  const read = readContact(written);

  expect(read).toMatchObject({ kind: "issues", issues: [{ path, code }] });
});

test("MEX-05: a number outside has the name of its contact, however a line writes it; one of the office has none", () => {
  const work = (number: string) => ({ kind: "work" as const, number });
  const named = namedNumbers([
    contactWith({ firstName: "Anne", company: "Atelier", numbers: [work("+33122334455"), work("+33122334455")] }),
    contactWith({ lastName: "Muet" }),
    contactWith({ lastName: "Zola", numbers: [work("+33122334455"), work("201"), work("+33612345678")] }),
    contactWith({ lastName: "Interne", numbers: [work("201")] }),
  ]);
  expect(named).toEqual([
    { name: "Anne, Atelier", numbers: ["+33122334455"] },
    { name: "Zola", numbers: ["+33612345678"] },
  ]);
  const names = new Map<string, string>();
  addNames(names, named);

  for (const written of ["0122334455", "+33122334455", "0033122334455", "33122334455"]) {
    expect(nameOfNumber(names, written)).toBe("Anne, Atelier");
  }
  expect(["201", "", "anonymous", "0122334456"].map((number) => nameOfNumber(names, number))).toEqual(
    Array.from({ length: 4 }, () => null),
  );
});
