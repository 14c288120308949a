import { expect, test } from "vitest";
import { extension, office } from "../../model/config/office.fixture.ts";
import { noSecrets, type Secrets, withAdministrator } from "../../model/config/secrets.ts";
import { crowdedOut, type NewLogin, newLogin, ownerOf, prolonged, shown } from "./login-life.ts";
import { atDoor } from "./person-at-door.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const now = Date.UTC(2026, 10, 26, 9);

const admin = { passwordHash: "hash-a" };
const secrets = withAdministrator(withAdministrator(noSecrets, "admin", admin), "marie", {
  passwordHash: "hash-m",
  role: "read-only",
});
const known = { document: office({ extensions: [extension("201")], groups: [] }), secrets };
const login = (change: Partial<NewLogin> = {}) =>
  newLogin(
    {
      ...{ id: "1", name: "admin", role: "administrator", passwordHash: "hash-a", remembered: false, origin: null },
      ...change,
    },
    now,
  );
const isAlive = (one: ReturnType<typeof login>, secretsNow: Secrets = secrets, at = now) =>
  ownerOf(one, { ...known, secrets: secretsNow }, at) !== null;

test.each([
  [false, 12 * HOUR],
  [true, 30 * DAY],
])("a login that is remembered (%s) ends by itself after %d ms without use", (remembered, span) => {
  const one = login({ remembered });

  expect(isAlive(one, secrets, now + span - 1)).toBe(true);
  expect(isAlive(one, secrets, now + span)).toBe(false);
});

test("use prolongs it, but is not written down each time", () => {
  const one = login();

  expect(prolonged(one, now + 4 * 60_000)).toBe(one);
  expect(prolonged(one, now + 5 * 60_000)).toMatchObject({ since: now, until: now + 5 * 60_000 + 12 * HOUR });
});

test("a clock that was put back does not shorten it", () => {
  const one = login();

  expect(prolonged(one, now - DAY)).toBe(one);
});

test("another password ends the logins of that person only", () => {
  const changed = withAdministrator(secrets, "admin", { passwordHash: "hash-b" });

  expect(isAlive(login(), changed)).toBe(false);
  expect(isAlive(login({ name: "marie", passwordHash: "hash-m" }), changed)).toBe(true);
});

test("who is no administrator any more is signed in nowhere", () => {
  expect(isAlive(login(), withAdministrator(secrets, "admin", null))).toBe(false);
});

test("CNX-09: a user stays signed in for as long as his number has that password", () => {
  const user = login({ name: "201", role: "user", passwordHash: "hash-u" });
  const withHash = (passwordHash: string | null): Secrets => ({
    ...secrets,
    extensions: { "201": { sipPassword: "s", passwordHash } },
  });

  expect(isAlive(user, withHash("hash-u"))).toBe(true);
  expect(isAlive(user, withHash("another"))).toBe(false);
  expect(isAlive(user, withHash(null))).toBe(false);
});

test("a login of a user never becomes that of an administrator who gets the same name", () => {
  const user = login({ name: "admin", role: "user" });

  expect(isAlive(user)).toBe(false);
});

test("a name like that of a prototype belongs to nobody", () => {
  expect(isAlive(login({ name: "constructor" }))).toBe(false);
  expect(atDoor("constructor", known)).toBeNull();
  expect(atDoor("__proto__", known)).toBeNull();
});

test("the fifty-first login of a person ends the one that would have ended soonest", () => {
  const rows = new Map(
    Array.from({ length: 50 }, (_, index) => [`row-${index}`, { ...login(), until: now + HOUR * (50 - index) }]),
  );

  expect(crowdedOut(rows, "admin")).toEqual(["row-49"]);
  expect(crowdedOut(rows, "marie")).toEqual([]);
});

test("what is told of a login says what its owner may do now, when it was used, and nothing about the password", () => {
  const owner = atDoor("marie", known);
  if (owner === null) throw new Error("marie is known");
  const told = shown(login({ name: "marie", passwordHash: "hash-m" }), owner);

  expect(told).toEqual({
    ...{ id: "1", name: "marie", role: "read-only", numbers: [], since: now, usedAt: now, until: now + 12 * HOUR },
    ...{ remembered: false, origin: null, mustChange: false },
  });
});
