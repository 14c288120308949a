import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assign, type FreeMember, type Waiter } from "./assign.ts";

const waiter = (id: string, ticket: number, change: Partial<Waiter> = {}): Waiter => ({
  ...{ id, queue: "800", since: ticket * 1000, ticket, passed: [], seat: null },
  ...change,
});
const free = (...members: readonly string[]): readonly FreeMember[] =>
  members.map((member) => ({ member, at: member }));
const served = (waiters: readonly Waiter[], members: readonly FreeMember[], ringsAll = false) =>
  assign(waiters, () => ({ free: members, ringsAll })).map(({ waiter: { id }, members: rung }) => [id, ...rung]);

describe("whose turn it is", () => {
  test("who came first, whatever order they are named in, and one member for each", () => {
    expect(served([waiter("b", 2), waiter("c", 3), waiter("a", 1)], free("201", "202"))).toEqual([
      ["a", "201"],
      ["b", "202"],
    ]);
  });

  test("all that are free ring for the first one, where all ring at once", () => {
    expect(served([waiter("a", 1), waiter("b", 2)], free("201", "202"), true)).toEqual([["a", "201", "202"]]);
  });

  test("between queues who waits longest", () => {
    const early = waiter("b", 7, { queue: "801", since: 10 });

    expect(served([waiter("a", 1, { since: 20 }), early], free("201"))).toEqual([["b", "201"]]);
  });

  test("a member who did not take the call is asked again when no other is left", () => {
    expect(served([waiter("a", 1, { passed: ["201"] })], free("201", "202"))).toEqual([["a", "202"]]);
    expect(served([waiter("a", 1, { passed: ["201", "202"] })], free("201", "202"))).toEqual([["a", "201"]]);
  });

  test("nobody is rung for himself, and who cannot be served holds up nobody", () => {
    const own = waiter("a", 1, { seat: "201" });

    expect(served([own, waiter("b", 2)], free("201"))).toEqual([["b", "201"]]);
  });

  test("two members at one telephone are one telephone", () => {
    const both = [
      { member: "301", at: "201" },
      { member: "201", at: "201" },
    ];

    expect(served([waiter("a", 1), waiter("b", 2)], both)).toEqual([["a", "301"]]);
  });

  test("whoever waits and is free: no telephone rings twice, and as many are served as can be", () => {
    const seats = fc.uniqueArray(fc.constantFrom("201", "202", "203", "204"));
    fc.assert(
      fc.property(fc.nat(6), seats, (callers, members) => {
        const waiters = Array.from({ length: callers }, (_, index) => waiter(`call-${index}`, index));

        const found = served(waiters, free(...members));

        expect(found.map(([id]) => id)).toEqual(waiters.slice(0, members.length).map(({ id }) => id));
        expect(new Set(found.map(([, member]) => member)).size).toBe(found.length);
      }),
    );
  });
});
