import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { always, forwardTo, profile } from "../../model/config/office.fixture.ts";
import type { Failure } from "../../model/profiles/forwards.ts";
import { sentenceOf } from "../../model/reason.ts";
import type { PbxView } from "../../model/snapshot/pbx-view.ts";
import { extension, group, office } from "../office.fixture.ts";
import { line, outsideOffice } from "../outside.fixture.ts";
import { dialPlan } from "./dial-plan.ts";
import { routeCall } from "./route-call.ts";
import type { CallOffer, Liveness } from "./route-plan.ts";

const at = Date.parse("2027-06-01T10:00:00+02:00");
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
const from = (number: string, dialled: string, change: Partial<CallOffer> = {}): CallOffer => ({
  caller: { kind: "extension", number },
  origin: "inside",
  dialled,
  never: [],
  trail: [],
  at,
  ...change,
});
const byLine = (dialled: string) => from("", dialled, { caller: { kind: "trunk", trunk: "900" }, origin: "outside" });
const busy = (...numbers: string[]): Liveness => ({
  ...everybodyIsIn,
  callsOf: (number) => (numbers.includes(number) ? 255 : 0),
});

/** An extension that is in one profile all the week. */
const sends = (number: string, when: "onNoAnswer" | "onBusy" | "onUnavailable", to: string, change = {}) =>
  extension(number, {
    profiles: [profile("Ici", { inside: { [when]: forwardTo(to) }, outside: { [when]: forwardTo(to) } })],
    planning: always("Ici"),
    ...change,
  });
const route = (view: PbxView, offer: CallOffer, live = everybodyIsIn) => routeCall(dialPlan(view), offer, live);
const codes = (found: ReturnType<typeof routeCall>) => found.reasons.map(({ code }) => code);
const rung = (found: ReturnType<typeof routeCall>) =>
  found.kind === "ring"
    ? [...found.extensions, ...found.outside].map(({ number }) => number)
    : found.kind === "refuse"
      ? found.cause
      : found.kind;

describe("where a call goes by the profile in force", () => {
  test("PRO-06: who is busy sends it on, and the reasons tell the profile and the forward", () => {
    const view = office({
      extensions: [extension("201"), sends("202", "onBusy", "203"), extension("203")],
      groups: [],
    });

    const found = route(view, from("201", "202"), busy("202"));

    expect(found).toMatchObject({ kind: "ring", number: "203", trail: ["202"], forwards: { busy: null } });
    expect(found.reasons.map((one) => sentenceOf(one, "fr"))).toEqual([
      "Le 202 est le poste « Poste 202 »",
      "Planning, mardi 00:00–24:00 : le 202 est en profil « Ici »",
      "Le poste 202 a 255 appels, sa limite : occupé",
      "Le 202 renvoie vers 203 : occupé",
      "Le 203 est le poste « Poste 203 »",
      "Tous les appareils du 203 sonnent, 30 s au plus",
    ]);
    expect(rung(route(view, from("201", "202")))).toEqual(["202"]);
  });

  test("PRO-07: who has no telephone sends it on; who is only busy does not by that", () => {
    const view = office({ extensions: [sends("202", "onUnavailable", "203"), extension("203")], groups: [] });

    expect(rung(route(view, byLine("202"), { ...everybodyIsIn, isRegistered: (one) => one !== "202" }))).toEqual([
      "203",
    ]);
    expect(rung(route(view, byLine("202"), busy("202")))).toBe("busy");
  });

  test("PRO-04 PRO-05: rings as long as the profile says, and the plan knows what follows", () => {
    const profiles = [profile("Ici", { inside: { ringSeconds: 12, onNoAnswer: forwardTo("203") } })];
    const view = office({ extensions: [extension("202", { profiles, planning: always("Ici") }), extension("203")] });

    expect(route(view, from("201", "202"))).toMatchObject({
      seconds: 12,
      forwards: { "no-answer": { number: "203" }, busy: null, unavailable: null },
    });
  });

  test("PRO-12: calls from outside have their own block", () => {
    const profiles = [
      profile("Ici", { inside: { onBusy: forwardTo("203") }, outside: { onBusy: forwardTo("204"), ringSeconds: 7 } }),
    ];
    const extensions = [extension("202", { profiles, planning: always("Ici") }), extension("203"), extension("204")];
    const view = office({ extensions, groups: [] });

    expect(
      rung(route(view, from("203", "202", { caller: { kind: "extension", number: "205" } }), busy("202"))),
    ).toEqual(["203"]);
    expect(rung(route(view, byLine("202"), busy("202")))).toEqual(["204"]);
    expect(route(view, byLine("202"))).toMatchObject({ seconds: 7 });
  });

  test("PRO-15: a profile chosen by hand counts before the planning", () => {
    const profiles = [profile("Ici"), profile("Absent", { inside: { onUnavailable: forwardTo("203") } })];
    const extensions = [extension("202", { profiles, planning: always("Ici") }), extension("203")];
    const live = {
      ...everybodyIsIn,
      isRegistered: (one: string) => one !== "202",
      profileByHand: (one: string) => (one === "202" ? { profile: "Absent", until: at + 1 } : null),
    };

    const found = route(office({ extensions, groups: [] }), from("201", "202"), live);

    expect(rung(found)).toEqual(["203"]);
    expect(codes(found)).toContain("profile-by-hand");
  });

  test("GRP-21: a group has profiles of its own: nobody free, nobody there", () => {
    const profiles = [profile("Ici", { inside: { onBusy: forwardTo("204"), onUnavailable: forwardTo("203") } })];
    const groups = [group("800", ["202"], { profiles, planning: always("Ici") })];
    const view = office({ groups });

    expect(rung(route(view, from("201", "800"), busy("202")))).toEqual(["204"]);
    expect(rung(route(view, from("201", "800"), { ...everybodyIsIn, isRegistered: (one) => one !== "202" }))).toEqual([
      "203",
    ]);
  });

  test("PLA-07: without a profile in force, and for members of a group, nobody is forwarded", () => {
    const idle = sends("202", "onBusy", "203", { planning: null });
    const view = office({ extensions: [idle, extension("203")], groups: [group("800", ["202"])] });

    expect(rung(route(view, from("201", "202"), busy("202")))).toBe("busy");
    const planned = office({ extensions: [sends("202", "onBusy", "203")], groups: [group("800", ["202"])] });
    expect(rung(route(planned, from("201", "800"), busy("202")))).toBe("busy");
  });
});

