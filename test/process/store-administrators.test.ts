import { describe, expect, test } from "vitest";
import { DrivenClock } from "../../daemon/kit/clock.ts";
import type { AdministratorRole } from "../../daemon/model/config/administrators.ts";
import { codeOfStep } from "../../daemon/store/access/totp.ts";
import { commit, office, openStore, type StorePeer, temporaryHome } from "./store-box.ts";

/** Administrators, their roles and second factors, and users by number, on a real database. */

const password = "un mot de passe";
const author = "admin";

async function withAdmin(clock = new DrivenClock(Date.UTC(2026, 10, 27, 9))) {
  const place = await temporaryHome();
  const box = await openStore(place.home, clock);
  await box.peer.call("admin.setPassword", { name: "admin", password, author: "test" });
  return {
    ...{ peer: box.peer, clock, home: place.home, lines: box.lines },
    async [Symbol.asyncDispose]() {
      await box[Symbol.asyncDispose]();
      await place[Symbol.asyncDispose]();
    },
  };
}

const add = async (peer: StorePeer, name: string, role: AdministratorRole) => {
  const added = await peer.call("administrators.add", { name, role, author });
  if (added.kind !== "given") throw new Error(JSON.stringify(added));
  return added.password;
};
const open = (peer: StorePeer, name = "admin", with_ = password) =>
  peer.call("login.open", { name, password: with_, remember: false });
const opened = async (peer: StorePeer, name = "admin", with_ = password) => {
  const answer = await open(peer, name, with_);
  if (answer.kind !== "opened") throw new Error(JSON.stringify(answer));
  return answer;
};
const roleNow = async (peer: StorePeer, token: string) => (await peer.call("login.check", { token })).login?.role;

describe("administrators", () => {
  test("one who is added signs in with a temporary password, and has to choose his own", async () => {
    await using box = await withAdmin();
    const temporary = await add(box.peer, "marie", "read-only");

    const { token, login } = await opened(box.peer, "marie", temporary);
    expect(login).toMatchObject({ role: "read-only", mustChange: true });
    await box.peer.call("password.change", { token, password: "le sien, plus long" });

    expect((await box.peer.call("login.check", { token })).login).toMatchObject({ mustChange: false });
    expect(await open(box.peer, "marie", temporary)).toEqual({ kind: "wrong" });
    expect(await opened(box.peer, "marie", "le sien, plus long")).toMatchObject({ login: { mustChange: false } });
    expect(box.lines.join("")).not.toContain(temporary);
  });

  test("another role holds at once, also for who is signed in", async () => {
    await using box = await withAdmin();
    const { token } = await opened(box.peer, "marie", await add(box.peer, "marie", "telephony"));

    await box.peer.call("administrators.setRole", { name: "marie", role: "read-only", author });

    expect(await roleNow(box.peer, token)).toBe("read-only");
    await box.peer.call("administrators.remove", { name: "marie", author });
    expect(await roleNow(box.peer, token)).toBeUndefined();
    expect(await box.peer.call("administrators.remove", { name: "marie", author })).toEqual({ kind: "unknown" });
  });

  test("the last one with all rights keeps them, whoever asks at the same time", async () => {
    await using box = await withAdmin();
    await add(box.peer, "marie", "all");

    const both = await Promise.all([
      box.peer.call("administrators.remove", { name: "admin", author }),
      box.peer.call("administrators.setRole", { name: "marie", role: "telephony", author }),
    ]);

    expect(both.map(({ kind }) => kind).sort()).toEqual(["done", "refused"]);
    const { items } = await box.peer.call("administrators.list", {});
    expect(items.filter(({ role }) => role === "all")).toHaveLength(1);
  });

  test("no two share a name, and none has the name of a number", async () => {
    await using box = await withAdmin();
    const again = { name: "Admin", role: "all", author } as const;

    expect(await box.peer.call("administrators.add", again)).toMatchObject({ kind: "refused" });
    await expect(box.peer.call("administrators.add", { ...again, name: "201" })).rejects.toThrow();
  });

  test("are no part of the configuration: an import or an undo gives nobody a right", async () => {
    await using box = await withAdmin();
    const { token } = await opened(box.peer, "marie", await add(box.peer, "marie", "telephony"));
    await commit(box.peer, { ...office("201"), administrators: [{ name: "marie" }, { name: "intrus" }] });
    const { revision } = (await box.peer.call("config.get", { secrets: false })).revision;
    await box.peer.call("administrators.remove", { name: "marie", author });
    await commit(box.peer, office("201", "202"));

    await box.peer.call("config.undo", { revision, author });

    expect((await box.peer.call("administrators.list", {})).items.map(({ name }) => name)).toEqual(["admin"]);
    expect(await roleNow(box.peer, token)).toBeUndefined();
    expect(JSON.stringify((await box.peer.call("config.get", { secrets: true })).document)).not.toContain("intrus");
  });

  test("a password that is reset ends their logins, and everything is in the audit", async () => {
    await using box = await withAdmin();
    const { token } = await opened(box.peer, "marie", await add(box.peer, "marie", "telephony"));

    const reset = await box.peer.call("administrators.resetPassword", { name: "marie", author });

    expect(await roleNow(box.peer, token)).toBeUndefined();
    expect(await opened(box.peer, "marie", reset.kind === "given" ? reset.password : "")).toMatchObject({
      login: { mustChange: true },
    });
    const { items } = await box.peer.call("audit.list", { before: null, limit: 100 });
    expect(items.map(({ author: by, action, text }) => `${by} ${action} ${text}`)).toEqual(
      expect.arrayContaining(["admin administrator.add marie (téléphonie)", "admin administrator.reset marie"]),
    );
  });
});

