import { describe, expect, test } from "vitest";
import { inboundRule, office, outboundRule, site, trunk } from "../office.fixture.ts";
import { namedNumbersExist } from "./references.ts";
import {
  absenceCodesDiffer,
  shortNumbersEnd,
  sitesOfRulesExist,
  specialNumbersDiffer,
  timeZoneExists,
} from "./rules.ts";
import { senseIssues } from "./sense.ts";

const trunks = [trunk("900")];
const paths = (issues: readonly { readonly path: string }[]) => issues.map(({ path }) => path);

describe("what rules name exists", () => {
  test("SOR-07 a rule to a deleted line is told", () => {
    const document = office({ trunks, outboundRules: [outboundRule("900"), outboundRule("901")] });

    expect(namedNumbersExist(document)).toEqual([
      {
        path: "/outboundRules/1/trunk",
        code: "unknown-number",
        message: "Règle de sortie 2 : 901 n'est pas une ligne.",
        english: "Outbound rule 2: 901 is not a line.",
      },
    ]);
  });

  test("SOR-03 who emits is an extension or a group", () => {
    const rule = (emitter: string) => outboundRule("900", { emitter });
    const document = office({ trunks, outboundRules: [rule("201"), rule("800"), rule("900"), rule("299")] });

    expect(paths(namedNumbersExist(document))).toEqual(["/outboundRules/2/emitter", "/outboundRules/3/emitter"]);
  });

  test("SSM-01: a message rule names a line, and who writes", () => {
    const messageRules = [
      outboundRule("900", { emitter: "201" }),
      outboundRule("901", { emitter: "900", site: "Metz" }),
    ];
    const document = office({ trunks, messageRules });

    const [emitter, line] = namedNumbersExist(document);
    expect(emitter).toMatchObject({ path: "/messageRules/1/emitter", code: "unknown-number" });
    expect(line?.message).toBe("Règle de sortie SMS 2 : 901 n'est pas une ligne.");
    expect(paths(sitesOfRulesExist(document))).toEqual(["/messageRules/1/site"]);
  });

  test("ENT-03 ENT-06 EXT-06: a rule leads a line's callers to something that can be called", () => {
    const externalNumbers = [{ name: "Dépanneur", number: "0606060606", ringsWith: null }];
    const rule = inboundRule({ trunk: "900" });
    const inboundRules = [
      { ...rule, extension: "0606060606" },
      { ...rule, extension: "900" },
      { ...rule, trunk: "201", extension: "800" },
    ];

    expect(paths(namedNumbersExist(office({ trunks, externalNumbers, inboundRules })))).toEqual([
      "/inboundRules/1/extension",
      "/inboundRules/2/trunk",
    ]);
  });

  test("MEX-01 MEX-02 the lines of an emergency are lines", () => {
    const sites = [site("Lyon", { emergencyTrunks: ["900", "201"] })];
    const document = office({ trunks, sites, emergency: { ...office().emergency, trunks: ["902"] } });

    expect(paths(namedNumbersExist(document))).toEqual(["/sites/0/emergencyTrunks/1", "/emergency/trunks/0"]);
  });

  test("EXT-05 an external number rings with an extension, and may be a member of a group", () => {
    const externalNumbers = [{ name: "Gérant", number: "0601020304", ringsWith: "201" }];
    const groups = office().groups.map((group) => ({ ...group, members: [...group.members, "0601020304"] }));

    expect(senseIssues(office({ externalNumbers, groups }))).toEqual([]);
  });

  test("a rule or line of a site that does not exist is told", () => {
    const document = office({
      trunks: [trunk("900", { site: "Lyon" })],
      outboundRules: [outboundRule("900", { site: "Metz" })],
    });

    expect(paths(sitesOfRulesExist(document))).toEqual(["/outboundRules/0/site", "/trunks/0/site"]);
  });
});

test("ABR-05 a short number never leads to another one", () => {
  const shortNumbers = [
    { number: "501", full: "502", name: "" },
    { number: "502", full: "0122334455", name: "" },
    { number: "503", full: "503", name: "" },
  ];

  expect(paths(shortNumbersEnd(office({ shortNumbers })))).toEqual(["/shortNumbers/0/full", "/shortNumbers/2/full"]);
});

test("ABR-06 a short number cannot be anybody's number", () => {
  const shortNumbers = [{ number: "201", full: "0122334455", name: "" }];

  expect(senseIssues(office({ shortNumbers }))).toMatchObject([
    { path: "/shortNumbers/0/number", code: "number-taken" },
  ]);
});

test("MEX-06 A-05 no service code hides another", () => {
  const specialNumbers = { ...office().specialNumbers, toggleHidden: "*31", hideOnce: ["*31#", "#31#"] };

  expect(specialNumbersDiffer(office({ specialNumbers }))).toMatchObject([{ path: "/specialNumbers/hideOnce/0" }]);
  expect(specialNumbersDiffer(office())).toEqual([]);
});

test("a time zone that nobody knows is told", () => {
  expect(timeZoneExists(office({ system: { ...office().system, timeZone: "Europe/Nulle_Part" } }))).toMatchObject([
    { path: "/system/timeZone" },
  ]);
  expect(timeZoneExists(office())).toEqual([]);
});

test("MEX-06: a code of absence is dialled like no other one; *69 alone and *69* before a number are two", () => {
  const { specialNumbers } = office();
  const told = (absence: Partial<typeof specialNumbers.absence>, change: Partial<typeof specialNumbers> = {}) =>
    absenceCodesDiffer(
      office({ specialNumbers: { ...specialNumbers, absence: { ...specialNumbers.absence, ...absence }, ...change } }),
    ).map(({ path }) => path);

  expect(told({})).toEqual([]);
  expect(told({ busy: ["21"] })).toEqual(["/specialNumbers/absence/busy/0"]);
  expect(told({ always: ["26"] })).toEqual(["/specialNumbers/absence/always/0"]);
  expect(told({ unavailable: ["81"] })).toEqual(["/specialNumbers/absence/unavailable/0"]);
  expect(told({ doNotDisturb: ["31"] })).toEqual(["/specialNumbers/absence/doNotDisturb/0"]);
  expect(told({ doNotDisturb: ["69"], busy: [] })).toEqual(["/specialNumbers/absence/doNotDisturb/0"]);
});
