import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { storeContract } from "../../daemon/contracts/store.ts";
import { connect } from "../../daemon/kit/rpc.ts";
import { type ApiClient, signedIn } from "../rig/api-client.ts";
import { openLive } from "../rig/live-socket.ts";
import { useBox } from "../rig/with-box.ts";

const box = useBox();

const at = "/api/v1/directory/contacts";
const file = { "content-type": "application/octet-stream" };

interface Shown {
  readonly id: string;
  readonly lastName: string;
}

async function add(client: ApiClient, body: object): Promise<Shown> {
  const answer = await client.ask("POST", at, { body });
  expect(answer.status).toBe(201);
  return answer.json as Shown;
}

async function names(client: ApiClient, search: string): Promise<readonly string[]> {
  const { json } = await client.ask("GET", `${at}?search=${encodeURIComponent(search)}`);
  return (json as { items: Shown[] }).items.map(({ lastName }) => lastName);
}

describe("MEX-05: the directory by the API", () => {
  test("a contact is added, found, changed by who has seen him, and removed; no configuration changes", async () => {
    using client = await signedIn(box());
    const revision = async () => (await client.ask("GET", "/api/v1/revisions?limit=1")).text;
    const before = await revision();
    const numbers = [{ kind: "work", number: "01 22 33 44 55" }];

    const { id } = await add(client, { lastName: "Lefèvre", firstName: "Éléonore", numbers });
    const one = await client.ask("GET", `${at}/${id}`);
    expect(one).toMatchObject({
      status: 200,
      fields: { etag: '"1"' },
      json: { lastName: "Lefèvre", createdBy: "admin", numbers: [{ kind: "work", number: "+33122334455" }] },
    });
    expect(await names(client, "lefevre")).toEqual(["Lefèvre"]);
    expect(await names(client, "0122 33")).toEqual(["Lefèvre"]);

    const change = (tag: string | null, body: object) =>
      client.ask("PUT", `${at}/${id}`, { body, fields: tag === null ? {} : { "if-match": tag } });
    expect(await change(null, { notes: "un" })).toMatchObject({ status: 428, json: { code: "if-match-missing" } });
    expect(await change('"1"', { notes: "un" })).toMatchObject({ status: 200, fields: { etag: '"2"' } });
    for (const stale of ['"1"', 'W/"2"', '"x"']) {
      expect(await change(stale, { notes: "deux" })).toMatchObject({ status: 412, json: { code: "changed-since" } });
    }
    expect(await change('"2"', { numbers: [{ kind: "work", number: "01 22" }] })).toMatchObject({
      status: 422,
      json: { issues: [{ path: "/numbers/0/number", code: "number-too-short" }] },
    });
    expect((await client.ask("GET", `${at}/${id}`)).json).toMatchObject({ notes: "un", lastName: "Lefèvre" });

    expect((await client.ask("DELETE", `${at}/${id}`, { fields: { "if-match": '"1"' } })).status).toBe(412);
    expect(await client.ask("DELETE", `${at}/${id}`, { fields: { "if-match": '"2"' } })).toMatchObject({ status: 200 });
    expect((await client.ask("GET", `${at}/${id}`)).status).toBe(404);
    expect((await client.ask("DELETE", `${at}/${id}`)).status).toBe(404);
    expect(await revision()).toBe(before);
  });

  test("several are removed at once", async () => {
    using client = await signedIn(box());
    const two = [await add(client, { lastName: "Ensemble" }), await add(client, { lastName: "Ensemble" })];
    const contacts = two.map(({ id }) => id);

    expect(await client.ask("POST", "/api/v1/directory/remove", { body: { contacts } })).toMatchObject({
      json: { count: 2 },
    });
    expect(await names(client, "ensemble")).toEqual([]);
  });

  test("a table is tried line by line, saved whole or not at all, and comes out again", async () => {
    using client = await signedIn(box());
    const bring = (raw: string | Uint8Array, query: string) =>
      client.ask("POST", `/api/v1/directory/import?${query}`, { raw, fields: file });
    const wrong = "Nom;Mobile;Photo\r\nImporté;06 11 22 33 44;x\r\nMal importé;06 11;\r\n";

    expect(await bring(wrong, "format=csv&try=1")).toMatchObject({
      status: 200,
      json: {
        saved: false,
        leftOut: ["Photo"],
        lines: [
          { line: 2, name: "Importé", outcome: "add" },
          { line: 3, name: "Mal importé", outcome: "wrong", issues: [{ path: "/numbers/0/number" }] },
        ],
      },
    });
    expect(await bring(wrong, "format=csv")).toMatchObject({
      status: 422,
      json: { issues: [{ path: "/3/numbers/0/number" }] },
    });
    expect(await names(client, "importe")).toEqual([]);
    expect(await bring("Nom;Mobile\r\nImporté;06 11 22 33 44\r\n", "format=csv")).toMatchObject({
      json: { saved: true },
    });
    expect(await bring('Nom\r\n"', "format=csv")).toMatchObject({
      status: 422,
      json: { issues: [{ code: "csv-unclosed-quote" }] },
    });
    expect((await bring("x", "format=xls")).status).toBe(400);

    const table = await client.ask("GET", "/api/v1/directory.csv");
    expect(table).toMatchObject({
      status: 200,
      fields: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": 'attachment; filename="annuaire.csv"',
      },
    });
    expect(table.text).toContain("\r\nImporté;;;;06 11 22 33 44;");
    const again = (await bring(table.text, "format=csv&try=1")).json as { lines: { outcome: string }[] };
    expect(new Set(again.lines.map(({ outcome }) => outcome))).toEqual(new Set(["same"]));
  });

  test("a table that is no table, or longer than can be handed on at once, is refused with the reason", async () => {
    using client = await signedIn(box());
    const bring = (raw: Buffer) => client.ask("POST", "/api/v1/directory/import?format=csv&try=1", { raw });

    expect(await bring(Buffer.from(`Nom${";x".repeat(1_000_000)}`))).toMatchObject({
      status: 422,
      json: { issues: [{ code: "csv-too-many-columns" }] },
    });
    // Of a French Windows: each of these is two bytes once it is understood.
    const long = Buffer.from(`Nom;Notes\r\n${`A;${"é".repeat(30_000)}\r\n`.repeat(400)}`, "latin1");
    expect(await bring(long)).toMatchObject({ status: 413, json: { code: "too-large" } });
  });

  test("cards come in and go out", async () => {
    using client = await signedIn(box());
    const card = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Fiche;Luc;;;\r\nTEL;TYPE=CELL:+33 6 22 33 44 55\r\nEND:VCARD\r\n";
    const bring = (raw: string, query: string) =>
      client.ask("POST", `/api/v1/directory/import?${query}`, { raw, fields: file });

    expect(await bring(card, "format=vcard")).toMatchObject({ json: { saved: true, lines: [{ name: "Fiche Luc" }] } });
    expect(await bring("Nom\r\nPetit\r\n", "format=vcard")).toMatchObject({
      status: 422,
      json: { issues: [{ code: "vcard-none" }] },
    });

    const cards = await client.ask("GET", "/api/v1/directory.vcf");
    expect(cards.fields["content-type"]).toBe("text/vcard; charset=utf-8");
    expect(cards.text).toContain("\r\nN:Fiche;Luc;;;\r\nFN:Luc Fiche\r\nTEL;TYPE=CELL,VOICE:+33622334455\r\n");
    expect(await bring(cards.text, "format=vcard&try=1")).toMatchObject({ status: 200 });
    const audit = (await client.ask("GET", "/api/v1/audit?limit=50")).text;
    expect(audit).toContain('"action":"directory.export"');
    expect(audit).toContain('"action":"contact.import"');
  });

  test("who listens is told that it has changed", async () => {
    using client = await signedIn(box());
    using ear = await openLive(box(), { Origin: client.origin, Cookie: client.cookie ?? "" });
    await ear.sees("the picture", (entries) => "directory" in entries);
    const first = JSON.stringify(ear.entries().directory);

    await add(client, { company: "Entendu" });

    await ear.sees("the change", ({ directory }) => JSON.stringify(directory) !== first);
  });

  test("the journal has the name of a number outside beside it, however the line wrote it", async () => {
    using client = await signedIn(box());
    await add(client, { firstName: "Anne", lastName: "Zola", numbers: [{ kind: "mobile", number: "06 77 88 99 00" }] });
    const record = (call: string, caller: string, dialled: string) => ({
      ...{ call, revision: 1, caller: { number: caller, name: "" }, dialled, answeredBy: null, startedAt: Date.now() },
      ...{ answeredAt: null, endedAt: Date.now(), outcome: "cancelled", reasons: [], legs: [] },
    });
    const records = [
      record("c1", "+33677889900", "201"),
      record("c2", "201", "0677889900"),
      record("c3", "201", "202"),
    ];
    const store = await connect(join(box().home, "run", "store.sock"), storeContract);
    const facts = records.map((one, number) => ({ number, fact: { kind: "call-record", record: one } }));
    await store.call("facts.append", { producer: "test", facts });
    store.close();

    const { json } = await client.ask("GET", "/api/v1/records");

    const { items } = json as { items: { call: string; names?: object }[] };
    expect(Object.fromEntries(items.map(({ call, names }) => [call, names]))).toEqual({
      c1: { "+33677889900": "Anne Zola" },
      c2: { "0677889900": "Anne Zola" },
      c3: undefined,
    });
  });
});