describe("a second factor", () => {
  /** Switches it on; answers with what the telephone knows, and the recovery codes. */
  async function switchOn(peer: StorePeer, clock: DrivenClock) {
    const { secret } = await peer.call("secondFactor.begin", { name: "admin" });
    const code = () => codeOfStep(secret, Math.floor(clock.now() / 30_000));
    const on = await peer.call("secondFactor.confirm", { name: "admin", code: code() });
    if (on.kind !== "on") throw new Error(JSON.stringify(on));
    return { code, secret, recoveryCodes: on.recoveryCodes };
  }
  const ticketOf = async (peer: StorePeer) => {
    const first = await open(peer);
    if (first.kind !== "second-factor") throw new Error(JSON.stringify(first));
    return first.ticket;
  };

  test("is asked for once a code has shown that the telephone has it, and not before", async () => {
    await using box = await withAdmin();
    await box.peer.call("secondFactor.begin", { name: "admin" });
    expect(await open(box.peer)).toMatchObject({ kind: "opened" });
    expect(await box.peer.call("secondFactor.confirm", { name: "admin", code: "000000" })).toEqual({ kind: "wrong" });

    const { code } = await switchOn(box.peer, box.clock);
    const ticket = await ticketOf(box.peer);
    box.clock.advance(30_000);

    expect(await box.peer.call("login.second", { ticket, code: code() })).toMatchObject({
      kind: "opened",
      login: { name: "admin", role: "all" },
    });
    expect(await box.peer.call("login.second", { ticket, code: code() })).toEqual({ kind: "expired" });
  });

  test("a code is good for once, also for two who bring it at the same time", async () => {
    await using box = await withAdmin();
    const { code } = await switchOn(box.peer, box.clock);
    // The code that switched it on was used by that.
    expect(await box.peer.call("login.second", { ticket: await ticketOf(box.peer), code: code() })).toEqual({
      kind: "wrong",
    });
    box.clock.advance(30_000);

    const tickets = [await ticketOf(box.peer), await ticketOf(box.peer)];
    const both = await Promise.all(tickets.map((ticket) => box.peer.call("login.second", { ticket, code: code() })));

    expect(both.map(({ kind }) => kind).sort()).toEqual(["opened", "wrong"]);
  });

  test("a recovery code lets in once, however it is typed, and only its digest is kept", async () => {
    await using box = await withAdmin();
    const { recoveryCodes } = await switchOn(box.peer, box.clock);
    const [first = ""] = recoveryCodes;
    const typed = first.toLowerCase().replaceAll("-", " ");
    const second = async () =>
      (await box.peer.call("login.second", { ticket: await ticketOf(box.peer), code: typed })).kind;

    expect(recoveryCodes).toHaveLength(10);
    expect([await second(), await second()]).toEqual(["opened", "wrong"]);
    expect(await box.peer.call("secondFactor.state", { name: "admin" })).toEqual({ totp: true, recoveryCodes: 9 });
    const renewed = await box.peer.call("secondFactor.renewCodes", { name: "admin" });
    expect(renewed).toMatchObject({ kind: "renewed", recoveryCodes: expect.not.arrayContaining(recoveryCodes) });
    expect(box.lines.join("")).not.toContain(recoveryCodes[1]);
  });

  test("five wrong codes end the sign-in, thirty within an hour all guessing; a recovery code still lets in", async () => {
    await using box = await withAdmin();
    const { code, secret, recoveryCodes } = await switchOn(box.peer, box.clock);
    const wrong = codeOfStep(secret, 1);
    const answers: string[] = [];
    for (let round = 0; round < 6; round += 1) {
      const ticket = await ticketOf(box.peer);
      for (let tries = 0; tries < 6; tries += 1) {
        answers.push((await box.peer.call("login.second", { ticket, code: wrong })).kind);
      }
    }
    expect(answers).toEqual(Array(6).fill(["wrong", "wrong", "wrong", "wrong", "wrong", "expired"]).flat());
    box.clock.advance(30_000);

    const ticket = await ticketOf(box.peer);
    expect(await box.peer.call("login.second", { ticket, code: code() })).toEqual({
      kind: "wait",
      seconds: expect.any(Number),
    });
    expect(await box.peer.call("login.second", { ticket, code: recoveryCodes[0] ?? "" })).toMatchObject({
      kind: "opened",
    });
    box.clock.advance(3_600_000);
    const later = { ticket: await ticketOf(box.peer), code: code() };
    expect(await box.peer.call("login.second", later)).toMatchObject({ kind: "opened" });
  });

  test("guesses that come all at once are no more than those that come one after the other", async () => {
    await using box = await withAdmin();
    const { secret } = await switchOn(box.peer, box.clock);
    const wrong = codeOfStep(secret, 1);
    const tickets: string[] = [];
    for (let round = 0; round < 8; round += 1) tickets.push(await ticketOf(box.peer));

    const guesses = tickets.map((ticket) =>
      Promise.all(Array.from({ length: 20 }, () => box.peer.call("login.second", { ticket, code: wrong }))),
    );
    const judged = (await Promise.all(guesses)).map((answers) => answers.filter(({ kind }) => kind === "wrong").length);

    expect(judged).toEqual([5, 5, 5, 5, 5, 5, 0, 0]);
  });

  test("whoever takes more than five minutes, or whose password changes meanwhile, begins again", async () => {
    await using box = await withAdmin();
    const { code } = await switchOn(box.peer, box.clock);
    const slow = await ticketOf(box.peer);
    box.clock.advance(5 * 60_000);
    const overtaken = await ticketOf(box.peer);
    await box.peer.call("admin.setPassword", { name: "admin", password: "un autre mot de passe", author: "test" });

    expect(await box.peer.call("login.second", { ticket: slow, code: code() })).toEqual({ kind: "expired" });
    expect(await box.peer.call("login.second", { ticket: overtaken, code: code() })).toEqual({ kind: "expired" });
  });

  test("another administrator takes it away from who has lost his telephone", async () => {
    await using box = await withAdmin();
    await switchOn(box.peer, box.clock);
    const drop = () => box.peer.call("administrators.dropSecondFactor", { name: "admin", author: "marie" });

    expect([await drop(), await drop()]).toEqual([{ kind: "done" }, { kind: "unknown" }]);
    expect(await open(box.peer)).toMatchObject({ kind: "opened" });
  });
});

