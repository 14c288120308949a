import { expect, test } from "vitest";
import type { CallRecord } from "./call-record.ts";
import { recordsAsCsv } from "./records-as-csv.ts";

const record: CallRecord = {
  call: "c-1",
  revision: 7,
  caller: { number: "+33612345678", name: 'Le "patron"; =1+1' },
  dialled: "0122334400",
  answeredBy: "201",
  startedAt: 0,
  answeredAt: 1_000,
  endedAt: 61_400,
  outcome: "answered",
  reasons: [],
  legs: [
    {
      leg: 2,
      direction: "in",
      number: "0612345678",
      trunk: "900",
      userAgent: "",
      startedAt: 0,
      ringingAt: null,
      answeredAt: 1_000,
      endedAt: 61_400,
      cause: "normal",
      status: 0,
      quality: null,
    },
  ],
};

test("A-42: one line a call, for a French spreadsheet", () => {
  const [head = "", line = ""] = recordsAsCsv([record]).split("\r\n");

  expect(head).toMatch(/^\ufeffappel;début;/);
  expect(line).toBe(
    `c-1;1970-01-01T00:00:00.000Z;1970-01-01T00:00:01.000Z;1970-01-01T00:01:01.400Z;60;'+33612345678;"Le ""patron""; =1+1";0122334400;201;answered;900;7`,
  );
});

test.each(["=1+1", "+1", "-1", "@SUM(A1)"])("%s is text in a spreadsheet, not a formula", (name) => {
  const csv = recordsAsCsv([{ ...record, caller: { number: "201", name } }]);

  expect(csv).toContain(`;'${name};`);
});
