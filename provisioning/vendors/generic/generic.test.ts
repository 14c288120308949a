import fc from "fast-check";
import { Value } from "typebox/value";
import { describe, expect, test } from "vitest";
import { type TelephoneTemplate, telephoneTemplateSchema } from "../../../daemon/model/config/telephone-templates.ts";
import { compileTemplate, type Template } from "../../../daemon/model/phone-template/compile-template.ts";
import { PHONE_VOCABULARY, SITE_VOCABULARY, type Vocabulary } from "../../../daemon/model/phone-template/vocabulary.ts";
import { asOneLine, hostilePhones } from "../../hostile.fixture.ts";
import { fullPhone, office, phone } from "../../phone.fixture.ts";
import { fillTemplate } from "./fill-template.ts";
import { templateDriver } from "./template-driver.ts";
import { phoneView, type View } from "./view.ts";

const compiled = (text: string): Template => {
  const template = compileTemplate(text, PHONE_VOCABULARY);
  if ("code" in template) throw new Error(template.code);
  return template;
};
const filled = (text: string, of = phone(), way: "line" | "xml" = "line") =>
  fillTemplate(compiled(text), phoneView(of), way);

const document: TelephoneTemplate = {
  name: "Fanvil",
  ouis: ["0C383E"],
  vendorClass: null,
  fileName: "{mac}.cfg",
  text: [
    "{{#accounts}}SIP{{line}} User = {{user}}\nSIP{{line}} Name = {{name}}\n{{/accounts}}",
    "{{#keys}}{{#lamp}}Key{{module}}.{{position}} = {{value}} {{label}}\n{{/lamp}}{{/keys}}",
    "{{^vlan}}VLAN = 0\n{{/vlan}}{{#vlan}}VLAN = {{id}}\n{{/vlan}}",
  ].join(""),
  commonName: "f0V00X3000.cfg",
  commonText: "NTP = {{ntp}}\n",
  escape: "line",
  resync: "check-sync",
};

const driver = (of: TelephoneTemplate) => {
  const made = templateDriver(of);
  if ("code" in made) throw new Error(made.code);
  return made;
};

