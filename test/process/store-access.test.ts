import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { DrivenClock } from "../../daemon/kit/clock.ts";
import type { AdministratorRole } from "../../daemon/model/config/administrators.ts";
import { until } from "../rig/waiting.ts";
import { commit, connectStore, office, openStore, type StorePeer, temporaryHome } from "./store-box.ts";
import { forkStore, kill } from "./store-child.ts";

/** Who may come in: the set-up code, logins of browsers, tokens of programs, on a real database. */

const HOUR = 3_600_000;
const password = "un mot de passe";

const setPassword = (peer: StorePeer, name = "admin") =>
  peer.call("admin.setPassword", { name, password, author: "test" });

/** Another administrator, who has chosen this password. */
async function addAdministrator(peer: StorePeer, name: string, role: AdministratorRole): Promise<void> {
  const added = await peer.call("administrators.add", { name, role, author: "test" });
  if (added.kind !== "given") throw new Error(JSON.stringify(added));
  await setPassword(peer, name);
}

async function signIn(peer: StorePeer, name = "admin", remember = false): Promise<string> {
  const answer = await peer.call("login.open", { name, password, remember });
  if (answer.kind !== "opened") throw new Error(`the login was not opened: ${JSON.stringify(answer)}`);
  return answer.token;
}

const whose = async (peer: StorePeer, token: string) =>
  (await peer.call("login.check", { token })).login?.name ?? "nobody";

const codeOf = async (peer: StorePeer): Promise<string> => {
  const { code } = await peer.call("setup.code", {});
  if (code === null) throw new Error("there is no set-up code");
  return code;
};

const actions = async (peer: StorePeer) =>
  (await peer.call("audit.list", { before: null, limit: 100 })).items.map(({ action, text }) => `${action} ${text}`);

/** Everything that lies on the disk of the box. */
async function everyByte(home: string): Promise<string> {
  const files = await readdir(home, { recursive: true, withFileTypes: true });
  const texts = files
    .filter((file) => file.isFile())
    .map((file) => readFile(join(file.parentPath, file.name), "latin1"));
  return (await Promise.all(texts)).join("\n");
}

describe("the first set-up", () => {
  test("the code sets the password of admin, signs in, and is used up", async () => {
    await using place = await temporaryHome();
    await using box = await openStore(place.home);
    const code = await codeOf(box.peer);

    expect(await box.peer.call("setup.state", {})).toEqual({ needed: true });
    const claimed = await box.peer.call("setup.claim", { code: code.toLowerCase().replaceAll("-", " "), password });

    expect(claimed).toMatchObject({ kind: "opened", login: { name: "admin", role: "all" } });
    expect(await whose(box.peer, claimed.kind === "opened" ? claimed.token : "")).toBe("admin");
    expect(await box.peer.call("setup.state", {})).toEqual({ needed: false });
    expect(await box.peer.call("setup.code", {})).toEqual({ code: null });
    expect(await box.peer.call("setup.claim", { code, password })).toMatchObject({ kind: "refused" });
    expect(await actions(box.peer)).toContain("setup.claim admin");
    expect(box.lines.join("")).not.toContain(code);
  });

  test("the code is the same after kill -9 and a restart, until it is used", async () => {
    await using place = await temporaryHome();
    const child = await forkStore(place.home);
    const peer = await connectStore(place.home);
    const code = await codeOf(peer);
    await kill(child);

    await using box = await openStore(place.home);

    expect(await codeOf(box.peer)).toBe(code);
  });

  test("two who use it at the same time: one of them comes in", async () => {
    await using place = await temporaryHome();
    await using box = await openStore(place.home);
    const code = await codeOf(box.peer);

    const both = await Promise.all([1, 2].map(() => box.peer.call("setup.claim", { code, password })));

    expect(both.map(({ kind }) => kind).sort()).toEqual(["opened", "refused"]);
  });

  test("a password that is too short does not use the code up", async () => {
    await using place = await temporaryHome();
    await using box = await openStore(place.home);
    const code = await codeOf(box.peer);

    expect(await box.peer.call("setup.claim", { code, password: "court" })).toMatchObject({ kind: "refused" });
    expect(await codeOf(box.peer)).toBe(code);
  });

  test("after ten wrong ones another code takes its place", async () => {
    await using place = await temporaryHome();
    await using box = await openStore(place.home);
    const code = await codeOf(box.peer);
    const guess = () => box.peer.call("setup.claim", { code: "AAAA-AAAA-AAAA", password });

    for (let tries = 0; tries < 9; tries += 1) await guess();
    expect(await codeOf(box.peer)).toBe(code);
    await guess();

    expect(await codeOf(box.peer)).not.toBe(code);
    expect(await box.peer.call("setup.claim", { code, password })).toMatchObject({ kind: "refused" });
    expect(await box.peer.call("setup.claim", { code: await codeOf(box.peer), password })).toMatchObject({
      kind: "opened",
    });
  });

  test("a password that is set at the command line ends it", async () => {
    await using place = await temporaryHome();
    await using box = await openStore(place.home);
    const code = await codeOf(box.peer);

    await setPassword(box.peer);

    expect(await box.peer.call("setup.code", {})).toEqual({ code: null });
    expect(await box.peer.call("setup.claim", { code, password })).toMatchObject({ kind: "refused" });
  });
});

