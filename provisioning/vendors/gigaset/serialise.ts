import type { Setting } from "../../keys/sheet.ts";
import { asciiEscaped, xmlEscaped } from "../../keys/xml-text.ts";
import type { Phone } from "../../phone.ts";
import { versionOf } from "./facts.ts";

/** A file that names another telephone is passed over as a whole; one whose version did not change, too. */
const framed = (phone: Phone, profile: string, items: readonly string[]): string =>
  [
    '<?xml version="1.0" encoding="ISO-8859-1"?>',
    "<ProviderFrame>",
    "<Provider>",
    `<MAC_ADDRESS value="${phone.mac}"/>`,
    `<VERSION value="${versionOf(phone.changedAt)}"/>`,
    `<PROFILE_NAME class="string" value="${asciiEscaped(profile)}"/>`,
    ...items,
    "</Provider>",
    "</ProviderFrame>",
    "",
  ].join("\n");

const CLASSES: Readonly<Record<string, string>> = { S: "string", I: "integer", B: "boolean" };

/** Elements of one type each, by their first letter. Letters beyond ASCII are written by number, whatever is read. */
export const serialiseTyped = (phone: Phone, profile: string, settings: readonly Setting[]): string =>
  framed(
    phone,
    profile,
    settings.map(
      ({ key, value }) =>
        `<${key} class="${CLASSES[key.charAt(0)] ?? "string"}" value="${asciiEscaped(value ?? "")}"/>`,
    ),
  );

/** Symbols: a text stands in quotes of its own within those of XML, a number does not. */
export const serialiseSymbols = (phone: Phone, profile: string, settings: readonly Setting[]): string =>
  framed(
    phone,
    profile,
    settings.map(({ key, value, text }) => {
      const written = text ? `"${value ?? ""}"` : (value ?? "0x0");
      return `<SYMB_ITEM ID="${key}" class="symb_item" value="${asciiEscaped(written)}"/>`;
    }),
  );

/** Parameters by name. A base asks for the number of its product. */
export const serialiseParams = (product: string | null, settings: readonly Setting[]): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    product === null ? '<provisioning version="1.1">' : `<provisioning version="1.1" productID="${product}">`,
    "<nvm>",
    ...settings.map(({ key, value }) => `<param name="${key}" value="${xmlEscaped(value ?? "")}"/>`),
    "</nvm>",
    "</provisioning>",
    "",
  ].join("\n");

/** Settings as elements, those of a key with what it does and its label apart. */
export function serialiseSettings(settings: readonly Setting[]): string {
  const values = new Map(settings.map(({ key, value }) => [key, xmlEscaped(value ?? "")]));
  const plain: string[] = [];
  const keys: string[] = [];
  for (const [key, value] of values) {
    const [name = "", index, label] = key.split("/");
    if (name === "fkey") {
      const title = values.get(`${key}/label`) ?? "";
      if (label === undefined)
        keys.push(`<fkey idx="${index}" context="1" label="${title}" lp="on" perm="">${value}</fkey>`);
    } else plain.push(`<${name}${index === undefined ? "" : ` idx="${index}"`} perm="">${value}</${name}>`);
  }
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    "<settings>",
    "<phone-settings>",
    ...plain,
    "</phone-settings>",
    "<functionKeys>",
    ...keys,
    "</functionKeys>",
    "</settings>",
    "",
  ].join("\n");
}
