import { setImmediate } from "node:timers/promises";
import { strToU8, Zip, ZipDeflate } from "fflate";
import { isLikeFormula } from "../../contracts/csv-line.ts";

type Cell = string | number;

/** Rows that are written at once: a few milliseconds, in which nobody else is served. */
const PORTION = 250;

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** Of the cells: ordinary, a title, and text that looks like a formula and is none, as Excel marks it. */
const STYLES = { ordinary: 0, title: 1, quoted: 2 } as const;

/** Excel insists on the first two fills, and on a font with a name. */
const STYLE_SHEET = [
  `<styleSheet xmlns="${MAIN}">`,
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>',
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
  '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>',
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/></cellXfs>',
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
].join("");

const relation = (id: number, type: string, target: string): string =>
  `<Relationship Id="rId${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
const relations = (...all: readonly string[]): string =>
  `<Relationships xmlns="${PACKAGE}/relationships">${all.join("")}</Relationships>`;
const override = (part: string, type: string): string =>
  `<Override PartName="${part}" ContentType="${TYPES}.${type}+xml"/>`;

/** The parts of a workbook of one sheet that are always the same (ECMA-376, part 1, §18). */
const parts = (name: string): Readonly<Record<string, string>> => ({
  "[Content_Types].xml": `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${override("/xl/workbook.xml", "sheet.main")}${override("/xl/worksheets/sheet1.xml", "worksheet")}${override("/xl/styles.xml", "styles")}</Types>`,
  "_rels/.rels": relations(relation(1, "officeDocument", "xl/workbook.xml")),
  "xl/_rels/workbook.xml.rels": relations(
    relation(1, "worksheet", "worksheets/sheet1.xml"),
    relation(2, "styles", "styles.xml"),
  ),
  "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="${escaped(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  "xl/styles.xml": STYLE_SHEET,
});

/** An Office Open XML workbook of one sheet, piece by piece: the first row are titles. Numbers are figures, text is text. */
export async function* workbook(name: string, rows: readonly (readonly Cell[])[]): AsyncGenerator<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error !== null) throw error;
    pieces.push(piece);
  });
  const part = (path: string): ((text: string, isLast: boolean) => void) => {
    const file = new ZipDeflate(path, { level: 6 });
    zip.add(file);
    return (text, isLast) => file.push(strToU8(text), isLast);
  };
  for (const [path, text] of Object.entries(parts(name))) part(path)(DECLARATION + text, true);

  const write = part("xl/worksheets/sheet1.xml");
  write(`${DECLARATION}<worksheet xmlns="${MAIN}"><sheetData>`, false);
  for (let at = 0; at < rows.length; at += PORTION) {
    const portion = rows.slice(at, at + PORTION);
    write(portion.map((row, index) => rowXml(row, at + index === 0)).join(""), false);
    yield* pieces.splice(0);
    await setImmediate();
  }
  write("</sheetData></worksheet>", true);
  zip.end();
  yield* pieces.splice(0);
}

const rowXml = (cells: readonly Cell[], isTitle: boolean): string =>
  `<row>${cells.map((cell) => cellXml(cell, isTitle)).join("")}</row>`;

function cellXml(value: Cell, isTitle: boolean): string {
  if (typeof value === "number") return `<c><v>${value}</v></c>`;
  const style = isTitle ? STYLES.title : isLikeFormula(value) ? STYLES.quoted : STYLES.ordinary;
  return `<c s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
}

/** As it may stand in XML 1.0 (§2.2); `_x0041_` is what the format itself escapes by (ECMA-376, part 1, §22.9.2.19). */
const escaped = (text: string): string =>
  text
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd")
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