describe("logins", () => {
  test("one is opened by the right password only, and closed at once", async () => {
    await using place = await temporaryHome();
    await using box = await openStore(place.home);
    await setPassword(box.peer);

    const wrong = { name: "admin", password: "un autre mot de passe", remember: false };
    expect(await box.peer.call("login.open", wrong)).toEqual({ kind: "wrong" });
    expect(await box.peer.call("login.open", { ...wrong, name: "personne", password })).toEqual({ kind: "wrong" });
    const token = await signIn(box.peer);
    expect(await whose(box.peer, token)).toBe("admin");
    await box.peer.call("login.close", { token });

    expect(await whose(box.peer, token)).toBe("nobody");
    expect(await actions(box.peer)).toEqual(expect.arrayContaining(["login.open admin", "login.close admin"]));
  });

  test("the token is nowhere on the disk and in no log, and the login outlives the box", async () => {
    await using place = await temporaryHome();
    let token: string;
    {
      await using box = await openStore(place.home);
      await setPassword(box.peer);
      token = await signIn(box.peer);
      expect(box.lines.join("\n")).not.toContain(token);
    }

    await using again = await openStore(place.home);

    expect(token).toMatch(/^[\w-]{43}$/);
    expect(await everyByte(place.home)).not.toContain(token);
    expect(await whose(again.peer, token)).toBe("admin");
  });

  test("one that is not used ends after twelve hours, one in use goes on, one to be remembered lasts thirty days", async () => {
    await using place = await temporaryHome();
    const clock = new DrivenClock();
    await using box = await openStore(place.home, clock);
    await setPassword(box.peer);
    const [idle, used, remembered] = [
      await signIn(box.peer),
      await signIn(box.peer),
      await signIn(box.peer, "admin", true),
    ];

    clock.advance(11 * HOUR);
    expect(await whose(box.peer, used)).toBe("admin");
    clock.advance(2 * HOUR);

    expect(await whose(box.peer, idle)).toBe("nobody");
    expect(await whose(box.peer, used)).toBe("admin");
    clock.advance(29 * 24 * HOUR);
    expect(await whose(box.peer, used)).toBe("nobody");
    expect(await whose(box.peer, remembered)).toBe("admin");
  });

  test("another password ends all logins of that administrator but the one that has chosen it", async () => {
    await using place = await temporaryHome();
    await using box = await openStore(place.home);
    await setPassword(box.peer);
    await addAdministrator(box.peer, "marie", "telephony");
    const [mine, other, marie] = [await signIn(box.peer), await signIn(box.peer), await signIn(box.peer, "marie")];
    const change = (token: string) => box.peer.call("password.change", { token, password });

    expect(await change(mine)).toEqual({ kind: "set" });

    expect([await whose(box.peer, mine), await whose(box.peer, other), await whose(box.peer, marie)]).toEqual([
      "admin",
      "nobody",
      "marie",
    ]);
    expect(await change(other)).toEqual({ kind: "gone" });
    await setPassword(box.peer);
    expect([await whose(box.peer, mine), await whose(box.peer, marie)]).toEqual(["nobody", "marie"]);
  });

  test("they are listed with where they came from, and ended by their id by whoever may", async () => {
    await using place = await temporaryHome();
    await using box = await openStore(place.home);
    await setPassword(box.peer);
    await addAdministrator(box.peer, "marie", "telephony");
    const mine = await signIn(box.peer);
    const origin = { address: "192.0.2.7", browser: "Mozilla/5.0 Firefox/128.0" };
    const theirs = await box.peer.call("login.open", { name: "marie", password, remember: true, origin });
    if (theirs.kind !== "opened") throw new Error(JSON.stringify(theirs));
    const list = async (name: string | null) => (await box.peer.call("login.list", { name })).items;

    expect(await list(null)).toHaveLength(2);
    expect(await list("marie")).toMatchObject([{ name: "marie", role: "telephony", origin, remembered: true }]);
    const { id } = theirs.login;
    const end = (name: string | null) => box.peer.call("login.end", { id, name, author: "admin" });
    expect(await end("admin")).toEqual({ known: false });
    expect(await end(null)).toEqual({ known: true });
    expect(await end(null)).toEqual({ known: false });
    expect([await whose(box.peer, mine), await whose(box.peer, theirs.token)]).toEqual(["admin", "nobody"]);

    const more = [await signIn(box.peer), await signIn(box.peer)];
    expect(await box.peer.call("login.endOthers", { token: mine })).toEqual({ ended: 2 });
    expect(await Promise.all([mine, ...more].map((token) => whose(box.peer, token)))).toEqual([
      "admin",
      "nobody",
      "nobody",
    ]);
    const { items } = await box.peer.call("audit.list", { before: null, limit: 100 });
    expect(items).toContainEqual(
      expect.objectContaining({ action: "login.open", author: "marie", address: "192.0.2.7" }),
    );
  });

  test("a flood of attempts is refused without a line for each, and who is signed in does not notice", async () => {
    await using place = await temporaryHome();
    const clock = new DrivenClock();
    await using box = await openStore(place.home, clock);
    await setPassword(box.peer);
    const token = await signIn(box.peer);
    const secret = "le mot de passe au mauvais endroit";
    const attempt = (name: string) =>
      box.peer.call("login.open", { name, password: "faux faux faux", remember: false });

    const answers = await Promise.allSettled([
      ...Array.from({ length: 5 }, () => attempt("admin")),
      ...Array.from({ length: 5 }, () => attempt(secret)),
      ...Array.from({ length: 40 }, () => attempt("admin")),
    ]);
    const login = await whose(box.peer, token);
    clock.advance(60_000);

    const refused = answers.filter(({ status }) => status === "rejected");
    expect(refused.length).toBeGreaterThan(0);
    for (const one of refused) expect(one).toMatchObject({ reason: { code: "STORE_BUSY" } });
    expect(login).toBe("admin");
    const lines = await until("the attempts stand in the audit", async () => {
      const found = (await actions(box.peer)).filter((line) => line.startsWith("login.refused"));
      return found.length > 0 && found;
    });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/pour admin : \d+ ; .*identifiant inconnu : 5$/);
    expect(box.lines.join("\n") + lines.join("\n")).not.toContain(secret);
  });
});

