import { describe, expect, test } from "vitest";
import { ADMIN_PASSWORD, type ApiClient, apiClient, setUpCode, signedIn } from "../rig/api-client.ts";
import { useBox } from "../rig/with-box.ts";

const box = useBox();
const login = (password: string, name = "admin", remember = false) => ({ body: { name, password, remember } });

describe("first set-up", () => {
  test("a wrong code changes nothing, the right one signs in and is used up", async () => {
    using browser = apiClient(box());
    expect((await browser.ask("GET", "/api/v1/setup")).json).toEqual({ needed: true });
    const wrong = await browser.ask("POST", "/api/v1/setup", { body: { code: "AAAA-AAAA", password: ADMIN_PASSWORD } });
    expect(wrong).toMatchObject({ status: 422, json: { code: "refused" } });

    const code = await setUpCode(box());
    const claimed = await browser.ask("POST", "/api/v1/setup", { body: { code, password: ADMIN_PASSWORD } });

    expect(claimed).toMatchObject({ status: 200, json: { name: "admin", role: "all" } });
    expect((await browser.ask("GET", "/api/v1/account")).json).toMatchObject({ name: "admin" });
    expect((await browser.ask("GET", "/api/v1/setup")).json).toEqual({ needed: false });
    expect(await browser.ask("POST", "/api/v1/setup", { body: { code, password: "un autre mot" } })).toMatchObject({
      status: 422,
    });
  });
});

describe("a login", () => {
  test("is a cookie that no script and no other site gets, and that lasts only when it is to be remembered", async () => {
    using first = await signedIn(box());
    expect((await first.ask("GET", "/api/v1/account")).status).toBe(200);

    const session = (await first.ask("POST", "/api/v1/login", login(ADMIN_PASSWORD))).fields["set-cookie"]?.[0];
    const kept = (await first.ask("POST", "/api/v1/login", login(ADMIN_PASSWORD, "admin", true))).fields[
      "set-cookie"
    ]?.[0];

    expect(session).toMatch(/^__Host-sipleo=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Strict$/);
    expect(kept).toMatch(/^__Host-sipleo=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Strict; Max-Age=25\d{5}$/);
  });

  test("ends at once", async () => {
    using browser = await signedIn(box());
    const { cookie } = browser;

    const out = await browser.ask("POST", "/api/v1/logout");

    expect(out.fields["set-cookie"]?.[0]).toContain("Max-Age=0");
    browser.cookie = cookie;
    expect(await browser.ask("GET", "/api/v1/account")).toMatchObject({ status: 401, json: { code: "not-signed-in" } });
  });

  test("of others ends when the password is changed, one's own goes on", async () => {
    using browser = await signedIn(box());
    using other = await signedIn(box());
    await other.ask("GET", "/api/v1/account");
    const wrong = await browser.ask("PUT", "/api/v1/account/password", {
      body: { current: "non", password: "x".repeat(9) },
    });
    expect(wrong).toMatchObject({ status: 422, json: { issues: [{ path: "/current" }] } });
    const short = { current: ADMIN_PASSWORD, password: "court" };
    expect(await browser.ask("PUT", "/api/v1/account/password", { body: short })).toMatchObject({
      status: 422,
      json: { issues: [{ path: "/password" }] },
    });

    const body = { current: ADMIN_PASSWORD, password: ADMIN_PASSWORD };
    expect((await browser.ask("PUT", "/api/v1/account/password", { body })).status).toBe(200);

    expect((await browser.ask("GET", "/api/v1/account")).status).toBe(200);
    expect((await other.ask("GET", "/api/v1/account")).status).toBe(401);
  });

  test("is not given to who guesses, whoever is named, and the owner still gets in from another address", async () => {
    using attacker = apiClient(box(), "127.0.0.66");
    const answers = [];
    for (let tries = 0; tries < 6; tries++) {
      answers.push(await attacker.ask("POST", "/api/v1/login", login("faux", tries % 2 === 0 ? "admin" : "personne")));
    }

    expect(answers.map(({ status }) => status).slice(0, 4)).toEqual([401, 401, 401, 401]);
    expect(answers[0]?.text).toBe(answers[1]?.text);
    expect(answers[5]).toMatchObject({ status: 429, json: { code: "too-many-tries" } });
    expect(Number(answers[5]?.fields["retry-after"])).toBeGreaterThan(0);
    expect((await attacker.ask("POST", "/api/v1/login", login(ADMIN_PASSWORD))).status).toBe(429);
    using owner = apiClient(box(), "127.0.0.67");
    expect((await owner.ask("POST", "/api/v1/login", login(ADMIN_PASSWORD))).status).toBe(200);
  });
});

