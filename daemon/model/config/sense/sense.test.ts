import { describe, expect, test } from "vitest";
import { extension, group, office } from "../office.fixture.ts";
import { uniqueIpAddresses, uniqueMacAddresses } from "./addresses.ts";
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
        message: "L'adresse MAC E434D7300542 est déjà celle du poste « Gérant » (201).",
      },
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
