import { describe, expect, test } from "vitest";
import type { Access, Route } from "../../daemon/contracts/api/route.ts";
import { routes } from "../../daemon/contracts/api/routes.ts";
import { type ApiClient, apiClient, signedIn } from "../rig/api-client.ts";
import { numbersFrom, officeDocument } from "../rig/office.ts";
import { useBox } from "../rig/with-box.ts";

const USER_PASSWORD = "mot de passe d'usager";

const box = useBox(() => {
  const office = officeDocument({ numbers: numbersFrom(201, 5) });
  const extensions = Array.isArray(office.extensions) ? office.extensions : [];
  return {
    document: {
      ...office,
      extensions: extensions.map((one: object, index) => (index === 0 ? { ...one, password: USER_PASSWORD } : one)),
      externalNumbers: [{ name: "Mobile", number: "0601020304", password: USER_PASSWORD }],
    },
  };
});

/** A path of that route that leads somewhere. */
const pathOf = ({ path }: Route): string =>
  `/api/v1${path
    .replace("/services/{name}", "/services/pbx")
    .replace("{collection}", "extensions")
    .replace("{section}", "music")
    .replace(/\{(number|key)\}/, "201")
    .replace("{revision}", "1")
    .replace("{macAddress}", "001565112233")
    .replace(/\{(recording|message|contact)\}/, "018f0000-0001-7000-8000-000000000001")
    .replace(/\{\w+\}/, "rien")}`;

const all: readonly (readonly [string, Route])[] = Object.entries(routes);
const closed = all.filter(([, { access }]) => access !== "open");
const writes = all.filter(([, { method }]) => method !== "GET");
const withBody = all.filter(([, { body }]) => body !== undefined);

/** Whoever asks for one of these is somebody else afterwards. */
const endsIt: readonly string[] = ["logout", "logins.endOthers"];
/** To undo is to change, whatever is asked. */
const undoes = ({ path }: Route): boolean => path.includes("{revision}") || path.startsWith("/pending");

const tag = { "if-match": "*" };
const problem = (status: number, code: string) => ({
  status,
  fields: { "content-type": "application/problem+json; charset=utf-8", "cache-control": "no-store" },
  json: { status, code, message: expect.any(String), english: expect.any(String) },
});

const saved = async (client: ApiClient) => (await client.ask("GET", "/api/v1/revisions?limit=1")).text;

describe("whoever is not signed in", () => {
  test.each(closed)("%s is refused", async (_name, route) => {
    using stranger = apiClient(box());
    const asking = route.method === "GET" ? {} : { body: {}, fields: tag };

    expect(await stranger.ask(route.method, pathOf(route), asking)).toMatchObject(problem(401, "not-signed-in"));

    const forged = { ...asking, fields: { ...tag, cookie: `__Host-sipleo=${"A".repeat(43)}` } };
    expect(await stranger.ask(route.method, pathOf(route), forged)).toMatchObject(problem(401, "not-signed-in"));
    const bearer = { ...asking, fields: { ...tag, authorization: `Bearer ${"A".repeat(43)}` } };
    expect(await stranger.ask(route.method, pathOf(route), bearer)).toMatchObject(problem(401, "not-signed-in"));
  });
});

/** Which kinds of routes are open to whom; every other one answers 403, whatever else is right about the question. */
const ROLES: Readonly<Record<string, readonly Access[]>> = {
  admin: ["login", "administrator", "read", "write", "settings", "accounts"],
  telephony: ["login", "administrator", "read", "write"],
  "read-only": ["login", "administrator", "read"],
  user: ["login", "own"],
  "user without groups": ["login", "own"],
  "program all": ["read", "write", "settings"],
  "program read": ["read"],
};

