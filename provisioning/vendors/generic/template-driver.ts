import { type Static, Type } from "typebox";
import type { Reason } from "../../../daemon/model/reason.ts";
import type { PhoneDriver, Rendered } from "../../driver.ts";
import { readMac } from "../../identify/mac.ts";
import { compileTemplate, fillTemplate, type Template } from "./template.ts";
import { phoneView, siteView, type View } from "./view.ts";
import { PHONE_VOCABULARY, SITE_VOCABULARY } from "./vocabulary.ts";

const fileSchema = (name: string) =>
  Type.Object(
    {
      name: Type.String({ pattern: name, maxLength: 60 }),
      contentType: Type.String({ pattern: "^[a-z]+/[a-z0-9.+-]+(?:; charset=utf-8)?$", maxLength: 60 }),
      escape: Type.Union([Type.Literal("line"), Type.Literal("xml")]),
      text: Type.String(),
    },
    { additionalProperties: false },
  );

const plain = "(?:[A-Za-z0-9_-]|\\.(?!\\.))*";

/** How a maker's telephones are configured, as an administrator writes it down: data, no code. */
export const templateSchema = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 40 }),
    /** First three bytes of the addresses, 6 upper-case digits each. */
    ouis: Type.Array(Type.String({ pattern: "^[0-9A-F]{6}$" }), { maxItems: 50 }),
    /** What option 60 has in it; null: it is not looked at. */
    vendorClass: Type.Union([Type.String({ minLength: 3, maxLength: 60 }), Type.Null()]),
    /** The file of one telephone: `{mac}` or `{MAC}` in its name is the address in small or capital digits. */
    phoneFile: fileSchema(`^${plain}(?:\\{mac\\}|\\{MAC\\})${plain}$`),
    /** The file for all, by a plain name; null: there is none. */
    commonFile: Type.Union([fileSchema(`^(?=.)${plain}$`), Type.Null()]),
    /** Event of the NOTIFY that makes them read their files again. */
    resync: Type.Union([Type.Literal("check-sync"), Type.Literal("check-sync;reboot=true"), Type.Literal("resync")]),
  },
  { additionalProperties: false },
);

export type TemplateDocument = Static<typeof templateSchema>;

/** A driver from a document of the schema's shape, or what is wrong with its templates. */
export function templateDriver(document: TemplateDocument): PhoneDriver | Reason {
  const { phoneFile, commonFile } = document;
  const forPhone = compileTemplate(phoneFile.text, PHONE_VOCABULARY);
  if ("code" in forPhone) return forPhone;
  const forAll = compileTemplate(commonFile?.text ?? "", SITE_VOCABULARY);
  if ("code" in forAll) return forAll;

  const phoneName = nameForm(phoneFile.name);
  const commonName = commonFile === null ? null : nameForm(commonFile.name);
  return {
    id: "generic",
    models: [],
    modelOf: () => null,
    match: ({ mac }) => (mac !== null && document.ouis.includes(mac.slice(0, 6)) ? 90 : 0),
    directory: () => "ldap",
    directoryPage: null,
    route: (path) => {
      if (commonName?.test(path) === true) return { kind: "common", code: null };
      const mac = readMac(phoneName.exec(path)?.groups?.mac ?? "");
      return mac === null ? null : { kind: "phone", mac };
    },
    render: (subject) => {
      if (subject.kind === "phone") return rendered(phoneFile, forPhone, phoneView(subject.phone));
      return commonFile === null ? null : rendered(commonFile, forAll, siteView(subject.site));
    },
    pnp: () => null,
    dhcp: (url) => [
      {
        name: "template",
        ouis: document.ouis,
        vendorClass: document.vendorClass,
        options: [{ code: 66, within43: false, value: { text: url }, force: true }],
      },
    ],
    trusts: () => false,
    resync: () => [{ event: document.resync, body: null }],
  };
}

const rendered = (file: TemplateDocument["phoneFile"], template: Template, view: View): Rendered => ({
  bytes: new TextEncoder().encode(fillTemplate(template, view, file.escape)),
  contentType: file.contentType,
  remarks: [],
});

const nameForm = (name: string): RegExp =>
  new RegExp(
    `^/?${name
      .replaceAll(/[.*+?^$()|[\]\\-]/g, "\\$&")
      .replace("{mac}", "(?<mac>[0-9a-f]{12})")
      .replace("{MAC}", "(?<mac>[0-9A-F]{12})")}$`,
  );