describe("a program", () => {
  test("does what its token allows, and nothing that is for people", async () => {
    using person = await signedIn(box());
    const made = await person.ask("POST", "/api/v1/tokens", { body: { name: "supervision", right: "read" } });
    expect(made.status).toBe(201);
    const { token, id } = made.json as { token: string; id: string };
    using program = apiClient(box());
    const bearer = { fields: { authorization: `Bearer ${token}`, origin: null } };

    expect((await program.ask("GET", "/api/v1/configuration/extensions", bearer)).status).toBe(200);
    expect(await program.ask("POST", "/api/v1/reload", bearer)).toMatchObject({
      status: 403,
      json: { code: "not-allowed" },
    });
    expect((await program.ask("GET", "/api/v1/tokens", bearer)).status).toBe(403);
    expect((await program.ask("GET", "/api/v1/account", bearer)).status).toBe(403);

    expect((await person.ask("GET", "/api/v1/tokens")).json).toMatchObject({ items: [{ name: "supervision", id }] });
    expect((await person.ask("GET", "/api/v1/tokens")).text).not.toContain(token);
    expect((await person.ask("DELETE", `/api/v1/tokens/${id}`)).status).toBe(200);
    expect((await program.ask("GET", "/api/v1/configuration/extensions", bearer)).status).toBe(401);
    expect((await person.ask("DELETE", `/api/v1/tokens/${id}`)).status).toBe(404);
  });

  test("with all rights changes what an administrator may, in its own name", async () => {
    using person = await signedIn(box());
    const made = await person.ask("POST", "/api/v1/tokens", { body: { name: "annuaire", right: "all" } });
    const { token } = made.json as { token: string };
    using program = apiClient(box());
    const bearer = { authorization: `Bearer ${token}`, origin: null };

    const added = await program.ask("POST", "/api/v1/configuration/sites", {
      body: { name: "Lyon", address: "" },
      fields: bearer,
    });

    expect(added.status).toBe(201);
    expect((await person.ask("GET", "/api/v1/revisions?limit=1")).json).toMatchObject({
      items: [{ author: "token:annuaire", note: "Site géographique Lyon ajouté" }],
    });
  });
});

test("CNX-06: an open browser is not enough to change one's own password or second factor, by whichever way", async () => {
  using admin = await signedIn(box());
  const notAllowed = { status: 403, json: { code: "not-allowed" } };

  expect(await admin.ask("POST", "/api/v1/administrators/admin/password")).toMatchObject(notAllowed);
  expect(await admin.ask("DELETE", "/api/v1/administrators/admin/second-factor")).toMatchObject(notAllowed);
  expect((await admin.ask("GET", "/api/v1/account")).status).toBe(200);
  expect((await admin.ask("POST", "/api/v1/administrators/personne/password")).status).toBe(404);
});

describe("an administrator of the telephony", () => {
  test("changes what concerns calls, and neither the box nor accounts", async () => {
    using admin = await signedIn(box());
    const added = await admin.ask("POST", "/api/v1/administrators", { body: { name: "marie", role: "telephony" } });
    const { password: current } = added.json as { password: string };
    using marie = apiClient(box(), "127.0.0.68");
    await marie.ask("POST", "/api/v1/login", login(current, "marie"));
    expect(await marie.ask("GET", "/api/v1/server")).toMatchObject({
      status: 403,
      json: { code: "password-to-change" },
    });
    await marie.ask("PUT", "/api/v1/account/password", { body: { current, password: "le sien, plus long" } });
    const put = (who: ApiClient, section: string, body: object) =>
      who.ask("PUT", `/api/v1/settings/${section}`, { body, fields: { "if-match": "*" } });
    const notAllowed = { status: 403, json: { code: "not-allowed" } };

    expect((await put(marie, "parking", {})).status).toBe(200);
    expect(await put(marie, "system", { name: "à marie" })).toMatchObject(notAllowed);
    expect(await put(marie, "mail", { host: "mail.example.net" })).toMatchObject(notAllowed);
    expect(await put(marie, "journal", { keepAuditDays: 1 })).toMatchObject(notAllowed);

    const revision = (answer: { readonly json: unknown }) => (answer.json as { revision: number }).revision;
    const before = revision(await put(admin, "journal", { keepDays: 40 }));
    const saved = revision(await put(admin, "journal", { keepDays: 90 }));
    expect(await marie.ask("POST", `/api/v1/revisions/${saved}/undo`)).toMatchObject(notAllowed);
    expect(await marie.ask("POST", `/api/v1/revisions/${before}/restore`, { body: { saved } })).toMatchObject(
      notAllowed,
    );
    expect(await marie.ask("POST", "/api/v1/pending/discard-all", { body: { saved } })).toMatchObject(notAllowed);
    expect(await marie.ask("POST", "/api/v1/configuration/sites", { body: { name: "Nice" } })).toMatchObject({
      status: 201,
    });
    expect((await admin.ask("POST", `/api/v1/revisions/${saved}/undo`)).status).toBe(200);
    expect((await marie.ask("GET", "/api/v1/audit")).status).toBe(403);
    expect((await admin.ask("DELETE", "/api/v1/administrators/marie")).status).toBe(200);
    expect((await marie.ask("GET", "/api/v1/server")).status).toBe(401);
  });
});
