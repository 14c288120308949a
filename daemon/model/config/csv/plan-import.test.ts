import { describe, expect, test } from "vitest";
import type { ConfigurationDocument } from "../document.ts";
import { factoryDocument } from "../factory.ts";
import { readDocument } from "../read-document.ts";
import { writeCell } from "./csv-cells.ts";
import { type CsvCollection, csvColumns } from "./csv-columns.ts";
import { planImport } from "./plan-import.ts";

const factory = (): ConfigurationDocument => {
  const read = readDocument(factoryDocument());
  if (read.kind !== "ok") throw new Error("the factory's own document is refused");
  return read.document;
};
const plan = (text: string, name: CsvCollection = "extensions", saved = factory()) => {
  const made = planImport(saved, name, text);
  if (made.kind === "refused") throw new Error(made.issue.message);
  return made;
};
const outcomes = (text: string, name?: CsvCollection) => plan(text, name).lines.map(({ outcome }) => outcome);
const codes = (text: string, name?: CsvCollection) =>
  plan(text, name).lines.map(({ issues }) => issues.map(({ path, code }) => `${path} ${code}`));

describe("a table that is imported", () => {
  test("GAP-33: changes numbers that are there, adds the others, and removes none", () => {
    const { document, lines, unknownColumns } = plan(
      "Numéro;Nom;Adresse MAC;Remarque\r\n201;Gérant;e4:34:d7:30:05:42;\r\n240;Accueil;;nouveau\r\n",
    );

    expect(lines.map(({ line, number, outcome }) => [line, number, outcome])).toEqual([
      [2, "201", "change"],
      [3, "240", "add"],
    ]);
    expect(unknownColumns).toEqual(["Remarque"]);
    const read = readDocument(document);
    expect(read.kind === "ok" && read.document.extensions.map(({ number, name }) => [number, name])).toEqual([
      ["201", "Gérant"],
      ["202", "Poste 202"],
      ["203", "Poste 203"],
      ["204", "Poste 204"],
      ["205", "Poste 205"],
      ["240", "Accueil"],
    ]);
    expect(read.kind === "ok" && read.document.extensions[0]?.macAddress).toBe("E434D7300542");
  });

  test("knows its columns by their title, in French or English, or by the field, capitals and accents aside", () => {
    expect(outcomes("NUMERO,nom\n240,Accueil")).toEqual(["add"]);
    expect(outcomes("Number\tName\n240\tReception")).toEqual(["add"]);
    expect(outcomes("number;name;hidesNumber\n201;Poste 201;non")).toEqual(["same"]);
    expect(planImport(factory(), "extensions", "Nom;Poste\nGérant;201")).toMatchObject({
      kind: "refused",
      issue: { code: "csv-no-number-column" },
    });
  });

  test("says of every line what is wrong with it, and of the office as a whole too", () => {
    expect(outcomes("Numéro;Nom\n240;Accueil\nabc;Rien\n241;\n240;Deux fois")).toEqual([
      "add",
      "wrong",
      "wrong",
      "wrong",
    ]);
    expect(codes("Numéro;Nom\n800;Général")).toEqual([[expect.stringContaining("/number")]]);
    expect(codes("Numéro;Nom;Délai de non réponse\n201;Gérant;bientôt")).toEqual([
      [expect.stringContaining("/ringSeconds")],
    ]);
    expect(codes("Numéro;Nom;Site géographique\n201;Gérant;Nulle part")).toEqual([[expect.stringContaining("/site")]]);
  });

  test("EXT-03: a number in pairs is taken as it is meant, and one that a spreadsheet robbed of its 0 is told", () => {
    expect(plan("Numéro;Nom\n06 01 02 03 04;Gérant", "external-numbers").lines).toMatchObject([
      { number: "0601020304", outcome: "add" },
    ]);
    expect(codes("Numéro;Nom\n601020304;Gérant", "external-numbers")).toEqual([["/number csv-lost-zero"]]);
    expect(outcomes("Numéro abrégé;Numéro complet\n501;0601020304", "short-numbers")).toEqual(["add"]);
  });

  test("GAP-33 POS-07: has the kind of a poste in words, and MAC addresses that no spreadsheet takes for figures", () => {
    const cell = (field: string, value: string) => {
      const column = csvColumns("extensions").find((one) => one.field === field);
      return column && writeCell(column, value);
    };

    expect([cell("macAddress", "000E08123456"), cell("kind", "extended")]).toEqual(["00:0E:08:12:34:56", "étendu"]);
    expect(outcomes("Numéro;Type\n201;Étendu\n202;extended\n203;simple")).toEqual(["same", "same", "change"]);
    expect(codes("Numéro;Type\n201;grand")).toEqual([[expect.stringContaining("/kind")]]);
  });

  test("that was exported comes back as it was, formulas and all", () => {
    const saved = factory();
    const extensions = saved.extensions.map((one, index) => (index === 0 ? { ...one, name: "=HYPERLINK(1)" } : one));
    const columns = csvColumns("extensions");
    const neutral = (cell: string) => (/^[=+\-@]/.test(cell) ? `'${cell}` : cell);
    const text = [
      columns.map(({ title }) => title.fr),
      ...extensions.map((one) =>
        columns.map((column) => neutral(writeCell(column, { ...one }[column.field as "name"]))),
      ),
    ]
      .map((cells) => cells.join(";"))
      .join("\r\n");

    expect(plan(text, "extensions", { ...saved, extensions }).lines.map(({ outcome }) => outcome)).toEqual(
      Array(5).fill("same"),
    );
  });
});
