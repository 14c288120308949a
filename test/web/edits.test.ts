import { describe, expect, test } from "vitest";
import { type ApiClient, signedIn } from "../rig/api-client.ts";
import { numbersFrom, officeDocument } from "../rig/office.ts";
import { lineTo } from "../rig/operator.ts";
import { useBox } from "../rig/with-box.ts";

const box = useBox();

const poste = (number: string, name: string, more: object = {}) => ({
  number,
  name,
  kind: "extended",
  hidesNumber: false,
  simultaneousCalls: 255,
  maxDevices: null,
  ringSeconds: 30,
  macAddress: null,
  ipAddress: null,
  site: null,
  ...more,
});
const at = (number: string) => `/api/v1/configuration/extensions/${number}`;
const put = (client: ApiClient, number: string, body: object, tag: string | undefined) =>
  client.ask("PUT", at(number), { body, fields: { "if-match": tag ?? null } });

describe("an extension", () => {
  test("POS-04 POS-05: is added, read back, changed and renumbered to a number that is nobody else's, and every step is told in the revisions", async () => {
    using client = await signedIn(box());

    const added = await client.ask("POST", "/api/v1/configuration/extensions", {
      body: poste("206", " Accueil ", { macAddress: "e4:34:d7:30:05:42", sipPassword: "", password: "" }),
    });
    expect(added).toMatchObject({ status: 201, fields: { location: "/api/v1/configuration/extensions/206" } });
    const read = await client.ask("GET", at("206"));
    expect(read.json).toMatchObject({
      object: poste("206", "Accueil", { macAddress: "E434D7300542" }),
      references: [],
    });

    const changed = await put(client, "206", poste("206", "Standard"), read.fields.etag);
    expect(changed.status).toBe(200);
    const moved = await put(client, "206", poste("216", "Standard"), changed.fields.etag);
    expect(moved.status).toBe(200);

    expect(await put(client, "216", poste("201", "Standard"), moved.fields.etag)).toMatchObject({
      status: 422,
      json: { issues: [{ path: "/number", code: "number-taken" }] },
    });
    expect((await client.ask("GET", at("206"))).status).toBe(404);
    expect((await client.ask("GET", at("216"))).fields.etag).toBe(moved.fields.etag);
    expect((await client.ask("GET", "/api/v1/revisions?limit=3")).json).toMatchObject({
      items: [
        { author: "admin", note: "Poste 206 renuméroté 216" },
        { author: "admin", note: "Poste 206 modifié" },
        { author: "admin", note: "Poste 206 ajouté" },
      ],
    });
  });

  test("PRE-01: is saved with a number that the operator does not let the line show, and the answer warns of it", async () => {
    using client = await signedIn(box());
    const trunks = [{ number: "900", name: "Ligne", registration: "none", addresses: [{ host: "192.0.2.1" }] }];
    const document = officeDocument({ numbers: numbersFrom(201, 5) });
    await box().import({ ...document, trunks, outboundRules: [{ trunk: "900" }] }, false);
    const { etag } = (await client.ask("GET", at("205"))).fields;
    const presented = (number: string) => poste("205", "E", { presented: { automatic: false, number } });

    const warned = await put(client, "205", presented("0699999999"), etag);

    expect(warned).toMatchObject({
      status: 200,
      json: {
        warnings: [
          {
            path: "/presented/number",
            code: "may-not-present",
            level: "warning",
            message: "Le 0699999999 n'est pas parmi les numéros que l'opérateur autorise à présenter (ligne 900).",
          },
        ],
      },
    });
    const fine = await put(client, "205", presented(""), warned.fields.etag);
    expect(fine.json).toEqual({ revision: expect.any(Number) });
  });

  test("keeps its SIP password when it gets another number", async () => {
    using client = await signedIn(box());
    await client.ask("POST", "/api/v1/configuration/extensions", {
      body: poste("230", "A", { sipPassword: "tr3s-secret" }),
    });
    const { etag } = (await client.ask("GET", at("230"))).fields;

    await put(client, "230", poste("231", "A"), etag);

    expect((await client.ask("GET", `/api/v1/extensions/231/sip-password`)).json).toEqual({ password: "tr3s-secret" });
    expect((await client.ask("GET", "/api/v1/configuration")).text).not.toContain("tr3s-secret");
  });

  test("is not overwritten by who has not seen what somebody else has saved", async () => {
    using one = await signedIn(box());
    using other = await signedIn(box());
    const { etag } = (await one.ask("GET", at("202"))).fields;

    expect((await put(one, "202", poste("202", "Premier"), etag)).status).toBe(200);
    const late = await put(other, "202", poste("202", "Second"), etag);

    expect(late).toMatchObject({ status: 412, json: { code: "changed-since" } });
    expect(await put(other, "202", poste("202", "Second"), undefined)).toMatchObject({
      status: 428,
      json: { code: "if-match-missing" },
    });
    expect((await one.ask("GET", at("202"))).json).toMatchObject({ object: { name: "Premier" } });
  });

  test("SOR-08: a rule, that its place names, is removed only as it was seen", async () => {
    using client = await signedIn(box());
    const trunks = [{ number: "900", name: "Ligne", registration: "none", addresses: [{ host: "192.0.2.1" }] }];
    const outboundRules = ["0", "1"].map((prefix) => ({ prefix, trunk: "900" }));
    await box().import({ ...officeDocument({ numbers: numbersFrom(201, 5) }), trunks, outboundRules }, false);
    const first = "/api/v1/configuration/outbound-rules/1";
    const { etag } = (await client.ask("GET", first)).fields;
    const remove = (tag: string | null) => client.ask("DELETE", first, { fields: { "if-match": tag } });

    expect(await remove(null)).toMatchObject({ status: 428, json: { code: "if-match-missing" } });
    expect((await remove(String(etag))).status).toBe(200);
    expect((await remove(String(etag))).status).toBe(412);
    expect((await client.ask("GET", first)).json).toMatchObject({ object: { prefix: "1" } });
  });

  test("is saved although others save other extensions at the same moment", async () => {
    using client = await signedIn(box());
    const numbers = ["201", "203", "204", "205"];
    const tags = await Promise.all(numbers.map(async (number) => (await client.ask("GET", at(number))).fields.etag));

    const all = await Promise.all(
      numbers.map((number, i) => put(client, number, poste(number, `N ${number}`), tags[i])),
    );

    expect(all.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const { json } = await client.ask("GET", "/api/v1/configuration/extensions");
    for (const number of numbers)
      expect(json).toMatchObject({
        items: expect.arrayContaining([expect.objectContaining(poste(number, `N ${number}`))]),
      });
  });

  test("POS-18: that a group names goes only when it may be taken out there too", async () => {
    using client = await signedIn(box());

    const kept = await client.ask("DELETE", at("205"));
    expect(kept).toMatchObject({
      status: 409,
      fields: { "content-type": "application/problem+json; charset=utf-8" },
      json: { code: "named-elsewhere", references: [{ kind: "group", number: "800", name: "Général" }] },
    });

    expect((await client.ask("DELETE", `${at("205")}?references=remove`)).status).toBe(200);
    expect((await client.ask("GET", at("205"))).status).toBe(404);
    expect((await client.ask("DELETE", at("205"))).status).toBe(404);
  });

  test.each([
    [{ number: "800" }, "/number", "number-taken"],
    [{ number: "112" }, "/number", "emergency-number"],
    [{ number: "1" }, "/number", "shape"],
    [{ site: "Nulle part" }, "/site", "unknown-site"],
    [{ name: "" }, "/name", "shape"],
    [{ sipPassword: "é" }, "/sipPassword", "shape"],
    [{ password: "abc" }, "/password", "shape"],
    [{ ringSeconds: 4.5 }, "/ringSeconds", "shape"],
  ])("%j is refused at its field", async (wrong, path, code) => {
    using client = await signedIn(box());

    const answer = await client.ask("POST", "/api/v1/configuration/extensions", { body: poste("240", "A", wrong) });

    expect(answer).toMatchObject({ status: 422, json: { issues: [{ path, code }] } });
    expect((await client.ask("GET", at("240"))).status).toBe(404);
  });
});

describe("a site", () => {
  test("is followed by its extensions to another name, and leaves them when it goes", async () => {
    using client = await signedIn(box());
    const siege = { name: "Siège / 1er", address: "1 rue de la Paix\n75002 Paris" };
    const path = `/api/v1/configuration/sites/${encodeURIComponent(siege.name)}`;
    expect(await client.ask("POST", "/api/v1/configuration/sites", { body: siege })).toMatchObject({
      status: 201,
      fields: { location: path },
    });
    expect(await client.ask("POST", "/api/v1/configuration/sites", { body: siege })).toMatchObject({
      status: 422,
      json: { issues: [{ path: "/name", code: "site-taken" }] },
    });
    await client.ask("POST", "/api/v1/configuration/extensions", {
      body: poste("250", "Au siège", { site: siege.name }),
    });

    const read = await client.ask("GET", path);
    expect(read.json).toMatchObject({
      object: siege,
      references: [{ kind: "extension", number: "250", name: "Au siège" }],
    });
    const renamed = await client.ask("PUT", path, {
      body: { ...siege, name: "Paris" },
      fields: { "if-match": read.fields.etag ?? "" },
    });
    expect(renamed.status).toBe(200);
    expect((await client.ask("GET", at("250"))).json).toMatchObject({ object: { site: "Paris" } });

    expect((await client.ask("DELETE", "/api/v1/configuration/sites/Paris?references=remove")).status).toBe(200);
    expect((await client.ask("GET", at("250"))).json).toMatchObject({ object: { site: null } });
    expect((await client.ask("GET", "/api/v1/configuration/sites/Paris")).status).toBe(404);
  });
});

describe("text that means harm or comes from afar", () => {
  const texts = [
    "<img src=x onerror=alert(1)>",
    "\"'`;--</script><script>alert(1)</script>",
    "😀👩‍👩‍👧 𝒜𝓁𝒾𝒸𝑒",
    "\u202eesrever\u202c العربية \u200f",
    "{{constructor}} #{7*7} %s%n",
    "é e\u0301 \u00a0 \u2028 \ufeff x",
  ];

  test.each(texts)("%s goes there and back as text", async (text) => {
    using client = await signedIn(box());
    // The name of a site is what others refer to: it is kept in one of the ways in which Unicode writes it.
    const site = { name: text.trim().normalize("NFC"), address: text.trim() };
    await client.ask("POST", "/api/v1/configuration/sites", { body: site });
    const tag = (await client.ask("GET", at("203"))).fields.etag;

    const saved = await put(client, "203", poste("203", text.trim(), { site: site.name }), tag);

    expect(saved.status).toBe(200);
    const read = await client.ask("GET", at("203"));
    expect(read.json).toMatchObject({ object: { name: text.trim(), site: site.name } });
    expect(read.fields).toMatchObject({
      "content-type": "application/json; charset=utf-8",
      "x-content-type-options": "nosniff",
    });
    expect(
      (await client.ask("GET", `/api/v1/configuration/sites/${encodeURIComponent(site.name)}`)).json,
    ).toMatchObject({ object: site });
  });

  test.each(["a\u0000b", "a\nb", "a\u001bb", "a\u007fb"])(
    "a name with a control character is refused",
    async (name) => {
      using client = await signedIn(box());

      const answer = await client.ask("POST", "/api/v1/configuration/extensions", { body: poste("260", name) });

      expect(answer).toMatchObject({
        status: 422,
        json: {
          issues: [{ path: "/name", message: "« Nom » : attendu 1 à 64 caractères, sans caractère de contrôle." }],
        },
      });
    },
  );
});

test("SOR-08: a rule that somebody else has moved meanwhile is neither moved nor removed in another's place", async () => {
  using client = await signedIn(box());
  const rules = ["01", "02", "03"].map((prefix) => ({ prefix, trunk: "900" }));
  const trunks = [lineTo("900", 5060)];
  await box().import({ ...officeDocument({ numbers: numbersFrom(201, 2) }), trunks, outboundRules: rules });
  const list = "/api/v1/configuration/outbound-rules";
  const seen = (await client.ask("GET", list)).json as { items: object[]; tags: string[] };
  const [first = ""] = seen.tags;
  const prefixes = async () =>
    ((await client.ask("GET", list)).json as { items: { prefix: string }[] }).items.map(({ prefix }) => prefix);
  const move = (place: string, to: number, tag: string) =>
    client.ask("POST", `${list}/${place}/move`, { body: { to }, fields: { "if-match": tag } });

  expect((await move("1", 3, first)).status).toBe(200);
  expect(await prefixes()).toEqual(["02", "03", "01"]);

  expect(await move("1", 2, first)).toMatchObject({ status: 412, json: { code: "changed-since" } });
  expect((await client.ask("DELETE", `${list}/1`, { fields: { "if-match": first } })).status).toBe(412);
  expect(await prefixes()).toEqual(["02", "03", "01"]);
  expect((await client.ask("DELETE", `${list}/3`, { fields: { "if-match": first } })).status).toBe(200);
  expect(await prefixes()).toEqual(["02", "03"]);
});
