import { describe, expect, test } from "vitest";
import type { ChangeOfObject, Pending } from "../../daemon/contracts/api/pending.ts";
import { type ApiClient, apiClient, signedIn } from "../rig/api-client.ts";
import { numbersFrom, officeDocument } from "../rig/office.ts";
import { useBox } from "../rig/with-box.ts";

const box = useBox();

/** What waits, of a box that had nothing waiting before. */
async function begin(): Promise<ApiClient> {
  const client = await signedIn(box());
  const numbers = numbersFrom(201, 5);
  const groups = [{ number: "800", name: "Accueil", members: numbers }];
  await box().import({ ...officeDocument({ numbers }), groups }, false);
  expect((await client.ask("POST", "/api/v1/reload")).json).toMatchObject({ kind: "running" });
  return client;
}

const pending = async (client: ApiClient) => (await client.ask("GET", "/api/v1/pending")).json as Pending;
const told = ({ changes }: { readonly changes: readonly ChangeOfObject[] }) =>
  changes.flatMap(({ title, sentences }) => sentences.map((sentence) => `${title.fr} : ${sentence.fr}`));

/** Changes fields of an extension as a form does. */
async function change(client: ApiClient, number: string, fields: object): Promise<number> {
  const path = `/api/v1/configuration/extensions/${number}`;
  const read = await client.ask("GET", path);
  const { object } = read.json as { object: object };
  const body = { ...object, ...fields };
  const answer = await client.ask("PUT", path, { body, fields: { "if-match": read.fields.etag ?? null } });
  expect(answer.status).toBe(200);
  return (answer.json as { revision: number }).revision;
}

const post = (client: ApiClient, path: string, body?: object) =>
  client.ask("POST", `/api/v1${path}`, body === undefined ? {} : { body });

const seen = ({ changes }: Pending, ...ids: readonly string[]) => ({
  changes: changes.filter(({ id }) => ids.includes(id)).map(({ id, tag }) => ({ id, tag })),
});

const rights = (...classes: readonly string[]) => ({ outsideRights: { classes, countries: [], when: null } });

describe("what waits for a reload", () => {
  test("REC-01 REC-02 REC-08: is told in sentences by page, with who did it, until it is reloaded", async () => {
    using client = await begin();
    await change(client, "205", rights("national"));
    await post(client, "/configuration/sites", { name: "Siège", address: "" });

    const found = await pending(client);

    expect(told(found)).toEqual(["Poste 205 : le mobile n'est plus autorisé", "Site géographique « Siège » : ajouté"]);
    expect(found).toMatchObject({
      count: 2,
      isWhole: true,
      changes: [
        { page: { title: { fr: "Postes" } }, key: "205", by: [{ author: "admin", revision: expect.any(Number) }] },
        { page: { title: { fr: "Sites géographiques" } } },
      ],
    });
    expect((await client.ask("GET", "/api/v1/pending?limit=0")).json).toMatchObject({ count: 2, changes: [] });
    await post(client, "/reload");
    expect(await pending(client)).toMatchObject({ count: 0, changes: [] });
  });

  test("names every revision that had a part in a change, newest first", async () => {
    using client = await begin();
    const first = await change(client, "202", { name: "A" });
    await change(client, "203", { name: "B" });
    const last = await change(client, "202", { hidesNumber: true });

    const [of202] = (await pending(client)).changes;

    expect(of202?.by.map(({ revision }) => revision)).toEqual([last, first]);
  });

  test("tells that a password was changed, never which one, and that it cannot be taken back", async () => {
    using client = await begin();
    await change(client, "204", { sipPassword: "tr3s-secret-2" });

    const found = await pending(client);
    const text = JSON.stringify(found);

    expect(told(found)).toEqual(["Poste 204 : mot de passe changé"]);
    expect(text).not.toContain("tr3s-secret-2");
    expect(await post(client, "/pending/discard", seen(found, "extensions/204/secret"))).toMatchObject({
      status: 409,
      json: { code: "password" },
    });
    await post(client, "/pending/discard-all", { saved: found.saved.revision });
    expect(told(await pending(client))).toEqual(["Poste 204 : mot de passe changé"]);
    await post(client, "/reload");
    expect(await pending(client)).toMatchObject({ count: 0 });
  });
});