describe("tokens of programs", () => {
  test("one is shown once, holds until it is revoked, also over a restart", async () => {
    await using place = await temporaryHome();
    let token: string;
    let id: string;
    {
      await using box = await openStore(place.home);
      const made = await box.peer.call("token.create", { name: "Annuaire", right: "read", author: "admin" });
      if (made.kind !== "created") throw new Error(JSON.stringify(made));
      ({ token, id } = made);
    }
    await using again = await openStore(place.home);
    const known = { id, name: "Annuaire", right: "read", createdBy: "admin" };

    expect(await again.peer.call("token.check", { token })).toMatchObject({ token: known });
    expect((await again.peer.call("token.list", {})).items).toMatchObject([known]);
    expect(await everyByte(place.home)).not.toContain(token);
    expect(await again.peer.call("token.revoke", { id, author: "admin" })).toEqual({ kind: "revoked", known: true });
    expect(await again.peer.call("token.revoke", { id, author: "admin" })).toEqual({ kind: "revoked", known: false });
    expect(await again.peer.call("token.check", { token })).toEqual({ token: null });
    expect(await actions(again.peer)).toEqual(
      expect.arrayContaining(["token.create Annuaire (lecture seule)", "token.revoke Annuaire"]),
    );
  });

  test("two never share a name, and a login is no token", async () => {
    await using place = await temporaryHome();
    await using box = await openStore(place.home);
    await setPassword(box.peer);
    const create = () => box.peer.call("token.create", { name: " Annuaire ", right: "all", author: "admin" });

    expect([(await create()).kind, (await create()).kind]).toEqual(["created", "refused"]);
    expect(await box.peer.call("token.check", { token: await signIn(box.peer) })).toEqual({ token: null });
  });
});

describe("an extension that gets another number", () => {
  const renumber = (document: object) => ({ document, base: null, author: "test", note: "" });
  const sipPassword = async (peer: StorePeer, number: string) =>
    (await peer.call("extension.password", { number, author: "test" })).password;

  test("keeps its SIP password, and whoever gets the old number later has another", async () => {
    await using place = await temporaryHome();
    await using box = await openStore(place.home);
    await commit(box.peer, office("201", "202"));
    const before = await sipPassword(box.peer, "201");

    await box.peer.call("config.commit", {
      ...renumber(office("211", "202")),
      renumbered: [{ from: "201", to: "211" }],
    });
    expect(await sipPassword(box.peer, "211")).toBe(before);
    await commit(box.peer, office("201", "202", "211"));

    expect(await sipPassword(box.peer, "201")).not.toBe(before);
    expect(await sipPassword(box.peer, "211")).toBe(before);
  });
});
