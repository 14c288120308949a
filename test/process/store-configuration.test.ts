import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parser } from "../../daemon/kit/parse.ts";
import { pbxViewSchema } from "../../daemon/model/snapshot/pbx-view.ts";
import { commit, office, openStore, temporaryHome } from "./store-box.ts";

test("a first start saves the factory configuration and makes it run", async () => {
  await using place = await temporaryHome();
  await using box = await openStore(place.home);

  const status = await box.peer.call("status", {});

  expect(status).toMatchObject({
    saved: { revision: 1, author: "usine" },
    running: { revision: 1 },
    reloadNeeded: false,
    database: { state: "open", detail: "", mirrored: true },
  });
  const view = parser(
    pbxViewSchema,
    "the view",
  )(JSON.parse(await readFile(join(place.home, "snapshots", "pbx-1.json"), "utf8")));
  expect(view.extensions.map(({ number }) => number)).toEqual(["201", "202", "203", "204", "205"]);
  expect(view.groups).toMatchObject([{ number: "800", name: "Général", members: ["201", "202", "203", "204", "205"] }]);
});

test("a commit is saved, does not run, and is there after a restart", async () => {
  await using place = await temporaryHome();
  {
    await using box = await openStore(place.home);
    expect(await commit(box.peer, office("201", "206"), 1)).toEqual({ kind: "committed", revision: 2, changed: true });
    expect(await commit(box.peer, office("201", "206"), 2)).toEqual({ kind: "committed", revision: 2, changed: false });
  }

  await using again = await openStore(place.home);
  const status = await again.peer.call("status", {});

  expect(status).toMatchObject({
    saved: { revision: 2, author: "test" },
    running: { revision: 1 },
    reloadNeeded: true,
  });
});

test("an author who has not seen the latest revision is told who saved it", async () => {
  await using place = await temporaryHome();
  await using box = await openStore(place.home);
  await commit(box.peer, office("201", "202"), 1);

  const answer = await commit(box.peer, office("203"), 1);

  expect(answer).toMatchObject({ kind: "conflict", saved: { revision: 2, author: "test" } });
});

test("a document that makes no sense is refused with every reason and saves nothing", async () => {
  await using place = await temporaryHome();
  await using box = await openStore(place.home);
  const document = { ...office("201", "201"), groups: [{ number: "800", name: "Général", members: ["999", "800"] }] };

  const answer = await commit(box.peer, document, 1);

  expect(answer).toMatchObject({ kind: "issues" });
  if (answer.kind !== "issues") return;
  expect(answer.issues.map(({ path }) => path)).toEqual([
    "/extensions/1/number",
    "/groups/0/members/0",
    "/groups/0/members/1",
  ]);
  expect((await box.peer.call("status", {})).saved?.revision).toBe(1);
});

test("SOR-10 LIG-23: what will not do as one may expect is told beside the revision, in both languages, and saved", async () => {
  await using place = await temporaryHome();
  await using box = await openStore(place.home);
  const trunks = [{ number: "900", name: "Opérateur", registration: "none", addresses: [{ host: "192.0.2.1" }] }];
  const document = { ...office("201"), trunks: [{ ...trunks[0], maxOutgoing: 0 }], outboundRules: [{ trunk: "900" }] };

  const answer = await commit(box.peer, document, 1);

  expect(answer).toEqual({
    kind: "committed",
    revision: 2,
    changed: true,
    warnings: [
      {
        path: "/outboundRules/0/trunk",
        code: "line-takes-no-calls",
        message: "La règle de sortie 1 mène à la ligne 900, qui ne prend aucun appel sortant.",
        english: "Outbound rule 1 leads to line 900, which takes no calls out.",
        level: "warning",
      },
    ],
  });
  expect(await commit(box.peer, { ...document, trunks }, 2)).toEqual({ kind: "committed", revision: 3, changed: true });
});

test("undo brings a deleted telephone back with the password it had", async () => {
  await using place = await temporaryHome();
  await using box = await openStore(place.home);
  const before = await box.peer.call("extension.password", { number: "205", author: "test" });
  await commit(box.peer, office("201"));
  expect(await box.peer.call("extension.password", { number: "205", author: "test" })).toEqual({ password: null });

  const answer = await box.peer.call("config.undo", { revision: 1, author: "test" });

  expect(answer).toEqual({ kind: "committed", revision: 3, changed: true });
  expect(before.password).toMatch(/^[A-Za-z0-9]{24}$/);
  expect(await box.peer.call("extension.password", { number: "205", author: "test" })).toEqual(before);
  const { items } = await box.peer.call("revisions.list", { before: null, limit: 10 });
  expect(items.map(({ revision, undoOf }) => [revision, undoOf])).toEqual([
    [3, 1],
    [2, null],
    [1, null],
  ]);
});

test("a telephone that is deleted and made anew does not get the old password", async () => {
  await using place = await temporaryHome();
  await using box = await openStore(place.home);
  const before = await box.peer.call("extension.password", { number: "205", author: "test" });
  await commit(box.peer, office("201"));
  await commit(box.peer, office("201", "205"));

  const after = await box.peer.call("extension.password", { number: "205", author: "test" });

  expect(after.password).toMatch(/^[A-Za-z0-9]{24}$/);
  expect(after).not.toEqual(before);
});

test("an imported SIP password is kept apart from the document and comes out only when asked for", async () => {
  await using place = await temporaryHome();
  await using box = await openStore(place.home);
  const document = { ...office("201"), extensions: [{ number: "201", name: "Gérant", sipPassword: "pw-201" }] };
  await commit(box.peer, document);

  const plain = await box.peer.call("config.get", { secrets: false });
  const secret = await box.peer.call("config.get", { secrets: true });

  expect(JSON.stringify(plain)).not.toContain("pw-201");
  expect(secret.document).toMatchObject({ extensions: [{ number: "201", sipPassword: "pw-201" }] });
  expect(await commit(box.peer, secret.document)).toMatchObject({ changed: false });
  expect(box.lines.join("")).not.toContain("pw-201");
});

test("an administrator's password is verified, refused when short, and survives a restart", async () => {
  await using place = await temporaryHome();
  {
    await using box = await openStore(place.home);
    const set = (name: string, password: string) =>
      box.peer.call("admin.setPassword", { name, password, author: "test" });
    expect(await set("admin", "court")).toMatchObject({ kind: "refused" });
    expect(await set("admin", "un long mot de passe")).toEqual({ kind: "set" });
    // The first one is made by it, no other.
    expect(await set("nobody", "un long mot de passe")).toMatchObject({ kind: "refused" });
  }

  await using again = await openStore(place.home);
  const verify = (name: string, password: string) => again.peer.call("password.verify", { name, password });

  expect(await verify("admin", "un long mot de passe")).toEqual({ ok: true });
  expect(await verify("admin", "un autre mot de passe")).toEqual({ ok: false });
  expect(await verify("nobody", "un long mot de passe")).toEqual({ ok: false });
  const { items } = await again.peer.call("audit.list", { before: null, limit: 10 });
  expect(items.map(({ action }) => action)).toContain("administrator.password");
});

test("what holds secrets is readable by its owner only", async () => {
  await using place = await temporaryHome();
  await using _box = await openStore(place.home);

  const modes = await Promise.all(
    ["store", "store/level", "store/mirror.json", "snapshots", "snapshots/pbx-1.json", "run/store.sock"].map(
      async (path) => (await stat(join(place.home, path))).mode & 0o077,
    ),
  );

  expect(modes).toEqual([0, 0, 0, 0, 0, 0]);
});
