import { describe, expect, test } from "vitest";
import { agent, extension, office, trunk } from "./office.fixture.ts";
import { nextSecrets, noSecrets, type Secrets, withAdministrator } from "./secrets.ts";

const counted = () => {
  let count = 0;
  return () => `generated-${++count}`;
};
const of = (...numbers: string[]) => office({ extensions: numbers.map((number) => extension(number)), groups: [] });
const some: Secrets = { ...noSecrets, version: 7, extensions: { "201": { sipPassword: "old", passwordHash: "hash" } } };

test("an extension that appears gets a generated password", () => {
  const next = nextSecrets(
    some,
    { known: new Set(["201"]), document: of("201", "202"), given: new Map(), renumbered: [] },
    counted(),
  );

  expect(next.extensions).toEqual({
    "201": { sipPassword: "old", passwordHash: "hash" },
    "202": { sipPassword: "generated-1", passwordHash: null },
  });
  expect(next.version).toBe(8);
});

test("what is given replaces only itself", () => {
  const given = new Map([["201", { sipPassword: "pw-201" }]]);

  const next = nextSecrets(some, { known: new Set(["201"]), document: of("201"), given, renumbered: [] }, counted());

  expect(next.extensions["201"]).toEqual({ sipPassword: "pw-201", passwordHash: "hash" });
});

test("access can be taken away", () => {
  const given = new Map([["201", { passwordHash: null }]]);

  const next = nextSecrets(some, { known: new Set(["201"]), document: of("201"), given, renumbered: [] }, counted());

  expect(next.extensions["201"]).toEqual({ sipPassword: "old", passwordHash: null });
});

test("nothing new: the same object, so that no revision is made", () => {
  const given = new Map([["201", { sipPassword: "old" }]]);

  expect(nextSecrets(some, { known: new Set(["201"]), document: of("201"), given, renumbered: [] }, counted())).toBe(
    some,
  );
});

test("secrets of an extension that goes are kept for undo, but a new extension of that number does not get them", () => {
  const gone = nextSecrets(
    some,
    { known: new Set(["201"]), document: of(), given: new Map(), renumbered: [] },
    counted(),
  );
  const undone = nextSecrets(
    gone,
    { known: new Set(["201"]), document: of("201"), given: new Map(), renumbered: [] },
    counted(),
  );
  const anew = nextSecrets(
    gone,
    { known: new Set(), document: of("201"), given: new Map(), renumbered: [] },
    counted(),
  );

  expect(undone.extensions["201"]).toEqual({ sipPassword: "old", passwordHash: "hash" });
  expect(anew.extensions["201"]).toEqual({ sipPassword: "generated-1", passwordHash: null });
});

describe("an extension that gets another number", () => {
  const two: Secrets = {
    ...some,
    extensions: { ...some.extensions, "202": { sipPassword: "second", passwordHash: null } },
  };
  const move = (numbers: string[], renumbered: { from: string; to: string }[], known = ["201", "202"]) =>
    nextSecrets(two, { known: new Set(known), document: of(...numbers), given: new Map(), renumbered }, counted());

  test("takes its passwords along", () => {
    expect(move(["211", "202"], [{ from: "201", to: "211" }]).extensions).toMatchObject({
      "211": { sipPassword: "old", passwordHash: "hash" },
      "202": { sipPassword: "second", passwordHash: null },
    });
  });

  test("leaves nothing to who gets the old number in the same revision", () => {
    expect(move(["211", "201"], [{ from: "201", to: "211" }]).extensions["201"]).toEqual({
      sipPassword: "generated-1",
      passwordHash: null,
    });
  });

  test("leaves nothing to who gets the old number later, but has it again when the change is undone", () => {
    const moved = move(["211", "202"], [{ from: "201", to: "211" }]);
    const known = new Set(["211", "202"]);
    const undone = new Set(Object.keys(moved.extensions));
    const stranger = { known, document: of("201", "202", "211"), given: new Map(), renumbered: [] };
    const before = { known: undone, document: of("201", "202"), given: new Map(), renumbered: [] };

    expect(nextSecrets(moved, stranger, counted()).extensions["201"]?.sipPassword).toBe("generated-1");
    expect(nextSecrets(moved, before, counted()).extensions["201"]?.sipPassword).toBe("old");
  });

  test("may swap with another one", () => {
    const swap = [
      { from: "201", to: "202" },
      { from: "202", to: "201" },
    ];

    expect(move(["201", "202"], swap).extensions).toMatchObject({
      "201": { sipPassword: "second" },
      "202": { sipPassword: "old", passwordHash: "hash" },
    });
  });

  test("that nobody had is a new one", () => {
    expect(move(["201", "202", "211"], [{ from: "299", to: "211" }]).extensions["211"]?.sipPassword).toBe(
      "generated-1",
    );
  });

  test("and is given another password at once has that one", () => {
    const given = new Map([["211", { sipPassword: "new" }]]);
    const renumbered = [{ from: "201", to: "211" }];
    const next = nextSecrets(two, { known: new Set(["201"]), document: of("211"), given, renumbered }, counted());

    expect(next.extensions["211"]).toEqual({ sipPassword: "new", passwordHash: "hash" });
  });
});

