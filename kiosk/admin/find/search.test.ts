import { describe, expect, test } from "vitest";
import { type Entry, search } from "./search.ts";

const entry = (group: string, to: string, title: readonly string[], also: readonly string[] = []): Entry => ({
  group,
  to,
  title,
  also,
});

const office: readonly Entry[] = [
  entry("Pages", "/musiques", ["Musiques d'attente"]),
  entry("Pages", "/postes", ["Postes"], ["Adresse MAC"]),
  entry("Postes", "/postes/201", ["201", "Gérant"], ["E434D7300542", "192.168.1.21", "Siège"]),
  entry("Postes", "/postes/202", ["202", "Secrétaire"], ["Lyon"]),
  entry("Postes", "/postes/2010", ["2010", "L'atelier – Été"], []),
  entry("Lignes", "/lignes/900", ["900", "Opérateur"], ["0122334455", "sip.operateur.example"]),
  entry("Numéros externes", "/numeros-externes/x", ["+33612345678", "Plombier"]),
];

const found = (typed: string) => search(office, typed).flatMap((group) => group.found.map(({ entry: one }) => one.to));

describe("the search across everything", () => {
  test("finds a name by the beginning of its words, whatever the accents", () => {
    expect(found("gerant")).toEqual(["/postes/201"]);
    expect(found("SECR")).toEqual(["/postes/202"]);
    expect(found("ete atel")).toEqual(["/postes/2010"]);
    expect(found("érant")).toEqual([]);
  });

  test("finds a number, the whole one first", () => {
    expect(found("201")).toEqual(["/postes/201", "/postes/2010"]);
    expect(found("20")).toEqual(["/postes/201", "/postes/202", "/postes/2010"]);
  });

  test.each([
    "01 22 33 44 55",
    "01.22.33.44.55",
    "+33 1 22 33 44 55",
    "+33 (0)1 22 33 44 55",
    "0033122334455",
    "01-22 33",
    "3344",
  ])("finds the line with 0122334455 when %s is typed", (typed) => {
    expect(found(typed)).toEqual(["/lignes/900"]);
  });

  test.each(["06 12 34 56 78", "+33612345678", "0033 6 12"])("finds the mobile when %s is typed", (typed) => {
    expect(found(typed)).toEqual(["/numeros-externes/x"]);
  });

  test.each(["E4:34:D7:30:05:42", "e4-34-d7-30-05-42", "e434.d730.0542", "E434D7", "300542"])(
    "finds the telephone with the MAC address %s",
    (typed) => {
      const [group] = search(office, typed);

      expect(group?.found).toMatchObject([{ entry: { to: "/postes/201" }, by: "E434D7300542" }]);
    },
  );

  test("finds a page by its own words and by those of its fields", () => {
    expect(found("musique")).toEqual(["/musiques"]);
    expect(search(office, "adresse mac")).toMatchObject([{ found: [{ entry: { to: "/postes" }, by: "Adresse MAC" }] }]);
  });

  test("finds by two words that stand in different fields", () => {
    expect(found("secrétaire lyon")).toEqual(["/postes/202"]);
    expect(found("gérant lyon")).toEqual([]);
  });

  test("nothing is found of nothing", () => {
    expect(found("")).toEqual([]);
    expect(found("  - ")).toEqual([]);
    expect(found("zzz")).toEqual([]);
  });

  test("shows the first of many, and says how many more there are", () => {
    const many = Array.from({ length: 50 }, (_, n) =>
      entry("Postes", `/postes/${300 + n}`, [String(300 + n), "Bureau"]),
    );

    expect(search(many, "bureau")).toMatchObject([{ group: "Postes", more: 44 }]);
    expect(search(many, "bureau")[0]?.found).toHaveLength(6);
  });
});