describe("taking back", () => {
  test("one change leaves the others, and after the last one nothing is left to reload", async () => {
    using client = await begin();
    await change(client, "201", { name: "A" });
    await change(client, "202", { name: "B" });

    const answer = await post(client, "/pending/discard", seen(await pending(client), "extensions/201"));
    expect(answer).toMatchObject({ status: 200, json: { kind: "saved", revision: expect.any(Number) } });
    const left = await pending(client);
    expect(told(left)).toEqual(["Poste 202 : Nom : « Poste 202 » → « B »"]);

    await post(client, "/pending/discard-all", { saved: left.saved.revision });
    expect(await pending(client)).toMatchObject({ count: 0 });
    const { items } = (await client.ask("GET", "/api/v1/revisions?limit=2")).json as { items: { note: string }[] };
    expect(items.map(({ note }) => note)).toEqual([
      `Retour à la révision ${left.running?.revision}`,
      "Annulé : Poste 201",
    ]);
  });

  test("what others need names them, saves nothing, and takes them along when they are named", async () => {
    using client = await begin();
    const body = { number: "206", name: "Nouveau", kind: "extended", hidesNumber: false, simultaneousCalls: 255 };
    const more = { maxDevices: null, ringSeconds: 30, macAddress: null, ipAddress: null, site: null };
    expect((await post(client, "/configuration/extensions", { ...body, ...more })).status).toBe(201);
    const read = (await client.ask("GET", "/api/v1/configuration")).json as { document: { groups: object[] } };
    const groups = [{ ...read.document.groups[0], members: ["201", "206"] }];
    await box().import({ ...read.document, groups }, false);

    const before = await pending(client);
    const refused = await post(client, "/pending/discard", seen(before, "extensions/206"));
    expect(refused).toMatchObject({ status: 200, json: { kind: "needed", by: [{ id: "groups/800" }] } });
    expect((await pending(client)).saved.revision).toBe(before.saved.revision);

    const both = await post(client, "/pending/discard", seen(before, "extensions/206", "groups/800"));
    expect(both.json).toMatchObject({ kind: "saved" });
    expect(await pending(client)).toMatchObject({ count: 0 });
  });

  test("what somebody else has changed meanwhile is not lost", async () => {
    using client = await begin();
    await change(client, "201", { name: "A" });
    const old = await pending(client);
    await change(client, "201", { name: "B" });

    expect(await post(client, "/pending/discard", seen(old, "extensions/201"))).toMatchObject({ status: 412 });
    expect(await post(client, "/pending/discard-all", { saved: old.saved.revision })).toMatchObject({ status: 412 });
    expect(told(await pending(client))).toEqual(["Poste 201 : Nom : « Poste 201 » → « B »"]);
  });

  test("an extension that was removed comes back with its password and in its group", async () => {
    using client = await begin();
    const password = async () => (await client.ask("GET", "/api/v1/extensions/203/sip-password")).json;
    const before = await password();
    const removed = await client.ask("DELETE", "/api/v1/configuration/extensions/203?references=remove");
    const { revision } = removed.json as { revision: number };

    expect((await post(client, `/revisions/${revision}/undo`)).status).toBe(200);

    expect(await password()).toEqual(before);
    expect(await pending(client)).toMatchObject({ count: 0 });
  });

  test("one save leaves what was saved after it, and is refused when it would not", async () => {
    using client = await begin();
    const first = await change(client, "201", { name: "A" });
    const second = await change(client, "202", { name: "B" });
    const third = await change(client, "202", { name: "C" });

    expect((await post(client, `/revisions/${first}/undo`)).status).toBe(200);
    expect(told(await pending(client))).toEqual(["Poste 202 : Nom : « Poste 202 » → « C »"]);
    expect(await post(client, `/revisions/${second}/undo`)).toMatchObject({
      status: 409,
      json: { code: "changed-since", message: expect.stringContaining("Poste 202") },
    });
    expect((await post(client, `/revisions/${third}/undo`)).status).toBe(200);
    expect(told(await pending(client))).toEqual(["Poste 202 : Nom : « Poste 202 » → « B »"]);
  });

  test("a password alone is nothing to take back, and a save without a change says so", async () => {
    using client = await begin();
    const revision = await change(client, "201", { sipPassword: "encore-un-autre" });

    expect(await post(client, `/revisions/${revision}/undo`)).toMatchObject({
      status: 409,
      json: { code: "nothing-to-undo" },
    });
    const read = await client.ask("GET", "/api/v1/configuration/extensions/201");
    const { object } = read.json as { object: object };
    const fields = { "if-match": read.fields.etag ?? null };
    const same = await client.ask("PUT", "/api/v1/configuration/extensions/201", { body: object, fields });
    expect(same.json).toEqual({ revision, unchanged: true });
  });
});

describe("the history", () => {
  test("tells what each revision changed, what returning to one would change, and returns to it", async () => {
    using client = await begin();
    const first = await change(client, "201", { name: "A" });
    const second = await change(client, "202", { name: "B" });
    const changes = async (path: string) => (await client.ask("GET", `/api/v1/revisions/${path}`)).json as Pending;

    expect(told(await changes(`${second}/changes`))).toEqual(["Poste 202 : Nom : « Poste 202 » → « B »"]);
    expect(told(await changes(`${first}/changes?against=saved`))).toEqual(["Poste 202 : Nom : « B » → « Poste 202 »"]);

    expect(await post(client, `/revisions/${first}/restore`, { saved: first })).toMatchObject({ status: 412 });
    expect((await post(client, `/revisions/${first}/restore`, { saved: second })).status).toBe(200);
    expect(told(await pending(client))).toEqual(["Poste 201 : Nom : « Poste 201 » → « A »"]);
    expect((await client.ask("GET", "/api/v1/revisions?limit=1")).json).toMatchObject({
      items: [{ undoOf: first, author: "admin" }],
    });
  });

  test("has no revision that never was", async () => {
    using client = await begin();

    expect((await client.ask("GET", "/api/v1/revisions/99999/changes")).status).toBe(404);
    expect((await post(client, "/revisions/99999/undo")).status).toBe(404);
    expect(
      (await post(client, "/revisions/99999/restore", { saved: (await pending(client)).saved.revision })).status,
    ).toBe(404);
  });
});

test("a program with the right to read sees what waits, and takes nothing back", async () => {
  using client = await begin();
  const made = await client.ask("POST", "/api/v1/tokens", { body: { name: "écran", right: "read" } });
  using program = apiClient(box());
  const fields = { authorization: `Bearer ${(made.json as { token: string }).token}`, origin: null };

  expect((await program.ask("GET", "/api/v1/pending", { fields })).status).toBe(200);
  for (const path of ["/pending/discard-all", "/revisions/1/restore"]) {
    expect((await program.ask("POST", `/api/v1${path}`, { body: { saved: 1 }, fields })).status).toBe(403);
  }
});