describe.each(Object.entries(ROLES))("CNX-09: %s", (who, kinds) => {
  const refusedTo = closed.filter(([, { access }]) => !kinds.includes(access));
  const openTo = closed.filter(
    ([name, route]) => kinds.includes(route.access) && !endsIt.includes(name) && !undoes(route),
  );

  test.each(refusedTo)("is refused %s", async (_name, route) => {
    using client = await clientOf(who);
    const before = await savedBy();
    const asking = route.method === "GET" ? {} : { body: {}, fields: tag };

    expect(await client.ask(route.method, pathOf(route), asking)).toMatchObject(problem(403, "not-allowed"));
    expect(await savedBy()).toBe(before);
  });

  // What is asked is nonsense: it comes past the door and no further.
  test.each(openTo)("gets past the door of %s", async (_name, route) => {
    using client = await clientOf(who);
    const asking = route.method === "GET" ? {} : { raw: "{", fields: tag };

    expect([401, 403]).not.toContain((await client.ask(route.method, nowhere(route), asking)).status);
  });
});

describe("a page of another site", () => {
  test.each(writes)("%s is not carried out", async (_name, route) => {
    using client = await signedInOnce();
    const before = await saved(client);
    for (const fields of [
      { origin: "https://evil.example" },
      { origin: "null" },
      { origin: client.origin.replace("https", "http") },
      { "sec-fetch-site": "cross-site" },
      { origin: null },
    ]) {
      const answer = await client.ask(route.method, pathOf(route), { body: {}, fields: { ...tag, ...fields } });
      expect(answer).toMatchObject(problem(403, "foreign-origin"));
    }
    expect(await saved(client)).toBe(before);
  });

  test.each(all)("%s is not even asked", async (_name, route) => {
    using client = await signedInOnce();
    const fields = { "sec-fetch-site": "cross-site" };

    expect((await client.ask(route.method, pathOf(route), { fields })).status).toBe(403);
  });
});

