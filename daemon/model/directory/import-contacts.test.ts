import { describe, expect, test } from "vitest";
import { type Contact, MOST_CONTACTS } from "./contact.ts";
import { contactWith } from "./directory.fixture.ts";
import { planContacts } from "./plan-contacts.ts";
import { readContactsCsv } from "./read-contacts-csv.ts";

const known = contactWith({
  ...{ lastName: "Dupont", firstName: "Jeanne", company: "Boulangerie", notes: "Ferme le lundi" },
  numbers: [
    { kind: "work", number: "+33122334455" },
    { kind: "mobile", number: "+33612345678" },
  ],
  mails: ["jeanne@exemple.fr"],
});

function planned(text: string, existing: readonly Contact[] = [known]) {
  const read = readContactsCsv(text);
  if (read.kind === "refused") throw new Error(read.issue.message);
  return planContacts(existing, read.contacts);
}

const outcomes = (text: string, existing?: readonly Contact[]) =>
  planned(text, existing).lines.map(({ line, name, outcome }) => [line, name, outcome]);

describe("ANN-12 MEX-05: a table of contacts", () => {
  test("adds whom it does not know, changes whom it knows, and removes nobody", () => {
    const plan = planned(
      "Nom;Prénom;Société;Mobile\r\nDUPONT;jeanne;Boulangerie;06 98 76 54 32\r\nPetit;Luc;;07 00 00 00 01, 0033 6 11 22 33 44\r\n",
    );

    expect(plan.lines.map(({ outcome }) => outcome)).toEqual(["change", "add"]);
    expect(plan.changed.get(known.id)).toMatchObject({
      notes: "Ferme le lundi",
      mails: ["jeanne@exemple.fr"],
      numbers: [
        { kind: "work", number: "+33122334455" },
        { kind: "mobile", number: "+33698765432" },
      ],
    });
    expect(plan.added).toMatchObject([
      { lastName: "Petit", numbers: [{ number: "+33700000001" }, { number: "+33611223344" }] },
    ]);
  });

  test("says what is wrong with a line, and with which", () => {
    const { lines } = planned("Nom;Travail\n;01 22 33 44 55\nPetit;01 22\n");

    expect(lines).toMatchObject([
      { line: 2, outcome: "wrong", issues: [{ code: "nameless" }] },
      { line: 3, name: "Petit", outcome: "wrong", issues: [{ path: "/numbers/0/number", code: "number-too-short" }] },
    ]);
  });

  test("with the id of a contact may give him another name, and empty what it has a column for", () => {
    const plan = planned(`Nom;Prénom;Société;Mail;Identifiant\nDurand;Jeanne;;;${known.id}\n`);

    expect(plan.changed.get(known.id)).toMatchObject({
      lastName: "Durand",
      company: "",
      mails: [],
      notes: known.notes,
    });
  });

  test("of two lines about one contact keeps both", () => {
    const plan = planned("Nom;Mobile;Notes\nPetit;0611111111;un\nPetit;0622222222;deux\n");

    expect(plan.added).toMatchObject([
      { lastName: "Petit", numbers: [{ number: "+33611111111" }, { number: "+33622222222" }], notes: "un\ndeux" },
    ]);
    expect(outcomes("Nom;Mobile\nPetit;0611111111\nPetit;0611111111\n").map(([, , outcome]) => outcome)).toEqual([
      "add",
      "same",
    ]);
  });

  test("changes none of two who have the same name: it cannot say which", () => {
    const twins = [known, contactWith({ ...known, id: "22222222-2222-4222-8222-222222222222" })];

    expect(outcomes("Nom;Prénom;Société\nDupont;Jeanne;Boulangerie\n", twins)).toEqual([[2, "Dupont Jeanne", "add"]]);
  });

  test("is read as Outlook writes it, and says what it leaves out", () => {
    const read = readContactsCsv(
      '"First Name","Last Name","Company","Business Phone","Spouse"\n"Luc","Petit","","+33 1 22 33 44 55","Anne"\n',
    );

    expect(read).toMatchObject({
      leftOut: ["Spouse"],
      contacts: [{ line: 2, lastName: "Petit", firstName: "Luc", numbers: [{ kind: "work" }] }],
    });
  });

  test("without a name among its titles is none", () => {
    expect(readContactsCsv("Téléphone\n0122334455\n")).toMatchObject({
      kind: "refused",
      issue: { code: "csv-no-name-column" },
    });
    expect(readContactsCsv("")).toMatchObject({ kind: "refused", issue: { code: "csv-empty" } });
  });

  test("fills a directory to its limit and no further", () => {
    const many = Array.from({ length: MOST_CONTACTS - 1 }, (_, index) =>
      contactWith({ id: `11111111-1111-4111-8111-${String(index).padStart(12, "0")}`, lastName: `N${index}` }),
    );

    expect(planned("Nom\nA\nB\n", many).lines).toMatchObject([
      { outcome: "add" },
      { outcome: "wrong", issues: [{ code: "directory-full" }] },
    ]);
  });
});
