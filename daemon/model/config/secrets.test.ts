import { expect, test } from "vitest";
import { extension, office } from "./office.fixture.ts";
import { nextSecrets, noSecrets, type Secrets, withAdministratorPassword } from "./secrets.ts";

const counted = () => {
  let count = 0;
  return () => `generated-${++count}`;
};
const of = (...numbers: string[]) => office({ extensions: numbers.map((number) => extension(number)), groups: [] });
const some: Secrets = { ...noSecrets, version: 7, extensions: { "201": { sipPassword: "old", passwordHash: "hash" } } };

test("an extension that appears gets a generated password", () => {
  const next = nextSecrets(some, { known: new Set(["201"]), document: of("201", "202"), given: new Map() }, counted());

  expect(next.extensions).toEqual({
    "201": { sipPassword: "old", passwordHash: "hash" },
    "202": { sipPassword: "generated-1", passwordHash: null },
  });
  expect(next.version).toBe(8);
});

test("what is given replaces only itself", () => {
  const given = new Map([["201", { sipPassword: "pw-201" }]]);

  const next = nextSecrets(some, { known: new Set(["201"]), document: of("201"), given }, counted());

  expect(next.extensions["201"]).toEqual({ sipPassword: "pw-201", passwordHash: "hash" });
});

test("access can be taken away", () => {
  const given = new Map([["201", { passwordHash: null }]]);

  const next = nextSecrets(some, { known: new Set(["201"]), document: of("201"), given }, counted());

  expect(next.extensions["201"]).toEqual({ sipPassword: "old", passwordHash: null });
});

test("nothing new: the same object, so that no revision is made", () => {
  const given = new Map([["201", { sipPassword: "old" }]]);

  expect(nextSecrets(some, { known: new Set(["201"]), document: of("201"), given }, counted())).toBe(some);
});

test("secrets of an extension that goes are kept for undo, but a new extension of that number does not get them", () => {
  const gone = nextSecrets(some, { known: new Set(["201"]), document: of(), given: new Map() }, counted());
  const undone = nextSecrets(gone, { known: new Set(["201"]), document: of("201"), given: new Map() }, counted());
  const anew = nextSecrets(gone, { known: new Set(), document: of("201"), given: new Map() }, counted());

  expect(undone.extensions["201"]).toEqual({ sipPassword: "old", passwordHash: "hash" });
  expect(anew.extensions["201"]).toEqual({ sipPassword: "generated-1", passwordHash: null });
});

test("an administrator's password replaces that administrator's only", () => {
  const one = withAdministratorPassword(some, "admin", "h1");
  const two = withAdministratorPassword(one, "marie", "h2");

  expect(two.administrators).toEqual({ admin: { passwordHash: "h1" }, marie: { passwordHash: "h2" } });
  expect(two.version).toBe(9);
});
