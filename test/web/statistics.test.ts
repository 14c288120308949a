import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import { leg } from "../../daemon/contracts/call-record.fixture.ts";
import type { CallRecord } from "../../daemon/contracts/call-record.ts";
import { storeContract } from "../../daemon/contracts/store.ts";
import { connect } from "../../daemon/kit/rpc.ts";
import { type ApiClient, signedIn } from "../rig/api-client.ts";
import { useBox } from "../rig/with-box.ts";

/** Figures of calls by the API, as a table for a spreadsheet, and on the command line, of a whole box. */

const box = useBox();
let client: ApiClient;

/** Calls of 202 from outside, and of 201 to 202, talked for so many seconds; nought: nobody answered. */
const received = (call: string, at: string, seconds: number, from: "outside" | "201" = "outside"): CallRecord => {
  const startedAt = Date.parse(at);
  const answeredAt = seconds === 0 ? null : startedAt + 3000;
  const endedAt = startedAt + 3000 + seconds * 1000;
  const times = { startedAt, answeredAt, endedAt };
  const [number, trunk] = from === "outside" ? ["0612345678", "900"] : [from, null];
  return {
    ...{ call, revision: 1, caller: { number, name: "" }, dialled: "202", ...times },
    ...{ answeredBy: seconds === 0 ? null : "202", outcome: seconds === 0 ? "no-answer" : "answered", reasons: [] },
    legs: [
      { ...leg("in", number, trunk), ...times },
      { ...leg("out", "202", null), ...times, ringingAt: startedAt, cause: seconds === 0 ? "no-answer" : "normal" },
    ],
  };
};

beforeAll(async () => {
  client = await signedIn(box());
  const names = { 201: '=HYPERLINK("https://evil.example")', 202: "Accueil" };
  for (const [number, name] of Object.entries(names)) {
    const { json, fields } = await client.ask("GET", `/api/v1/configuration/extensions/${number}`);
    const { object: extension } = json as { object: object };
    const change = { body: { ...extension, name }, fields: { "if-match": fields.etag ?? "" } };
    expect(await client.ask("PUT", `/api/v1/configuration/extensions/${number}`, change)).toMatchObject({
      status: 200,
    });
  }
  const store = await connect(join(box().home, "run", "store.sock"), storeContract);
  const records = [
    received("a", "2026-10-31T09:00:00Z", 60),
    received("b", "2026-11-02T09:00:00Z", 0),
    received("c", "2026-11-02T10:00:00Z", 30, "201"),
    received("d", "2026-11-02T10:30:00Z", 12),
    // 00:30 of the 3rd in Paris.
    received("e", "2026-11-02T23:30:00Z", 0),
  ];
  const facts = records.map((record, number) => ({ number, fact: { kind: "call-record", record } }));
  await store.call("facts.append", { producer: "statistics-test", facts });
  store.close();
  return () => client[Symbol.dispose]();
});

const figures = async (query: string) => {
  const { json, status } = await client.ask("GET", `/api/v1/statistics?${query}`);
  expect(status).toBe(200);
  return (json as { items: { period: string; number: string }[] }).items;
};

describe("figures of calls", () => {
  test("STA-02 STA-05: of the office by day, by the clocks of the office", async () => {
    expect(await figures("from=2026-11-01&to=2026-11-30")).toEqual([
      {
        ...{ period: "2026-11-02", number: "", name: "", emitted: 1, reached: 1, answered: 2, missed: 1 },
        ...{ refused: 0, elsewhere: 0, talkSeconds: 42, waitSeconds: 6 },
      },
      {
        ...{ period: "2026-11-03", number: "", name: "", emitted: 0, reached: 0, answered: 0, missed: 1 },
        ...{ refused: 0, elsewhere: 0, talkSeconds: 0, waitSeconds: 0 },
      },
    ]);
  });

  test("STA-03 STA-04: of extensions and of lines; inside, outside, or both; by month, by hour and in all", async () => {
    const whole = "from=2026-10-01&to=2026-11-30";

    expect(await figures(`${whole}&of=extension&by=total&numbers=202`)).toMatchObject([{ answered: 3, missed: 2 }]);
    expect(await figures(`${whole}&of=extension&by=total&numbers=202&origin=inside`)).toMatchObject([{ answered: 1 }]);
    expect(await figures(`${whole}&of=line&by=month`)).toMatchObject([
      { period: "2026-10", number: "900", answered: 1, missed: 0 },
      { period: "2026-11", number: "900", answered: 1, missed: 2 },
    ]);
    const hours = await figures(`${whole}&by=hour&origin=outside`);
    expect(hours.map(({ period }) => period)).toEqual(["00", "10", "11"]);
  });

  test("STA-02: only the kinds that are asked for", async () => {
    const [first] = await figures("from=2026-11-02&to=2026-11-02&kinds=missed");

    expect(first).toEqual({
      ...{ period: "2026-11-02", number: "", name: "", missed: 1, refused: 0, elsewhere: 0, talkSeconds: 42 },
    });
  });

  test("a day that is none, and a kind that is none, are refused", async () => {
    expect(await client.ask("GET", "/api/v1/statistics?from=2026-02-30&to=2026-03-01")).toMatchObject({
      ...{ status: 400, json: { code: "no-such-day" } },
    });
    expect((await client.ask("GET", "/api/v1/statistics?from=2026-03-01&to=2026-03-01&kinds=all")).status).toBe(400);
    expect((await client.ask("GET", "/api/v1/statistics")).status).toBe(400);
  });
});

describe("figures as a file", () => {
  const query = "from=2026-11-01&to=2026-11-30&of=extension&by=total";

  test("STA-06 A-42: as CSV they open in a French spreadsheet, and no name becomes a formula", async () => {
    const answer = await client.ask("GET", `/api/v1/statistics.csv?${query}&kinds=emitted`);

    expect(answer.fields).toMatchObject({
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="statistiques.csv"',
    });
    expect(answer.text.split("\r\n")).toEqual([
      "\ufeffposte;nom;émis;dont aboutis;conversation (s)",
      `201;"'=HYPERLINK(""https://evil.example"")";1;1;30`,
      "202;Accueil;0;0;42",
      "",
    ]);
  });

  test("STA-06 A-42: as a workbook they have figures, and names that are text", async () => {
    const answer = await client.ask("GET", `/api/v1/statistics.xlsx?${query}`);

    expect(answer.fields).toMatchObject({
      "content-type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "content-disposition": 'attachment; filename="statistiques.xlsx"',
    });
    const sheet = strFromU8(unzipSync(answer.bytes)["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
    expect(sheet).toContain(">=HYPERLINK(&quot;https://evil.example&quot;)</t>");
    expect(sheet).toContain(">Accueil</t></is></c><c><v>0</v></c><c><v>0</v></c><c><v>2</v></c>");
    expect(sheet).not.toContain("<f>");
  });
});

test("STA-03: on the command line", async () => {
  const typed = ["statistics", "--from", "2026-11-01", "--to", "2026-11-30", "--of", "extension", "--by", "total"];

  expect((await box().sipleo(...typed)).output).toMatch(/^202 +Accueil +0 +0 +2 +2 +0 +0 +42 +6$/m);
});
