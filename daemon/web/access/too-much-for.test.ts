import { describe, expect, test } from "vitest";
import { ACCESSES, type Access } from "../../contracts/api/route.ts";
import type { LoginRole } from "../../contracts/login.ts";
import type { Guest } from "./guest.ts";
import { tooMuchFor } from "./too-much-for.ts";

const person = (role: LoginRole, mustChange = false): Guest => ({
  kind: "person",
  token: "t",
  login: {
    ...{ id: "1", name: "x", role, mustChange, numbers: [], since: 0, usedAt: 0, until: 0 },
    ...{ remembered: false, origin: null },
  },
});
const program = (right: "all" | "read"): Guest => ({
  kind: "program",
  token: "t",
  program: { id: "1", name: "x", right, createdAt: 0, createdBy: "admin" },
});

const open = (guest: Guest): readonly Access[] =>
  ACCESSES.filter((access) => access !== "open" && tooMuchFor(guest, access) === undefined);

describe("what is open", () => {
  test.each([
    ["all", ["read", "write", "settings", "accounts", "administrator", "login"]],
    ["telephony", ["read", "write", "administrator", "login"]],
    ["read-only", ["read", "administrator", "login"]],
    ["user", ["own", "login"]],
  ] as const)("to %s: %j", (role, expected) => {
    expect(open(person(role))).toEqual(expected);
  });

  test.each([
    ["all", ["read", "write", "settings"]],
    ["read", ["read"]],
  ] as const)("to a program with the right %s: %j", (right, expected) => {
    expect(open(program(right))).toEqual(expected);
  });

  test("to whoever has a temporary password: to choose another one", () => {
    expect(open(person("all", true))).toEqual(["login"]);
    expect(tooMuchFor(person("all", true), "read")).toMatchObject({ status: 403, code: "password-to-change" });
  });
});

test("a reason is told in his words", () => {
  const why = (guest: Guest, access: Access) => tooMuchFor(guest, access)?.message;

  expect(why(person("user"), "read")).toContain("administrateurs");
  expect(why(person("all"), "own")).toContain("usagers");
  expect(why(person("read-only"), "write")).toContain("consulter");
  expect(why(person("telephony"), "accounts")).toContain("tous les droits");
  expect(why(program("read"), "write")).toContain("jeton");
  expect(why(program("all"), "accounts")).toContain("personnes");
});
