import { describe, expect, test } from "vitest";
import { signedIn } from "../rig/api-client.ts";
import { useBox } from "../rig/with-box.ts";

const box = useBox();

const at = "/api/v1/tables/extensions";
const file = { "content-type": "application/octet-stream" };

describe("a list as a table", () => {
  test("GAP-33: is tried line by line before anything is saved, then saved as one revision", async () => {
    using client = await signedIn(box());
    const table = "Numéro;Nom\r\n201;Gérant\r\n240;Accueil\r\n";
    const revision = async () => (await client.ask("GET", "/api/v1/revisions?limit=1")).json;
    const before = await revision();

    const tried = await client.ask("POST", `${at}?try=1`, { raw: table, fields: file });
    expect(tried).toMatchObject({
      status: 200,
      json: {
        revision: null,
        lines: [
          { line: 2, number: "201", outcome: "change", issues: [] },
          { line: 3, number: "240", outcome: "add", issues: [] },
        ],
      },
    });
    expect(await revision()).toEqual(before);

    const saved = await client.ask("POST", at, { raw: table, fields: file });
    expect(saved).toMatchObject({ status: 200, json: { revision: expect.any(Number) } });
    expect(await revision()).toMatchObject({
      items: [{ author: "admin", note: "Postes : 2 lignes importées d'un tableau" }],
    });
    const again = await client.ask("POST", at, { raw: table, fields: file });
    expect(again).toMatchObject({
      status: 200,
      json: { revision: null, lines: [{ outcome: "same" }, { outcome: "same" }] },
    });
  });

  test("of which one line is wrong is not saved at all, and says which", async () => {
    using client = await signedIn(box());
    const table = "Numéro;Nom\r\n250;Accueil\r\n15;Les secours\r\n";

    const refused = await client.ask("POST", at, { raw: table, fields: file });

    expect(refused).toMatchObject({ status: 422, json: { issues: [{ path: "/3/number" }] } });
    expect((await client.ask("GET", "/api/v1/configuration/extensions/250")).status).toBe(404);
    expect(await client.ask("POST", at, { raw: "Nom\r\nAccueil\r\n", fields: file })).toMatchObject({
      status: 422,
      json: { issues: [{ code: "csv-no-number-column" }] },
    });
    expect((await client.ask("POST", at, { raw: Buffer.alloc(2 * 1024 * 1024 + 1, 0x3b), fields: file })).status).toBe(
      413,
    );
  });

  test("comes out as a spreadsheet opens it, with formulas as text and no password, and goes in again as it was", async () => {
    using client = await signedIn(box());
    const name = '=HYPERLINK("http://evil.example")';
    await client.ask("POST", "/api/v1/configuration/extensions", { body: { number: "260", name, kind: "simple" } });

    const out = await client.ask("GET", at);

    expect(out.fields["content-type"]).toBe("text/csv; charset=utf-8");
    expect(out.text.startsWith("\ufeffNuméro;Nom;Type;Adresse MAC;")).toBe(true);
    expect(out.text).toContain(`260;"'=HYPERLINK(""http://evil.example"")";simple;`);
    expect(out.text).not.toMatch(/mot de passe|password/i);
    const back = await client.ask("POST", `${at}?try=1`, { raw: out.text, fields: file });
    const { lines } = back.json as { lines: { outcome: string }[] };
    expect(new Set(lines.map(({ outcome }) => outcome))).toEqual(new Set(["same"]));
  });
});