describe("a forward", () => {
  test("PRO-11: goes outside with the rights of who forwards, not of who calls", () => {
    const may = {
      classes: ["national" as const, "mobile" as const, "international" as const],
      countries: [],
      when: null,
    };
    const view = (rights: typeof may | undefined) =>
      outsideOffice({
        extensions: [
          extension("201", { outsideRights: may }),
          sends("202", "onBusy", "0044207946001", rights === undefined ? {} : { outsideRights: rights }),
        ],
        groups: [],
      });

    expect(route(view(may), byLine("202"), busy("202"))).toMatchObject({ kind: "ring", trail: ["202"] });
    const refused = route(view(undefined), from("201", "202"), busy("202"));
    expect(rung(refused)).toBe("busy");
    expect(refused.reasons.at(-1)).toMatchObject({ code: "no-right", facts: { extension: "202" } });
  });

  test("from a group goes to what the configuration names, as a call of the group", () => {
    const profiles = [profile("Ici", { outside: { onUnavailable: forwardTo("0601020304") } })];
    const view = outsideOffice({
      trunks: [line("900")],
      groups: [group("800", ["202"], { profiles, planning: always("Ici") })],
      externalNumbers: [{ name: "Mobile", number: "0601020304", ringsWith: null }],
    });

    const found = route(view, byLine("800"), { ...everybodyIsIn, isRegistered: () => false });

    expect(found).toMatchObject({ kind: "ring", outside: [{ number: "0601020304", group: { number: "800" } }] });
  });

  test("ends where it goes round, and tells so; nobody is rung twice", () => {
    const view = office({
      extensions: [extension("201"), sends("202", "onBusy", "203"), sends("203", "onBusy", "202")],
      groups: [],
    });

    const found = route(view, from("201", "202"), busy("202", "203"));

    expect(rung(found)).toBe("busy");
    expect(codes(found).filter((code) => code === "forwards")).toHaveLength(2);
    expect(found.reasons.at(-1)).toMatchObject({ code: "forward-goes-round", facts: { number: "202" } });
  });

  test("never leads back to who calls", () => {
    const view = office({ extensions: [extension("201"), sends("202", "onBusy", "201")], groups: [] });

    const found = route(view, from("201", "202"), busy("202"));

    expect(rung(found)).toBe("busy");
    expect(found.reasons.at(-1)).toMatchObject({ code: "forward-goes-round", facts: { number: "201" } });
  });

  test("never leads to help, whatever stands in the view", () => {
    const view = outsideOffice({ extensions: [sends("202", "onBusy", "112")], groups: [] });

    expect(codes(route(view, from("201", "202"), busy("202"))).at(-1)).toBe("forward-for-help");
  });

  test("is followed by five others at most", () => {
    const numbers = ["202", "203", "204", "205", "206", "207", "208"];
    const extensions = numbers.map((number, index) => sends(number, "onBusy", numbers[index + 1] ?? "209"));
    const view = office({ extensions: [...extensions, extension("209")], groups: [] });

    const all = route(view, from("201", "202"), busy(...numbers));
    const five = route(view, from("201", "204"), busy(...numbers));

    expect(codes(all).at(-1)).toBe("too-many-forwards");
    expect(five).toMatchObject({ kind: "ring", number: "209", trail: ["204", "205", "206", "207", "208"] });
  });

  test("whatever forwards to whatever, routing ends, and never rings the caller or a forwarder", () => {
    const number = fc.constantFrom("201", "202", "203", "204", "800");
    const when = fc.constantFrom<Failure>("busy", "unavailable");
    const extensionOf = (own: string) =>
      fc.record({ to: number, when }).map((one) => {
        return sends(own, one.when === "busy" ? "onBusy" : "onUnavailable", one.to);
      });
    const some = fc.subarray(["201", "202", "203", "204"]);
    fc.assert(
      fc.property(
        fc.tuple(extensionOf("201"), extensionOf("202"), extensionOf("203"), extensionOf("204")),
        number,
        some,
        some,
        (extensions, dialled, talking, absent) => {
          const view = office({ extensions, groups: [group("800", ["203", "204"])] });
          const live = { ...busy(...talking), isRegistered: (one: string) => !absent.includes(one) };

          const found = route(view, from("201", dialled), live);

          expect(found.reasons.length).toBeGreaterThan(0);
          if (found.kind !== "ring") return;
          for (const one of ["201", ...found.trail]) expect(rung(found)).not.toContain(one);
        },
      ),
    );
  });
});
