import type { TelephoneTemplate } from "../../../daemon/model/config/telephone-templates.ts";
import { compileTemplate, type Template } from "../../../daemon/model/phone-template/compile-template.ts";
import { PHONE_VOCABULARY, SITE_VOCABULARY } from "../../../daemon/model/phone-template/vocabulary.ts";
import type { Reason } from "../../../daemon/model/reason.ts";
import type { DhcpRule, PhoneDriver, Rendered } from "../../driver.ts";
import { readMac } from "../../identify/mac.ts";
import { fillTemplate } from "./fill-template.ts";
import { phoneView, siteView, type View } from "./view.ts";

/** What is told by DHCP to the telephones of a template, the nth of them; `url` as in PhoneDriver. */
export const templateRule = (
  { ouis, vendorClass }: Pick<TelephoneTemplate, "ouis" | "vendorClass">,
  index: number,
  url: string,
): DhcpRule => ({
  name: `template-${index + 1}`,
  ouis,
  vendorClass,
  options: [{ code: 66, within43: false, value: { text: url }, force: true }],
});

/** A driver from a document of the schema's shape, or what is wrong with its templates. */
export function templateDriver(document: TelephoneTemplate): PhoneDriver | Reason {
  const { ouis, text, commonText, resync } = document;
  const forPhone = compileTemplate(text, PHONE_VOCABULARY);
  if ("code" in forPhone) return forPhone;
  const forAll = compileTemplate(commonText, SITE_VOCABULARY);
  if ("code" in forAll) return forAll;

  const phoneName = nameForm(document.fileName);
  const commonName = document.commonName === null ? null : nameForm(document.commonName);
  return {
    id: "generic",
    models: [],
    modelOf: () => null,
    // Who describes telephones with these addresses knows better than the catalogue.
    match: ({ mac }) => (mac !== null && ouis.includes(mac.slice(0, 6)) ? 110 : 0),
    directory: () => "ldap",
    directoryPage: null,
    route: (path) => {
      if (commonName?.test(path) === true) return { kind: "common", code: null };
      const mac = readMac(phoneName.exec(path)?.groups?.mac ?? "");
      return mac === null ? null : { kind: "phone", mac };
    },
    render: (subject) => {
      if (subject.kind === "phone") return rendered(document, forPhone, phoneView(subject.phone));
      return commonName === null ? null : rendered(document, forAll, siteView(subject.site));
    },
    pnp: () => null,
    dhcp: (url) => [templateRule(document, 0, url)],
    trusts: () => "nothing",
    resync: () => [{ event: resync, body: null }],
  };
}

const rendered = ({ escape: way }: TelephoneTemplate, template: Template, view: View): Rendered => ({
  bytes: new TextEncoder().encode(fillTemplate(template, view, way)),
  contentType: way === "xml" ? "text/xml; charset=utf-8" : "text/plain; charset=utf-8",
  remarks: [],
});

const nameForm = (name: string): RegExp =>
  new RegExp(
    `^/?${name
      .replaceAll(/[.*+?^$()|[\]\\-]/g, "\\$&")
      .replace("{mac}", "(?<mac>[0-9a-f]{12})")
      .replace("{MAC}", "(?<mac>[0-9A-F]{12})")}$`,
  );
