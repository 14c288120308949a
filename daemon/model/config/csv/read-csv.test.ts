import { describe, expect, test } from "vitest";
import { decodeCsv, readCsv } from "./read-csv.ts";

const cells = (text: string) => {
  const read = readCsv(text);
  return read.kind === "table" ? read.rows.map(({ cells }) => cells) : read;
};

describe("a table of a spreadsheet", () => {
  test("is read whatever stands between its cells", () => {
    const table = [
      ["Numéro", "Nom"],
      ["201", "Gérant"],
    ];
    expect(cells("Numéro;Nom\r\n201;Gérant\r\n")).toEqual(table);
    expect(cells("Numéro,Nom\n201,Gérant")).toEqual(table);
    expect(cells("Numéro\tNom\r201\tGérant\r")).toEqual(table);
    expect(cells("sep=,\r\nNuméro,Nom\r\n201,Gérant\r\n")).toEqual(table);
    expect(cells('"a;b",Nom\n1,2')).toEqual([
      ["a;b", "Nom"],
      ["1", "2"],
    ]);
  });

  test("keeps quotes, separators and ends of lines that stand in a cell", () => {
    expect(cells('Nom;Note\n"Le ""grand"" ; bureau";"deux\r\nlignes"\n')).toEqual([
      ["Nom", "Note"],
      ['Le "grand" ; bureau', "deux\nlignes"],
    ]);
  });

  test("says of each row on which line of the file it begins", () => {
    const read = readCsv('sep=;\nNom\n"a\nb"\n\n;;\nc\n');
    expect(read.kind === "table" && read.rows.map(({ line }) => line)).toEqual([2, 3, 7]);
  });

  test("that cannot be told apart is refused, with the line", () => {
    expect(readCsv("")).toEqual({ kind: "refused", why: "empty", line: 1 });
    expect(readCsv("\ufeff ; \r\n")).toEqual({ kind: "refused", why: "empty", line: 1 });
    expect(readCsv('Nom\n"ouvert\n201\n')).toEqual({ kind: "refused", why: "unclosed-quote", line: 2 });
    expect(readCsv("1\n".repeat(6_000))).toMatchObject({ kind: "refused", why: "too-many-lines" });
  });

  test("that no spreadsheet wrote is refused before it costs anything: columns or a cell without end", () => {
    expect(readCsv(`Numéro;Nom\n201${";x".repeat(100_000)}`)).toEqual({
      kind: "refused",
      why: "too-many-columns",
      line: 2,
    });
    expect(readCsv(`Nom\n${"a".repeat(40_000)}`)).toEqual({ kind: "refused", why: "cell-too-long", line: 2 });
    expect(readCsv(`Nom\n"${"a\n".repeat(40_000)}`)).toEqual({ kind: "refused", why: "cell-too-long", line: 2 });
    expect(readCsv(`Nom\n${"a".repeat(32_767)}${";".repeat(499)}`)).toMatchObject({ kind: "table" });
  });

  test("is understood as Excel saves it: with its mark, of Windows, in Unicode", () => {
    expect(decodeCsv(new TextEncoder().encode("\ufeffGérant"))).toBe("Gérant");
    expect(decodeCsv(new TextEncoder().encode("Gérant"))).toBe("Gérant");
    expect(decodeCsv(Uint8Array.of(0x47, 0xe9, 0x72, 0x80, 0x81, 0x9f))).toBe("Gér€\u0081Ÿ");
    expect(decodeCsv(Uint8Array.of(0xff, 0xfe, 0x47, 0, 0xe9, 0))).toBe("Gé");
  });
});
