import { expect, test } from "vitest";
import type { PhoneDriver } from "./driver.ts";
import { DRIVERS, driverFor, remarksOf } from "./drivers.ts";
import { identify } from "./identify/identify.ts";
import { office, phone } from "./phone.fixture.ts";
import { generic } from "./vendors/generic/generic.ts";

test.each([
  ["00:08:5D:11:22:33", "aastra"],
  ["E4:37:D7:10:01:81", "depaepe"],
  ["7C:2F:80:40:EC:1A", "gigaset"],
  ["00:15:65:19:19:BD", "yealink"],
  ["B8:27:EB:11:22:33", "generic"],
])("POS-22: a telephone at %s gets the files of %s", (mac, id) => {
  expect(driverFor(identify([{ origin: "dhcp", at: 1, mac, vendorClass: null }])).id).toBe(id);
});

test.each([
  ["yealink", "T46S", "66.86.0.15", "ldap"],
  ["yealink", "T28P", "2.61.0.80", "xml"],
  ["yealink", null, null, "ldap"],
  ["depaepe", null, null, "ldap"],
  ["aastra", "6731i", "3.2.0.70", "xml"],
  ["aastra", "6867i", null, "ldap"],
  ["aastra", null, null, "xml"],
  ["gigaset", "N870 IP PRO", null, "xml"],
  ["gigaset", "N510 IP PRO", null, "xml"],
  ["gigaset", "N720 DM PRO", null, "xml"],
  ["gigaset", "P820", null, "ldap"],
  ["generic", null, null, "ldap"],
] as const)("MEX-05: %s %s with firmware %s looks up the directory by %s", (id, model, firmware, kind) => {
  const [driver = generic] = DRIVERS.filter((one) => one.id === id);

  expect(driver.directory({ model, firmware })).toBe(kind);
});

test("a template goes before a driver that knows only the maker", () => {
  const own: PhoneDriver = { ...generic, match: () => 90 };
  const guessed = identify([{ origin: "dhcp", at: 1, mac: "00:08:5D:11:22:33", vendorClass: null }]);

  expect(driverFor(guessed, [own])).toBe(own);
});

test("the file that anybody may ask for holds no account and no password, whoever made it", () => {
  for (const driver of DRIVERS) {
    const text = new TextDecoder().decode(driver.render({ kind: "common", site: office.site })?.bytes);
    expect(text, driver.id).not.toMatch(/password|account|user name|display/i);
  }
});

test("a telephone that reads no file is configured by its own page, and that is said", () => {
  const [ours = generic] = DRIVERS.filter(({ id }) => id === "gigaset");

  expect(remarksOf(ours, phone({ model: "C470 IP" }))).toEqual([
    { code: "phone-by-its-page", facts: { model: "C470 IP" } },
  ]);
  expect(remarksOf(generic, phone())).toEqual([{ code: "phone-without-file", facts: {} }]);
  expect(remarksOf(ours, phone({ model: "Maxwell 3", keys: [] })).map(({ code }) => code)).toContain(
    "phone-setting-left-out",
  );
});
