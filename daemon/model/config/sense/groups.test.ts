import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { withoutObject } from "../edits/objects.ts";
import { extension, forwardTo, group, office, renamed, trunk } from "../office.fixture.ts";
import { linesRing, membersExist, membersOnce, noLoops, oneMenu } from "./groups.ts";
import { senseIssues } from "./sense.ts";

describe("members of a group", () => {
  test("a member that does not exist is named with its group", () => {
    const document = office({ extensions: [extension("201")], groups: [group("802", ["201", "299"], "Vente")] });

    expect(membersExist(document)).toMatchObject([
      {
        path: "/groups/0/members/1",
        message: "Le groupe « Vente » (802) cite le numéro 299, qui n'existe pas.",
      },
    ]);
  });

  test("a group may be a member of another, in whatever order they stand", () => {
    const document = office({ extensions: [extension("201")], groups: [group("800", ["801"]), group("801", ["201"])] });

    expect(membersExist(document)).toEqual([]);
    expect(noLoops(document)).toEqual([]);
  });

  test("a member that stands twice is an issue once", () => {
    const document = office({ extensions: [extension("201")], groups: [group("800", ["201", "201"])] });

    expect(membersOnce(document)).toMatchObject([{ path: "/groups/0/members/1", code: "repeated-member" }]);
  });
});

describe("GRP-12: a line among the members", () => {
  const withLine = (registration: "inbound" | "outbound" | "none") =>
    office({
      extensions: [extension("201")],
      trunks: [trunk("902", { registration, name: "Atelier" })],
      groups: [group("802", ["201", "902"], "Vente")],
    });

  test("may be one that equipment registers on", () => {
    expect([...membersExist(withLine("inbound")), ...linesRing(withLine("inbound"))]).toEqual([]);
  });

  test.each(["outbound", "none"] as const)(
    "is told apart from a line to an operator (%s), which rings nobody",
    (mode) => {
      expect(linesRing(withLine(mode))).toMatchObject([
        {
          path: "/groups/0/members/1",
          code: "member-line-cannot-ring",
          message: expect.stringContaining("« Atelier » (902)"),
        },
      ]);
    },
  );
});

describe("GRP-12: a menu among the members", () => {
  const menuNumbers = [
    { number: "601", name: "svi jour" },
    { number: "602", name: "svi nuit" },
  ];
  const withMembers = (...members: readonly string[]) =>
    office({ extensions: [extension("201")], menuNumbers, groups: [group("802", members, "Vente")] });

  test("is a member like any other, wherever it stands", () => {
    const document = withMembers("601", "201");

    expect([...membersExist(document), ...oneMenu(document)]).toEqual([]);
  });

  test("a second one would never be heard", () => {
    expect(oneMenu(withMembers("601", "201", "602"))).toMatchObject([
      { path: "/groups/0/members/2", code: "second-menu", message: expect.stringContaining("602 ne serait jamais") },
    ]);
  });
});

describe("GRP-22: loops of groups", () => {
  test("a group that contains itself", () => {
    expect(noLoops(office({ groups: [group("800", ["800"], "Général")] }))).toMatchObject([
      { path: "/groups/0/members/0", message: "Le groupe « Général » (800) se contiendrait lui-même : 800 → 800." },
    ]);
  });

  test("a circle of three is shown with its way round from each of them", () => {
    const groups = [group("801", ["802"]), group("802", ["803"]), group("803", ["201", "801"])];

    const found = noLoops(office({ groups }));

    expect(found.map(({ path }) => path)).toEqual([
      "/groups/0/members/0",
      "/groups/1/members/0",
      "/groups/2/members/1",
    ]);
    expect(found[0]?.message).toContain("801 → 802 → 803 → 801");
  });

  test("a group reached on two ways is no loop", () => {
    const groups = [group("801", ["802", "803"]), group("802", ["804"]), group("803", ["804"]), group("804", ["201"])];

    expect(noLoops(office({ groups }))).toEqual([]);
  });

  test("a group beside a loop is not blamed for it", () => {
    const groups = [group("801", ["802"]), group("802", ["803"]), group("803", ["802"])];

    expect(noLoops(office({ groups })).map(({ path }) => path)).toEqual(["/groups/1/members/0", "/groups/2/members/0"]);
  });

  test("groups that only contain later ones never loop; an edge back from the last to the first always does", () => {
    const edges = fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 30 });
    fc.assert(
      fc.property(edges, (pairs) => {
        const members = (from: number) =>
          pairs.flatMap(([one, other]) => (one === from && other > from ? [`80${other}`] : []));
        const chain = Array.from({ length: 10 }, (_, index) => index);
        const groups = chain.map((index) =>
          group(`80${index}`, [...members(index), ...(index < 9 ? [`80${index + 1}`] : [])]),
        );
        const closed = groups.map((one) => (one.number === "809" ? { ...one, members: ["800"] } : one));

        expect(noLoops(office({ groups }))).toEqual([]);
        expect(noLoops(office({ groups: closed })).length).toBeGreaterThanOrEqual(10);
      }),
    );
  });
});

test("GRP-23: the overflow of a group leads to what exists, and follows a new number", () => {
  const extensions = [extension("201"), extension("202")];
  const groups = [{ ...group("800", ["201"]), overflow: forwardTo("202") }];
  const document = office({ extensions, groups });

  expect(senseIssues(document)).toEqual([]);
  expect(renamed(document, "extensions", "202", "212").groups[0]?.overflow).toEqual(forwardTo("212"));
  expect(withoutObject(document, "extensions", "202").groups[0]?.overflow).toBeNull();
  expect(senseIssues(office({ extensions: extensions.slice(0, 1), groups }))).toMatchObject([
    { path: "/groups/0/overflow/number", code: "unknown-number" },
  ]);
});