test("what is kept of an administrator replaces that administrator's only, and he can be taken out", () => {
  const one = withAdministrator(some, "admin", { passwordHash: "h1" });
  const two = withAdministrator(one, "marie", { passwordHash: "h2", role: "telephony" });

  expect(two.administrators).toEqual({
    admin: { passwordHash: "h1" },
    marie: { passwordHash: "h2", role: "telephony" },
  });
  expect(withAdministrator(two, "admin", null).administrators).toEqual({ marie: two.administrators.marie });
  expect(two.version).toBe(9);
});

test("LIG-11: the password of a line's account is what was given; what registers here gets one of ours", () => {
  const trunks = [
    trunk("900", { registration: "outbound", user: "0033900" }),
    trunk("901", { registration: "inbound", user: "passerelle" }),
    trunk("902"),
  ];
  const document = office({ extensions: [], groups: [], trunks });
  const given = new Map([["900", { sipPassword: "of the operator" }]]);

  const first = nextSecrets(noSecrets, { known: new Set(), document, given, renumbered: [] }, counted());
  const known = new Set(["900", "901", "902"]);
  const second = nextSecrets(first, { known, document, given: new Map(), renumbered: [] }, counted());

  expect(first.trunks).toEqual({ "900": "of the operator", "901": "generated-1" });
  expect(second).toBe(first);
});

describe("PINs of agents", () => {
  const staff = (...numbers: string[]) =>
    office({ extensions: [], groups: [], agents: numbers.map((number) => agent(number)) });
  const kept: Secrets = { ...noSecrets, version: 3, agents: { "301": "hash-301" } };
  const next = (
    known: string[],
    document: ReturnType<typeof staff>,
    given: [string, string | null][] = [],
    moved = {},
  ) =>
    nextSecrets(
      kept,
      {
        known: new Set(known),
        document,
        given: new Map(given.map(([number, agentPinHash]) => [number, { agentPinHash }])),
        renumbered: Object.entries<string>(moved).map(([from, to]) => ({ from, to })),
      },
      counted(),
    );

  test("are given, kept and taken away", () => {
    expect(next(["301"], staff("301"))).toBe(kept);
    expect(next(["301"], staff("301", "302"), [["302", "hash-302"]]).agents).toEqual({
      "301": "hash-301",
      "302": "hash-302",
    });
    expect(next(["301"], staff("301"), [["301", null]]).agents).toEqual({});
  });

  test("go along with a new number, and are nobody's who is new at the old one", () => {
    expect(next(["301"], staff("302", "301"), [], { "301": "302" }).agents).toEqual({ "302": "hash-301" });
    expect(next([], staff("301")).agents).toEqual({});
  });
});
