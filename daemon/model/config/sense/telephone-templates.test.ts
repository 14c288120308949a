import { describe, expect, test } from "vitest";
import { office } from "../office.fixture.ts";
import { readDocument } from "../read-document.ts";
import type { TelephoneTemplate } from "../telephone-templates.ts";
import { senseIssues } from "./sense.ts";

const template = (change: Partial<TelephoneTemplate> = {}): TelephoneTemplate => ({
  ...{ name: "Fanvil", ouis: ["0C383E"], vendorClass: null, fileName: "{mac}.cfg", text: "user = {{mac}}\n" },
  ...{ commonName: null, commonText: "", escape: "line", resync: "check-sync" },
  ...change,
});
const issues = (...templates: TelephoneTemplate[]) =>
  senseIssues(office({ telephoneTemplates: templates })).map(({ path, code }) => [path, code]);

describe("templates of files", () => {
  test("that can be read, each with its own name and addresses, make sense", () => {
    expect(issues(template(), template({ name: "Htek", ouis: ["001FC1"], commonText: "{{ntp}}" }))).toEqual([]);
  });

  test("share neither a name nor the beginning of an address", () => {
    expect(issues(template(), template({ name: "fanvil" }))).toEqual([
      ["/telephoneTemplates/1/name", "template-taken"],
      ["/telephoneTemplates/1/ouis", "oui-taken"],
    ]);
    expect(issues(template({ ouis: ["0C383E", "0C383E"] }))).toEqual([["/telephoneTemplates/0/ouis", "oui-taken"]]);
  });

  test("name nothing that is not known there: a file for all has no secret", () => {
    expect(issues(template({ text: "a\n{{sip_password}}", commonText: "{{admin_password}}" }))).toEqual([
      ["/telephoneTemplates/0/text", "template-name-unknown"],
      ["/telephoneTemplates/0/commonText", "template-name-unknown"],
    ]);
    const [issue] = senseIssues(office({ telephoneTemplates: [template({ text: "a\n{{sip_password}}" })] }));
    expect(issue?.message).toContain("Ligne 2");
  });

  test("are kept as they are written, beginnings of addresses in one form", () => {
    const typed = { ...template({ text: "  a\n\tb\r\n" }), ouis: ["0c:38:3e", "00-1f-c1-11-22-33"], vendorClass: " " };
    const read = readDocument({ ...office({}), telephoneTemplates: [typed] });
    expect(read).toMatchObject({
      document: { telephoneTemplates: [{ text: "  a\n\tb\r\n", ouis: ["0C383E", "001FC1"], vendorClass: null }] },
    });
  });
});
