import { describe, expect, test } from "vitest";
import { extension, group, office } from "../office.fixture.ts";
import { oneBase, uniqueIpAddresses, uniqueMacAddresses } from "./addresses.ts";
import { senseIssues } from "./sense.ts";
import { registrationInOrder, sessionTimerLongEnough } from "./sip.ts";

const withSip = (change: object) => {
  const document = office();
  return { ...document, sip: { ...document.sip, ...change } };
};

test("the factory configuration makes sense", () => {
  expect(senseIssues(office())).toEqual([]);
});

test("everything that makes no sense is said at once", () => {
  const document = office({
    extensions: [extension("201"), extension("201"), extension("112")],
    groups: [group("800", ["299", "800"])],
  });

  expect(senseIssues(document).map(({ code }) => code)).toEqual([
    "number-taken",
    "emergency-number",
    "unknown-member",
    "group-loop",
  ]);
});

describe("addresses of telephones", () => {
  const macAddress = "E434D7300542";
  const ipAddress = "192.168.1.20";

  test("two telephones with one MAC address: the second is told whose it is", () => {
    const document = office({
      extensions: [extension("201", { macAddress, name: "Gérant" }), extension("202", { macAddress })],
    });

    expect(uniqueMacAddresses(document)).toMatchObject([
      {
        path: "/extensions/1/macAddress",
        message:
          "L'adresse MAC E434D7300542 est déjà celle du poste « Gérant » (201). Si c'est une base DECT, indiquez dans chacun de ses postes le numéro de son combiné.",
      },
    ]);
  });

  test.each([
    ["each handset of a base has its extension", [1, 2, 3], []],
    ["a handset has one extension", [1, 2, 1], [["/extensions/2/handset", "handset-taken"]]],
    ["a telephone of one extension is no base", [null, 1], [["/extensions/1/macAddress", "mac-address-taken"]]],
    [
      "an extension of a base says which handset it has",
      [1, null],
      [["/extensions/1/macAddress", "mac-address-taken"]],
    ],
  ] as const)("POS-07: %s", (_, handsets, issues) => {
    const extensions = handsets.map((handset, index) => extension(`20${index + 1}`, { macAddress, handset }));

    const found = uniqueMacAddresses(office({ extensions }));

    expect(found.map(({ path, code }) => [path, code])).toEqual(issues);
  });

  test("POS-07: who has a handset already is named, in both languages", () => {
    const extensions = [
      extension("201", { macAddress, handset: 4, name: "Gérant" }),
      extension("202", { macAddress, handset: 4 }),
    ];

    expect(uniqueMacAddresses(office({ extensions }))).toMatchObject([
      {
        message:
          "Le combiné 4 de la base E434D7300542 est déjà celui du poste « Gérant » (201) : indiquez-en un autre.",
        english: 'Handset 4 of the base E434D7300542 is already that of extension "Gérant" (201): choose another one.',
      },
    ]);
  });

  test("POS-08: a base has one fixed address and its modules once, whichever of its extensions say so", () => {
    const base = (
      number: string,
      handset: number,
      more: { readonly ipAddress?: string; readonly keyModules?: number },
    ) => extension(number, { macAddress, handset, ...more });
    const issuesOf = (...extensions: readonly ReturnType<typeof extension>[]) => {
      const document = office({ extensions: [...extensions] });
      return [...uniqueIpAddresses(document), ...oneBase(document)].map(({ path, code }) => [path, code]);
    };

    expect(issuesOf(base("201", 1, {}), base("202", 2, { ipAddress, keyModules: 1 }))).toEqual([]);
    expect(issuesOf(base("201", 1, { ipAddress }), base("202", 2, { ipAddress }))).toEqual([]);
    expect(issuesOf(base("201", 1, { ipAddress }), base("202", 2, { ipAddress: "192.168.1.21" }))).toEqual([
      ["/extensions/1/ipAddress", "base-address-differs"],
    ]);
    expect(issuesOf(base("201", 1, { keyModules: 1 }), base("202", 2, { keyModules: 2 }))).toEqual([
      ["/extensions/1/keyModules", "base-modules-differ"],
    ]);
    expect(issuesOf(base("201", 1, { ipAddress }), base("202", 2, {}), extension("203", { ipAddress }))).toEqual([
      ["/extensions/2/ipAddress", "ip-address-taken"],
    ]);
  });

  test("two telephones with one fixed IP address", () => {
    const document = office({ extensions: [extension("201", { ipAddress }), extension("202", { ipAddress })] });

    expect(uniqueIpAddresses(document)).toMatchObject([{ path: "/extensions/1/ipAddress", code: "ip-address-taken" }]);
  });

  test("many telephones without addresses are fine", () => {
    expect(uniqueMacAddresses(office())).toEqual([]);
    expect(uniqueIpAddresses(office())).toEqual([]);
  });
});

describe("SIP times", () => {
  test.each([
    [{ minimum: 60, usual: 300, maximum: 3600 }, 0],
    [{ minimum: 300, usual: 300, maximum: 300 }, 0],
    [{ minimum: 400, usual: 300, maximum: 3600 }, 1],
    [{ minimum: 60, usual: 7200, maximum: 3600 }, 1],
  ])("registration %j has %d issues", (registration, issues) => {
    expect(registrationInOrder(withSip({ registration }))).toHaveLength(issues);
  });

  test.each([
    [0, 0],
    [90, 0],
    [1800, 0],
    [1, 1],
    [89, 1],
  ])("a session timer of %d seconds has %d issues", (sessionExpiresSeconds, issues) => {
    expect(sessionTimerLongEnough(withSip({ sessionExpiresSeconds }))).toHaveLength(issues);
  });
});
