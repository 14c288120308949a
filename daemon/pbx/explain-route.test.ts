import { describe, expect, test } from "vitest";
import type { RouteExplanation } from "../contracts/route-explanation.ts";
import { forwardTo, profile } from "../model/config/office.fixture.ts";
import { sentenceOf } from "../model/reason.ts";
import { extension, group } from "./office.fixture.ts";
import { line, outsideOffice } from "./outside.fixture.ts";
import { TelephoneRoom } from "./telephone-room.fixture.ts";

const explain = (room: TelephoneRoom, from: string, to: string, more: { line?: string; at?: number } = {}) =>
  room.exchange.explain({ from, to, line: more.line ?? null, at: more.at ?? null });
const known = (room: TelephoneRoom, ...asked: [string, string, { line?: string; at?: number }?]): RouteExplanation => {
  const answer = explain(room, ...asked);
  if ("unknown" in answer) throw new Error(`unknown ${answer.unknown}`);
  return answer;
};

describe("what would become of a call", () => {
  test("to the outside: the lines that would be tried, what each would be sent and show, and why", () => {
    const room = new TelephoneRoom(outsideOffice({ trunks: [line("900"), line("901", { form: "e164" })] }));

    const answer = known(room, "205", "0612345678");

    expect(answer.ways).toEqual([
      { name: "", trunk: "900", number: "0612345678", presented: "0122334400", hidden: false },
      { name: "", trunk: "901", number: "+33612345678", presented: "+33122334401", hidden: false },
    ]);
    expect(answer.reasons.map((one) => sentenceOf(one, "fr"))).toContain(
      "La règle de sortie 1 mène à la ligne 900 : +33612345678",
    );
    expect([...room.exchange.calls()]).toEqual([]);
  });

  test("at another time: a rule that holds on working days only", () => {
    const when = {
      days: ["monday", "tuesday", "wednesday", "thursday", "friday"] as const,
      from: "08:00",
      to: "19:00",
    };
    const rule = { emitter: null, site: null, prefix: "0", remove: 0, add: "", trunk: "900" };
    const outboundRules = [{ ...rule, when: { ...when, days: [...when.days], holidays: "never" as const } }];
    const room = new TelephoneRoom(outsideOffice({ outboundRules }));

    const christmas = known(room, "205", "0612345678", { at: Date.parse("2026-12-25T10:00:00+01:00") });
    const eve = known(room, "205", "0612345678", { at: Date.parse("2026-12-24T10:00:00+01:00") });

    expect([christmas.outcome, eve.outcome]).toEqual(["refused", "rings"]);
  });

  test("PRO-05 PLA-07: at another time: the profile of that hour, and what follows when nobody answers", () => {
    const profiles = [profile("Fermeture", { outside: { ringSeconds: 10, onNoAnswer: forwardTo("203") } })];
    const night = { days: ["tuesday" as const], from: "18:00", to: "24:00", profile: "Fermeture" };
    const planning = { week: [night], holidays: null, closures: [] };
    const extensions = [extension("201", { profiles, planning }), extension("203")];
    const room = new TelephoneRoom(outsideOffice({ extensions, groups: [] }));
    room.phones("201", "203");
    const asked = (at: string) => known(room, "0612345678", "0122334400", { line: "900", at: Date.parse(at) });

    const evening = asked("2027-06-01T18:00:00+02:00");
    const before = asked("2027-06-01T17:59:00+02:00");

    expect([evening.seconds, before.seconds]).toEqual([10, 30]);
    expect(evening.reasons.map((one) => sentenceOf(one, "fr"))).toEqual(
      expect.arrayContaining([
        "Planning, mardi 18:00–24:00 : le 201 est en profil « Fermeture »",
        "Ensuite, si le 201 est sans réponse, renvoi vers 203",
      ]),
    );
    expect(before.reasons.map(({ code }) => code)).toContain("no-profile-now");
  });

  test("at another time: rights that an extension has in office hours only; free numbers always", () => {
    const days = ["monday", "tuesday", "wednesday", "thursday", "friday"] as const;
    const when = { days: [...days], from: "08:00", to: "19:00", holidays: "never" as const };
    const outsideRights = { classes: ["mobile" as const], countries: [], when };
    const room = new TelephoneRoom(outsideOffice({ extensions: [extension("205", { outsideRights })] }));
    const at = (time: string, to = "0612345678") => known(room, "205", to, { at: Date.parse(time) });

    expect(at("2026-12-24T10:00:00+01:00").outcome).toBe("rings");
    const late = at("2026-12-24T21:00:00+01:00");
    expect(late).toMatchObject({ outcome: "refused", cause: "forbidden" });
    expect(late.reasons.map((one) => sentenceOf(one, "fr"))).toEqual([
      "Le poste 205 n'a pas droit à ces appels à cette heure : mobiles",
    ]);
    expect(at("2026-12-25T10:00:00+01:00").outcome).toBe("refused");
    expect(at("2026-12-25T10:00:00+01:00", "0800123456").outcome).toBe("rings");
  });

  test("by a line: who would ring", () => {
    const room = new TelephoneRoom(outsideOffice());
    room.phone("201");

    expect(known(room, "0612345678", "0122334400", { line: "900" })).toMatchObject({
      outcome: "rings",
      extensions: ["201"],
    });
  });

  test("by a line and out again: the number that would really be shown, the caller's where it is kept", () => {
    const externalNumbers = [{ name: "Dépanneur", number: "0606060606", ringsWith: null }];
    const shown = (keepsCallerNumber: boolean) => {
      const trunks = [line("900", { extension: "0606060606", keepsCallerNumber }), line("901")];
      const outboundRules = [{ emitter: null, site: null, prefix: "0", remove: 0, add: "", trunk: "901", when: null }];
      const room = new TelephoneRoom(outsideOffice({ externalNumbers, trunks, outboundRules }));
      return known(room, "0612345678", "0122334400", { line: "900" }).ways.map(({ presented }) => presented);
    };

    expect([shown(false), shown(true)]).toEqual([["0122334401"], ["0612345678"]]);
  });

  test("GRP-13: through a group and out again: the number of the line, or the caller's where the group keeps it", () => {
    const externalNumbers = [{ name: "Dépanneur", number: "0606060606", ringsWith: null }];
    const trunks = [line("900", { extension: "800" }), line("901")];
    const outboundRules = [{ emitter: null, site: null, prefix: "0", remove: 0, add: "", trunk: "901", when: null }];
    const shown = (keepsCallerNumber: boolean) => {
      const groups = [group("800", ["0606060606"], { keepsCallerNumber })];
      const room = new TelephoneRoom(outsideOffice({ externalNumbers, trunks, outboundRules, groups }));
      return known(room, "0612345678", "0122334400", { line: "900" }).ways.map(({ presented }) => presented);
    };

    expect([shown(false), shown(true)]).toEqual([["0122334401"], ["0612345678"]]);
  });

  test("nobody's: an extension or line that does not exist is told so", () => {
    const room = new TelephoneRoom(outsideOffice());

    expect(explain(room, "299", "201")).toEqual({ unknown: "extension" });
    expect(explain(room, "0612345678", "0122334400", { line: "999" })).toEqual({ unknown: "line" });
  });

  test("a code is explained and not carried out", () => {
    const room = new TelephoneRoom(outsideOffice());

    expect(known(room, "201", "*69")).toMatchObject({ outcome: "service" });
    expect(room.hidden.size).toBe(0);
  });
});
