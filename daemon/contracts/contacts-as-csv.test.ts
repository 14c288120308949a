import { expect, test } from "vitest";
import { contactWith } from "../model/directory/directory.fixture.ts";
import { planContacts } from "../model/directory/plan-contacts.ts";
import { readContactsCsv } from "../model/directory/read-contacts-csv.ts";
import { contactLine, contactsHead } from "./contacts-as-csv.ts";

test("ANN-11 ANN-12: a directory that went out as a table comes back as it was, formulas and lines of notes included", () => {
  const people = [
    contactWith({ lastName: "Dupont", firstName: "Jeanne", numbers: [{ kind: "mobile", number: "+33612345678" }] }),
    contactWith({
      ...{ id: "22222222-2222-4222-8222-222222222222", lastName: "=1+1", company: 'A; "B"', notes: "un\ndeux" },
      mails: ["a@b.fr", "c@d.fr"],
      numbers: [
        { kind: "work", number: "+33122334455" },
        { kind: "work", number: "+442079460018" },
        { kind: "other", number: "3631" },
      ],
    }),
  ];
  const table = contactsHead() + people.map(contactLine).join("");

  expect(table.startsWith("\ufeffNom;Prénom;Société;Travail;Mobile;")).toBe(true);
  expect(table).toContain("Dupont;Jeanne;;;06 12 34 56 78;");
  expect(table).toContain("'=1+1;");
  const read = readContactsCsv(table);
  expect(read.kind === "contacts" && planContacts(people, read.contacts).lines).toMatchObject([
    { outcome: "same" },
    { outcome: "same" },
  ]);
});
