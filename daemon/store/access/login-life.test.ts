import { expect, test } from "vitest";
import { office } from "../../model/config/office.fixture.ts";
import { noSecrets, withAdministratorPassword } from "../../model/config/secrets.ts";
import { crowdedOut, isAlive, newLogin, prolonged, shown } from "./login-life.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const now = Date.UTC(2026, 10, 26, 9);

const administrators = {
  document: office({ administrators: [{ name: "admin" }, { name: "marie" }] }),
  secrets: withAdministratorPassword(withAdministratorPassword(noSecrets, "admin", "hash-a"), "marie", "hash-m"),
};
const login = (change: { name?: string; remembered?: boolean } = {}) =>
  newLogin({ id: "1", name: "admin", passwordHash: "hash-a", remembered: false, ...change }, now);

test.each([
  [false, 12 * HOUR],
  [true, 30 * DAY],
])("a login that is remembered (%s) ends by itself after %d ms without use", (remembered, span) => {
  const one = login({ remembered });

  expect(isAlive(one, administrators, now + span - 1)).toBe(true);
  expect(isAlive(one, administrators, now + span)).toBe(false);
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
  const changed = { ...administrators, secrets: withAdministratorPassword(administrators.secrets, "admin", "hash-b") };

  expect(isAlive(login(), changed, now)).toBe(false);
  expect(
    isAlive(newLogin({ id: "2", name: "marie", passwordHash: "hash-m", remembered: false }, now), changed, now),
  ).toBe(true);
});

test("who is no administrator any more is signed in nowhere", () => {
  const without = { ...administrators, document: office({ administrators: [{ name: "marie" }] }) };

  expect(isAlive(login(), without, now)).toBe(false);
});

test("a name like that of a prototype belongs to nobody", () => {
  const strange = { ...administrators, document: office({ administrators: [{ name: "constructor" }] }) };

  expect(isAlive(login({ name: "constructor" }), strange, now)).toBe(false);
});

test("the fifty-first login of a person ends the one that would have ended soonest", () => {
  const rows = new Map(
    Array.from({ length: 50 }, (_, index) => [`row-${index}`, { ...login(), until: now + HOUR * (50 - index) }]),
  );

  expect(crowdedOut(rows, "admin")).toEqual(["row-49"]);
  expect(crowdedOut(rows, "marie")).toEqual([]);
});

test("what is told of a login says nothing about the password", () => {
  expect(Object.keys(shown(login())).sort()).toEqual(["id", "name", "remembered", "role", "since", "until"]);
});