describe("a template of an administrator", () => {
  test("places, parts and lists", () => {
    const file = driver(document).render({ kind: "phone", phone: fullPhone() });

    const all = driver(document).render({ kind: "common", site: office.site });

    expect(new TextDecoder().decode(all?.bytes)).toBe("NTP = 192.168.1.1\n");
    expect(new TextDecoder().decode(file?.bytes)).toBe(
      "SIP1 User = 201\nSIP1 Name = Éloïse Durand\nKey0.2 = 202 Accueil\nKey1.2 = 203 Éloïse « compta »\nVLAN = 20\n",
    );
    expect(filled("{{^vlan}}no VLAN{{/vlan}}{{#pickup}} by {{pickup}}{{/pickup}}")).toBe("no VLAN by *8");
  });

  test.each([
    ["{{secret}}", { code: "template-name-unknown", facts: { line: 1, name: "secret" } }],
    ["a\n{{constructor}}", { code: "template-name-unknown", facts: { line: 2, name: "constructor" } }],
    ["{{#accounts}}{{ip}}{{/accounts}}", { code: "template-name-unknown", facts: { line: 1, name: "ip" } }],
    ["{{accounts}}", { code: "template-name-unknown", facts: { line: 1, name: "accounts" } }],
    ["{{#vlan}}{{id}}", { code: "template-part-open", facts: { line: 1, name: "vlan" } }],
    ["{{/vlan}}", { code: "template-part-unopened", facts: { line: 1, name: "vlan" } }],
    [
      "{{#accounts}}{{#keys}}{{/keys}}{{/accounts}}",
      { code: "template-lists-nested", facts: { line: 1, name: "keys" } },
    ],
    ["x".repeat(20_000), { code: "template-too-long", facts: { most: 16_384 } }],
    ["{{mac}}".repeat(401), { code: "template-too-many-places", facts: { most: 400 } }],
  ])("refused, with where it is wrong: %#", (text, refusal) => {
    expect(compileTemplate(text, PHONE_VOCABULARY)).toEqual(refusal);
  });

  test("a file that any telephone may ask for can name no secret", () => {
    for (const name of ["admin_password", "accounts", "mac"]) {
      expect(compileTemplate(`{{${name}}}`, SITE_VOCABULARY)).toMatchObject({ code: "template-name-unknown" });
    }
  });

  test("what looks like a place and is none stays text", () => {
    expect(filled("{{ }} {mac} {{Mac}} {{{mac}}} {{mac.length}}")).toBe(
      "{{ }} {mac} {{Mac}} {001565AABBCC} {{mac.length}}",
    );
  });

  test("every value is escaped in the way of its file", () => {
    fc.assert(
      fc.property(hostilePhones({}), ({ hostile }) => {
        const name = hostile.accounts[0]?.name ?? "";
        const lines = filled("{{#accounts}}a={{name}}\nb={{password}}\n{{/accounts}}", hostile).split("\n");
        const xml = filled("{{#accounts}}<a b='{{name}}'>{{name}}</a>{{/accounts}}", hostile, "xml");
        const expected = asOneLine(name.replaceAll(/[\ufffe\uffff]/g, ""));

        expect(lines).toHaveLength(3);
        expect(lines[0]).toBe(`a=${asOneLine(name)}`);
        expect(xml.match(/[<>'"]/g)?.join("")).toBe("<''><>");
        expect(decoded(/b='([^']*)'/.exec(xml)?.[1] ?? "")).toBe(expected);
        expect(decoded(/>([^<]*)</.exec(xml)?.[1] ?? "")).toBe(expected);
      }),
    );
  });

  test("any text is a template or refused, and fills without stumbling", () => {
    const word = fc.constantFrom("{{", "}}", "#", "^", "/", "accounts", "name", "vlan", "id", "mac", "\n", " ");
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), (words) => {
        const template = compileTemplate(words.join(""), PHONE_VOCABULARY);
        if (!("code" in template)) fillTemplate(template, phoneView(fullPhone()), "line");
      }),
    );
  });

  test("the vocabulary is what a telephone has", () => {
    const seen = [phoneView(fullPhone()), phoneView(phone({ directory: office.xml }))].map(namesIn);
    const kinds = ["do_not_disturb"].map((kind) => `keys.${kind}`);

    expect([...new Set([...seen.flat(), ...kinds])].sort()).toEqual(namesOf(PHONE_VOCABULARY).sort());
  });
});

describe("its document", () => {
  test.each(["../{mac}.cfg", "a/{mac}.cfg", "{mac}..", "{mac}/x", "x {mac}", "{mac}{mac}", "all.cfg", ""])(
    "a file cannot be called %j",
    (name) => {
      expect(Value.Check(telephoneTemplateSchema, document)).toBe(true);
      expect(Value.Check(telephoneTemplateSchema, { ...document, fileName: name })).toBe(false);
    },
  );

  test("names are matched whole, in the case they were written in", () => {
    const { route } = driver(document);

    expect(route("/0c383e112233.cfg")).toEqual({ kind: "phone", mac: "0C383E112233" });
    expect(route("f0V00X3000.cfg")).toEqual({ kind: "common", code: null });
    for (const path of ["/0C383E112233.cfg", "/x/0c383e112233.cfg", "/0c383e112233xcfg", "/f0V00X3000.cfg\n", "/"]) {
      expect(route(path)).toBeNull();
    }
  });
});

const decoded = (text: string): string =>
  text.replaceAll(
    /&(amp|lt|gt|quot|apos);/g,
    (_, name: string) => ({ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" })[name] ?? "",
  );

const namesIn = (view: View): string[] =>
  [...view].flatMap(([name, value]) => {
    const inner = typeof value === "string" ? [] : value instanceof Map ? [value] : [...(value as readonly View[])];
    return [name, ...inner.flatMap(namesIn).map((one) => `${name}.${one}`)];
  });

const namesOf = ({ texts, parts, lists }: Vocabulary): string[] => [
  ...texts,
  ...Object.entries({ ...parts, ...lists }).flatMap(([name, inner]) => [
    name,
    ...namesOf(inner).map((one) => `${name}.${one}`),
  ]),
];