describe("a body", () => {
  test.each(writes.filter(([, { file }]) => file === undefined))(
    "of %s that is too large is refused",
    async (_name, route) => {
      using client = await clientOf(route.access === "own" ? "user" : "admin");
      const raw = Buffer.alloc(300 * 1024, " ");

      expect(await client.ask(route.method, pathOf(route), { raw, fields: tag })).toMatchObject(
        problem(413, "too-large"),
      );
    },
  );

  // To change nothing of an object is no fault.
  const mayBeEmpty = ["objects.replace", "settings.replace", "directory.change"];

  test.each(withBody)("of %s that is ill-formed is refused with the reason", async (name, route) => {
    using client = await clientOf(route.access === "own" ? "user" : "admin");
    const ask = (raw: string | Uint8Array, fields = {}) =>
      client.ask(route.method, pathOf(route), { raw, fields: { ...tag, ...fields } });

    expect(await ask("{")).toMatchObject(problem(400, "ill-formed-json"));
    expect(await ask("")).toMatchObject(problem(400, "ill-formed-json"));
    expect(await ask(Uint8Array.of(0x22, 0xff, 0x22))).toMatchObject(problem(400, "not-utf8"));
    expect(await ask("{}", { "content-type": "text/plain" })).toMatchObject(problem(415, "not-json"));
    expect(await ask("{}", { "content-type": null })).toMatchObject(problem(415, "not-json"));
    const empty = mayBeEmpty.includes(name) ? [] : ["{}"];
    for (const wrong of ["[]", "null", ...empty, '{"strange":1}', '{"__proto__":{}}']) {
      const answer = await ask(wrong);
      expect(answer).toMatchObject(problem(422, "refused"));
      expect(JSON.stringify(answer.json)).toMatch(/"issues":\[\{"path":"[^"]*","code":"[a-z-]+","message":"./);
    }
  });
});

describe("a path", () => {
  test.each(all)("of %s names its methods when asked by another", async (_name, route) => {
    using client = await signedInOnce();
    for (const method of ["PATCH", "OPTIONS", "TRACE"]) {
      const answer = await client.ask(method, pathOf(route));
      expect(answer).toMatchObject(problem(405, "method-not-allowed"));
      expect(answer.fields.allow?.split(", ")).toContain(route.method);
    }
  });

  test.each([
    "/api/v1",
    "/api/v1/",
    "/api/v2/server",
    "/api",
    "/api/v1/configuration/extensions/20%31%00",
    "/api/v1/configuration/extensions/%zz",
  ])("%s leads nowhere", async (path) => {
    using client = await signedInOnce();
    expect(await client.ask("GET", path)).toMatchObject(problem(404, "not-found"));
  });
});

test("a HEAD is a GET without its body", async () => {
  using client = await signedInOnce();
  const whole = await client.ask("GET", "/api/v1/configuration/extensions/201");
  const head = await client.ask("HEAD", "/api/v1/configuration/extensions/201");

  expect(head).toMatchObject({ status: 200, text: "", fields: { etag: whole.fields.etag } });
  expect(head.fields["content-length"]).toBe(String(Buffer.byteLength(whole.text)));
});

test("a program without a browser needs no origin, and another site's page is refused all the same", async () => {
  using person = await signedInOnce();
  const { token } = (await person.ask("POST", "/api/v1/tokens", { body: { name: "programme", right: "all" } }))
    .json as { token: string };
  using program = apiClient(box());
  const authorization = `Bearer ${token}`;

  const own = await program.ask("POST", "/api/v1/reload", { fields: { authorization, origin: null } });
  const foreign = { authorization, origin: "https://evil.example" };

  expect(own.status).toBe(200);
  expect((await program.ask("POST", "/api/v1/reload", { fields: foreign })).status).toBe(403);
});

/** A path of that route that leads nowhere, where it can: what gets past the door shall change nothing. */
const nowhere = (route: Route): string =>
  pathOf(route).replace("/services/pbx", "/services/rien").replace("201", "299");

/** The latest revision, seen by an administrator. */
async function savedBy(): Promise<string> {
  using client = await signedInOnce();
  return await saved(client);
}

const clients = new Map<string, { readonly cookie?: string | undefined; readonly authorization?: string }>();

/** Somebody in that role; each signs in once for the whole file. */
async function clientOf(who: string): Promise<ApiClient> {
  const known = clients.get(who) ?? (await enter(who));
  clients.set(who, known);
  const client = apiClient(box());
  client.cookie = known.cookie;
  const { authorization } = known;
  if (authorization === undefined) return client;
  const { ask } = client;
  client.ask = (method, path, asking = {}) =>
    ask(method, path, { ...asking, fields: { ...asking.fields, authorization, origin: null } });
  return client;
}

async function enter(who: string) {
  using admin = await signedInOnce();
  if (who === "admin") return { cookie: admin.cookie };
  if (who.startsWith("program")) {
    const right = who.slice("program ".length);
    const { json } = await admin.ask("POST", "/api/v1/tokens", { body: { name: who, right } });
    return { authorization: `Bearer ${(json as { token: string }).token}` };
  }
  using client = apiClient(box());
  const login = async (name: string, password: string) => {
    const answer = await client.ask("POST", "/api/v1/login", { body: { name, password, remember: false } });
    if (answer.status !== 200) throw new Error(answer.text);
  };
  if (who.startsWith("user")) {
    await login(who === "user" ? "201" : "0601020304", USER_PASSWORD);
    return { cookie: client.cookie };
  }
  const added = await admin.ask("POST", "/api/v1/administrators", { body: { name: `nom-${who}`, role: who } });
  const { password: current } = added.json as { password: string };
  await login(`nom-${who}`, current);
  await client.ask("PUT", "/api/v1/account/password", { body: { current, password: "le sien, plus long" } });
  return { cookie: client.cookie };
}

/** One login for the whole file: each sign-in costs a hash. */
let cookie: string | undefined;
async function signedInOnce(): Promise<ApiClient> {
  const client = cookie === undefined ? await signedIn(box()) : apiClient(box());
  client.cookie ??= cookie;
  cookie = client.cookie;
  return client;
}
