import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { reason } from "../../model/reason.ts";
import { group, office } from "../office.fixture.ts";
import { dialPlan } from "./dial-plan.ts";
import { routeCall } from "./route-call.ts";
import type { CallOffer, Liveness } from "./route-plan.ts";

const everybodyIsIn: Liveness = {
  isRegistered: () => true,
  callsOf: () => 0,
  callsBy: () => ({ incoming: 0, outgoing: 0 }),
  isUsable: () => true,
  outsideLimit: () => null,
  profileByHand: () => null,
  absence: () => null,
  deskOf: () => null,
  isPaused: () => false,
  waitingFor: () => 0,
  firstOf: () => null,
  idleSince: () => 0,
  nameOf: () => "",
};
const offer = (number: string, dialled: string, ...never: string[]): CallOffer => ({
  caller: { kind: "extension", number },
  origin: "inside",
  dialled,
  never,
  trail: [],
  at: 0,
});
const plan = dialPlan(office());

const ringing = (one: CallOffer, live = everybodyIsIn) => {
  const route = routeCall(plan, one, live);
  return route.kind === "ring"
    ? route.extensions.map((extension) => extension.number)
    : route.kind === "refuse"
      ? route.cause
      : route.kind;
};

describe("where a call goes", () => {
  test("an extension rings for its own number of seconds", () => {
    const route = routeCall(plan, offer("201", "202"), everybodyIsIn);

    expect(route).toMatchObject({ kind: "ring", number: "202", seconds: 30 });
  });

  test("a number that nobody has is not found", () => {
    expect(ringing(offer("201", "299"))).toBe("not-found");
  });

  test("an extension that calls itself hears busy", () => {
    expect(ringing(offer("201", "201"))).toBe("busy");
  });

  test("an extension without a registered device is unavailable", () => {
    expect(ringing(offer("201", "202"), { ...everybodyIsIn, isRegistered: () => false })).toBe("unavailable");
  });

  test("an extension whose simultaneous calls are all taken is busy", () => {
    expect(ringing(offer("201", "205"), { ...everybodyIsIn, callsOf: () => 1 })).toBe("busy");
  });

  test("a group rings its members but never the caller", () => {
    expect(ringing(offer("201", "800"))).toEqual(["202", "203", "204", "205"]);
  });

  test("a group within a group rings each member once", () => {
    expect(ringing(offer("201", "801"))).toEqual(["203", "202", "204", "205"]);
  });

  test("a group of which nobody is registered is unavailable", () => {
    expect(ringing(offer("201", "800"), { ...everybodyIsIn, isRegistered: () => false })).toBe("unavailable");
  });

  test("a group of which the registered members all talk is busy", () => {
    expect(ringing(offer("201", "800"), { ...everybodyIsIn, callsOf: () => 255 })).toBe("busy");
  });

  test("a group leaves out members who talk and says so", () => {
    const route = routeCall(plan, offer("201", "800"), {
      ...everybodyIsIn,
      callsOf: (n) => (n === "205" ? 1 : 0),
    });

    expect(route.kind === "ring" && route.extensions.map((one) => one.number)).toEqual(["202", "203", "204"]);
    expect(route.reasons).toContainEqual(reason("members-busy", { numbers: ["205"] }));
  });

  test("a number that already had its part in the call is not rung again", () => {
    expect(ringing(offer("201", "203", "203"))).toBe("busy");
    expect(ringing(offer("201", "800", "202", "203"))).toEqual(["204", "205"]);
  });

  test("a group that contains itself is still only walked once", () => {
    const looped = dialPlan(office({ groups: [group("800", ["800", "202"])] }));

    expect(routeCall(looped, offer("201", "800"), everybodyIsIn)).toMatchObject({
      kind: "ring",
      extensions: [{ number: "202" }],
    });
  });

  test("control characters of a dialled number do not reach the reasons", () => {
    const route = routeCall(plan, offer("201", "1\u001b[2J\n"), everybodyIsIn);

    expect(route.reasons).toEqual([{ code: "nobodys-number", facts: { dialled: "1\ufffd[2J\ufffd" } }]);
  });

  test("whatever is dialled, nobody rings who must not, and everything has a reason", () => {
    const number = fc.oneof(fc.constantFrom("201", "202", "205", "800", "801", "299"), fc.string());
    fc.assert(
      fc.property(number, number, fc.array(number, { maxLength: 3 }), (caller, dialled, never) => {
        const route = routeCall(plan, offer(caller, dialled, ...never), everybodyIsIn);
        expect(route.reasons.length).toBeGreaterThan(0);
        if (route.kind !== "ring") return;
        const rung = route.extensions.map((extension) => extension.number);
        expect(new Set(rung).size).toBe(rung.length);
        for (const one of [caller, ...never]) expect(rung).not.toContain(one);
      }),
    );
  });
});
