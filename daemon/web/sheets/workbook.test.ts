import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { workbook } from "./workbook.ts";

async function partsOf(rows: readonly (readonly (string | number)[])[]): Promise<Readonly<Record<string, string>>> {
  const pieces: Uint8Array[] = [];
  for await (const piece of workbook("Statistiques", rows)) pieces.push(piece);
  const files = unzipSync(new Uint8Array(Buffer.concat(pieces)));
  return Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, strFromU8(bytes)]));
}

/** The cells of the sheet, as a spreadsheet reads them. */
async function cellsOf(rows: readonly (readonly (string | number)[])[]): Promise<(string | number)[][]> {
  const sheet = (await partsOf(rows))["xl/worksheets/sheet1.xml"] ?? "";
  return [...sheet.matchAll(/<row>(.*?)<\/row>/gs)].map(([, row = ""]) =>
    [...row.matchAll(/<c><v>(.*?)<\/v><\/c>|<t xml:space="preserve">(.*?)<\/t>/gs)].map(([, figure, text = ""]) =>
      figure === undefined ? unescaped(text) : Number(figure),
    ),
  );
}
const unescaped = (text: string): string =>
  text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&")
    .replaceAll(/_x([0-9A-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

test("STA-06 A-42: a workbook has its parts, titles in bold, figures that are figures and text that is text", async () => {
  const parts = await partsOf([
    ["jour", "émis"],
    ["2026-11-27", 7],
  ]);

  expect(Object.keys(parts)).toEqual([
    "[Content_Types].xml",
    "_rels/.rels",
    "xl/_rels/workbook.xml.rels",
    "xl/workbook.xml",
    "xl/styles.xml",
    "xl/worksheets/sheet1.xml",
  ]);
  expect(parts["xl/worksheets/sheet1.xml"]).toContain(
    '<c s="1" t="inlineStr"><is><t xml:space="preserve">émis</t></is></c>',
  );
  expect(parts["xl/worksheets/sheet1.xml"]).toContain("<c><v>7</v></c>");
});

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])("%j is text and marked so, not a formula", async (name) => {
  const sheet = (await partsOf([["nom"], [name]]))["xl/worksheets/sheet1.xml"];

  expect(sheet).toContain(`<c s="2" t="inlineStr"><is><t xml:space="preserve">${name}</t></is></c>`);
  expect(sheet).not.toContain("<f>");
});

test("whatever somebody is called stays in his cell, also in a long sheet", async () => {
  const text = fc.string({ unit: fc.constantFrom(..."ab<&>\"'=_x00041_é \n]") });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.oneof(text, fc.nat()), { minLength: 1 }), { maxLength: 700 }),
      async (rows) => {
        expect(await cellsOf(rows)).toEqual(rows);
      },
    ),
    { numRuns: 30 },
  );
});

test("what may not stand in XML is replaced", async () => {
  expect(await cellsOf([["a\u0000b\u001f\ufffe\ud800c"]])).toEqual([["a\ufffdb\ufffd\ufffd\ufffdc"]]);
});