describe("users", () => {
  const people = {
    ...office("201", "202"),
    extensions: [
      { number: "201", name: "Gérant", password: "secret-201" },
      { number: "202", name: "Secrétaire" },
    ],
    groups: [{ number: "800", name: "Général", members: ["201", "202"], password: "secret-800" }],
    agents: [{ number: "301", name: "Agnès", pin: "4826", password: "secret-301" }],
    externalNumbers: [{ name: "Mobile", number: "0601020304", password: "secret-mobile" }],
  };

  test("CNX-09: an extension, a group, an agent and a number outside sign in by number and password", async () => {
    await using box = await withAdmin();
    await commit(box.peer, people);

    expect((await opened(box.peer, "201", "secret-201")).login).toMatchObject({
      role: "user",
      numbers: ["201", "800"],
    });
    expect((await opened(box.peer, "800", "secret-800")).login).toMatchObject({ role: "user", numbers: ["800"] });
    expect((await opened(box.peer, "301", "secret-301")).login).toMatchObject({ name: "301", numbers: ["301"] });
    expect((await opened(box.peer, "06 01 02 03 04", "secret-mobile")).login).toMatchObject({ name: "0601020304" });
    expect(await open(box.peer, "301", "4826")).toEqual({ kind: "wrong" });
    const { document } = await box.peer.call("config.get", { secrets: true });
    for (const secret of ["secret-201", "secret-800", "secret-301", "secret-mobile"]) {
      expect(JSON.stringify(document) + box.lines.join("")).not.toContain(secret);
    }
  });

  test("CNX-09: without a password there is no access, and it ends at once when the password is taken away", async () => {
    await using box = await withAdmin();
    await commit(box.peer, people);
    const { token } = await opened(box.peer, "0601020304", "secret-mobile");
    for (const typed of ["null", "secret-201"]) {
      expect(await open(box.peer, "202", typed)).toEqual({ kind: "wrong" });
    }
    const keep = [{ name: "Mobile", number: "0601020304" }];
    await commit(box.peer, { ...people, externalNumbers: keep });
    expect(await roleNow(box.peer, token)).toBe("user");

    await commit(box.peer, { ...people, externalNumbers: [{ ...keep[0], password: null }] });

    expect(await roleNow(box.peer, token)).toBeUndefined();
    expect(await open(box.peer, "0601020304", "secret-mobile")).toEqual({ kind: "wrong" });
  });

  test("CNX-09: whoever gets a number later does not get the password of who had it before", async () => {
    await using box = await withAdmin();
    await commit(box.peer, people);
    await commit(box.peer, { ...people, extensions: [people.extensions[1]], groups: [] });

    await commit(box.peer, { ...people, groups: [], agents: [{ number: "201", name: "Agent" }, people.agents[0]] });
    await commit(box.peer, {
      ...people,
      extensions: [people.extensions[1]],
      groups: [],
      agents: [{ number: "201", name: "Agent" }],
    });

    expect(await open(box.peer, "201", "secret-201")).toEqual({ kind: "wrong" });
  });

  test("CNX-09: choose another password, and their other logins end", async () => {
    await using box = await withAdmin();
    await commit(box.peer, people);
    for (const [name, old] of [
      ["201", "secret-201"],
      ["800", "secret-800"],
      ["0601020304", "secret-mobile"],
    ] as const) {
      const [mine, other] = [await opened(box.peer, name, old), await opened(box.peer, name, old)];

      expect(await box.peer.call("password.change", { token: mine.token, password: `nouveau ${name}` })).toEqual({
        kind: "set",
      });

      expect([await roleNow(box.peer, mine.token), await roleNow(box.peer, other.token)]).toEqual(["user", undefined]);
      expect(await open(box.peer, name, old)).toEqual({ kind: "wrong" });
      expect(await open(box.peer, name, `nouveau ${name}`)).toMatchObject({ kind: "opened" });
    }
  });
});
