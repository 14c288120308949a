import fc from "fast-check";
import { expect, test } from "vitest";
import { reason } from "../model/reason.ts";
import type { CallRecord } from "./call-record.ts";
import { CSV_SEPARATORS, type CsvSeparator } from "./csv-line.ts";
import { csvHead, csvLine } from "./records-as-csv.ts";

const quality = {
  codec: "PCMA",
  packetsReceived: 3000,
  packetsSent: 3000,
  packetsLost: 3,
  packetsLostFar: 0,
  jitterMs: 1.5,
  roundTripMs: 12,
  mos: 4.31,
};

const record: CallRecord = {
  call: "c-1",
  revision: 7,
  caller: { number: "201", name: 'Le "patron"; =1+1' },
  dialled: "0122334400",
  answeredBy: "0122334400",
  startedAt: 0,
  answeredAt: 5_000,
  endedAt: 65_400,
  outcome: "answered",
  reasons: [reason("by-rule", { place: 1, trunk: "900", number: "+33122334400" })],
  legs: [
    {
      leg: 2,
      direction: "in",
      number: "201",
      trunk: null,
      userAgent: "",
      startedAt: 0,
      ringingAt: null,
      answeredAt: 5_000,
      endedAt: 65_400,
      cause: "normal",
      status: 0,
      quality,
    },
    {
      leg: 1,
      direction: "out",
      number: "0122334400",
      trunk: "900",
      userAgent: "",
      startedAt: 0,
      ringingAt: null,
      answeredAt: null,
      endedAt: 1_000,
      cause: "congestion",
      status: 503,
      quality: null,
    },
    {
      leg: 3,
      direction: "out",
      number: "0122334400",
      trunk: "901",
      userAgent: "",
      startedAt: 1_000,
      ringingAt: 2_000,
      answeredAt: 5_000,
      endedAt: 65_400,
      cause: "normal",
      status: 0,
      quality: { ...quality, mos: 3.96 },
    },
  ],
};

const french = { separator: "semicolon", timeZone: "Europe/Paris" } as const;

/** The table as a spreadsheet reads it (RFC 4180). */
function cellsOf(text: string, separator: CsvSeparator): string[] {
  const sign = CSV_SEPARATORS[separator];
  const cells: string[] = [];
  let rest = text.replace(/\r\n$/, "");
  for (;;) {
    const [whole = "", quoted] = /^"((?:[^"]|"")*)"/.exec(rest) ?? [];
    const cell = quoted === undefined ? (rest.split(sign)[0] ?? "") : whole;
    cells.push(quoted === undefined ? cell : quoted.replaceAll('""', '"'));
    rest = rest.slice(cell.length);
    if (!rest.startsWith(sign)) return cells;
    rest = rest.slice(1);
  }
}

test("STA-06 A-42: one line a call, for a French spreadsheet: local times, numbers that keep their 0, a comma in figures", () => {
  const titles = cellsOf(csvHead(french), "semicolon");
  const row = cellsOf(csvLine(record, french), "semicolon");

  expect(csvHead(french)).toMatch(/^\ufeffappel;début;.*\r\n$/);
  expect(Object.fromEntries(titles.map((title, at) => [title.replace("\ufeff", ""), row[at]]))).toEqual({
    appel: "c-1",
    début: "1970-01-01 01:00:00",
    réponse: "1970-01-01 01:00:05",
    fin: "1970-01-01 01:01:05",
    "sonnerie (s)": "5",
    "durée (s)": "60",
    sens: "sortant",
    appelant: "201",
    nom: 'Le "patron"; =1+1',
    appelé: "01 22 33 44 00",
    "répondu par": "01 22 33 44 00",
    résultat: "répondu",
    lignes: "900 901",
    branches:
      "de 201 : terminé | vers 01 22 33 44 00 par 900 : encombrement (503) | vers 01 22 33 44 00 par 901 : terminé",
    "qualité (MOS)": "4,0",
    raisons: expect.stringContaining("900"),
    révision: "7",
  });
});

test.each(["comma", "tab"] as const)("with %s between them, figures have a point", (separator) => {
  expect(cellsOf(csvLine(record, { ...french, separator }), separator)).toContain("4.0");
});

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\n=1"])("%j is text in a spreadsheet, not a formula", (name) => {
  const row = cellsOf(csvLine({ ...record, caller: { number: "201", name } }, french), "semicolon");

  expect(row).toContain(`'${name}`);
});

test("whatever somebody calls himself stays in its cell", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(..."ab\";,\t\r\n='é ") }),
      fc.constantFrom<CsvSeparator>("semicolon", "comma", "tab"),
      (name, separator) => {
        const row = cellsOf(
          csvLine({ ...record, caller: { number: "201", name } }, { ...french, separator }),
          separator,
        );

        expect(row).toHaveLength(cellsOf(csvHead({ separator }), separator).length);
        expect(row[8]?.replace(/^'/, "")).toBe(name.replace(/^'/, ""));
      },
    ),
  );
});
